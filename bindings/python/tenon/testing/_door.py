"""The one function of capi/testing/tenon_testing.h: a task and a request go in, an answer comes out.

libtenon_testing is looked for in this order: the file that TENON_TESTING_LIBRARY names (and then nowhere
else); the folder of the libtenon that is loaded; the file beside the package (a wheel brings it along); the
system's library path. It is loaded at the first use, so that a World alone does without it."""

from __future__ import annotations

import json
import os
import sys
import threading
from ctypes import CDLL, CFUNCTYPE, POINTER, byref, c_char_p, c_int32, c_void_p, string_at
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple

from .. import errors
from .._codec import decode, dumps
from .._handles import encoded
from .._loader import library_path
from ..errors import LibraryError, Text

__all__ = ["Progress", "perform"]

VARIABLE = "TENON_TESTING_LIBRARY"
Callback = CFUNCTYPE(c_int32, c_void_p, c_char_p)

#: name, what it returns, what it takes; tests/python/testing_test.py compares it with the header
TABLE: Tuple[Tuple[str, Any, Tuple[Any, ...]], ...] = (
    ("tenon_testing_perform", c_int32, (c_char_p, c_char_p, Callback, c_void_p, POINTER(c_void_p))),
    ("tenon_testing_free", None, (c_void_p,)),
)


@dataclass(frozen=True)
class Progress:
    """How far a task is; `label` says what it is at."""

    done: int
    of: int
    label: Text


#: Hears how far a task is; False stops it, and what has been found so far is the answer.
Hear = Callable[[Progress], Optional[bool]]


def file_names() -> Tuple[str, ...]:
    if sys.platform == "win32":
        return ("tenon_testing.dll",)
    if sys.platform == "darwin":
        return ("libtenon_testing.dylib", "libtenon_testing.0.dylib")
    return ("libtenon_testing.so", "libtenon_testing.so.0")


def candidates(environment: Mapping[str, str], beside: str = library_path) -> List[Tuple[str, str]]:
    """What to try, as (file, where that comes from)."""
    named = environment.get(VARIABLE)
    if named:
        return [(named, VARIABLE)]
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [(package, "beside the package")]
    if os.path.dirname(beside):  # the system's loader was given a name alone
        folders.insert(0, (os.path.dirname(os.path.abspath(beside)), "beside libtenon"))
    found = [(os.path.join(folder, name), origin) for folder, origin in folders for name in file_names()]
    return found + [(name, "the system's library path") for name in reversed(file_names())]


def load(environment: Mapping[str, str] = os.environ, open_library: Callable[[str], CDLL] = CDLL) -> CDLL:
    """The library with its functions typed."""
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
        for name, returns, takes in TABLE:
            try:
                function = getattr(library, name)
            except AttributeError:
                raise LibraryError(f"{path} is no libtenon_testing: it has no {name}.") from None
            function.restype = returns
            function.argtypes = takes
        return library
    raise LibraryError(
        "\n  ".join(["libtenon_testing could not be loaded. Tried:", *tried])
        + f"\nBuild it, or install the wheel that holds it, or set {VARIABLE} to its path."
    )


_loaded: List[CDLL] = []
_loading = threading.Lock()


def _library() -> CDLL:
    with _loading:
        if not _loaded:
            _loaded.append(load())
        return _loaded[0]


def perform(task: str, request: Mapping[str, Any], progress: Optional[Hear] = None) -> Dict[str, Any]:
    """Performs a task of the kit; docs/testing-tasks.md says what each takes and gives. Any number of threads
    may do so at once.

    What `progress` raises stops the task and is raised here. Raises Invalid where the request is malformed,
    NotFound where there is no such task, scenario or file."""
    library = _library()
    raised: List[BaseException] = []

    def hear(_: Any, line: bytes) -> int:
        try:
            return 1 if progress and progress(decode(Progress, json.loads(line))) is False else 0
        except BaseException as problem:  # C knows no exceptions
            raised.append(problem)
            return 1

    heard = Callback(hear) if progress else Callback()  # a null pointer: nobody wants to know
    answer = c_void_p()
    status = library.tenon_testing_perform(
        encoded(task), dumps(request, "request"), heard, None, byref(answer)
    )
    try:
        document = json.loads(string_at(answer.value)) if answer.value else None
    finally:
        library.tenon_testing_free(answer)
    if raised:
        raise raised[0]
    if document is None:
        raise errors.Refusal(
            "fault", "abi.out_of_memory", "内存不足。", "There is not enough memory."
        ).exception()
    if status:
        raise errors.Refusal.from_document(document).exception()
    found: Dict[str, Any] = document
    return found
