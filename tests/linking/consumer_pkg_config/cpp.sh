#!/bin/sh
set -eu
# [use]
c++ -std=c++20 ../open_complaint.cpp $(pkg-config --cflags --libs tenon-cpp) -o open_complaint
# [/use]
