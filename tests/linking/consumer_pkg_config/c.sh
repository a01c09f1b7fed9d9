#!/bin/sh
set -eu
# [use]
cc -std=c11 ../open_complaint.c $(pkg-config --cflags --libs tenon) -o open_complaint
# [/use]
