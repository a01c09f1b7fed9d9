"""Finds libtenon and checks that it is the one that this package was made for.

Looked for in this order: the file that TENON_LIBRARY names; the file beside this module (a wheel brings it
along); the system's library path. Where TENON_LIBRARY is set, nothing else is tried: a library other than the
one asked for would be found out too late."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Callable, List, Mapping, Tuple

from . import _ffi
from .errors import LibraryError

#: What tenon_abi_version() has to answer.
ABI_VERSION = 1
VARIABLE = "TENON_LIBRARY"


def file_names() -> Tuple[str, ...]:
    """The library's file, as built or packed, and as the system's loader knows it."""
    if sys.platform == "win32":
        return ("tenon.dll",)
    if sys.platform == "darwin":
        return ("libtenon.dylib", "libtenon.0.dylib")
    return ("libtenon.so", "libtenon.so.0")


def candidates(environment: Mapping[str, str]) -> List[Tuple[str, str]]:
    """What to try, as (file, where that comes from)."""
    named = environment.get(VARIABLE)
    if named:
        return [(named, VARIABLE)]
    beside = os.path.dirname(os.path.abspath(__file__))
    return [(os.path.join(beside, name), "beside the package") for name in file_names()] + [
        (name, "the system's library path") for name in reversed(file_names())
    ]


def load(
    environment: Mapping[str, str] = os.environ, open_library: Callable[[str], ctypes.CDLL] = ctypes.CDLL
) -> Tuple[ctypes.CDLL, str]:
    """The library with its functions typed, and where it was found."""
    tried = []
    for path, origin in candidates(environment):
        if os.path.isabs(path) and not os.path.exists(path):
            tried.append(f"{path} ({origin}): there is no such file")
            continue
        try:
            library = open_library(path)
        except OSError as problem:
            tried.append(f"{path} ({origin}): {problem}")
            continue
        check(library, path)
        return _ffi.bind(library, path), path
    bits = ctypes.sizeof(ctypes.c_void_p) * 8
    raise LibraryError(
        "\n  ".join(
            [f"libtenon could not be loaded by this {bits}-bit Python on {sys.platform}. Tried:", *tried]
        )
        + f"\nBuild it, or install the wheel that holds it, or set {VARIABLE} to the path of a {bits}-bit library."
    )


def check(library: ctypes.CDLL, path: str) -> None:
    """Refuses a library with another ABI; to go on would mean wrong arguments, not wrong answers."""
    try:
        library.tenon_abi_version.restype = ctypes.c_int32
        library.tenon_version.restype = ctypes.c_char_p
        found = int(library.tenon_abi_version())
        version = library.tenon_version().decode()
    except AttributeError:
        raise LibraryError(
            f"{path} is no libtenon: it has no tenon_abi_version. "
            f"Set {VARIABLE} to the path of the right file."
        ) from None
    if found != ABI_VERSION:
        newer, older = ("library", "package") if found > ABI_VERSION else ("package", "library")
        raise LibraryError(
            f"The library {path} (version {version}) has ABI {found}; this Python package was made for "
            f"ABI {ABI_VERSION}. The {newer} is the newer one: install a {older} that goes with it, "
            f"or set {VARIABLE} to the path of a library with ABI {ABI_VERSION}."
        )


library, library_path = load()
