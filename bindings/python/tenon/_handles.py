"""Who owns what the library hands out: nothing is freed twice, nothing used after it is freed.

The library asks for three things that Python does not give by itself (capi/tenon.h, "Threads", "Ownership"):
an engine is closed only when no call with it is under way; a batch, import, text or error belongs to one
thread at a time; an engine is not closed in a forked child. All three are kept here, so that nothing above
has to think of them."""

from __future__ import annotations

import os
import threading
import weakref
from ctypes import byref, string_at
from typing import Any, Callable, Optional

from . import _ffi, errors
from ._loader import library


def _raise(status: int, error: Any) -> None:
    if not error:  # not even the error could be allocated
        raise errors.Refusal(
            "fault",
            "abi.out_of_memory",
            f"内存不足（状态 {status}）。",
            f"There is not enough memory, not even to say why the call failed (status {status}).",
        ).exception()
    try:
        document = library.tenon_error_json(error)
    finally:
        library.tenon_error_free(error)
    raise errors.from_json(document)


def tell(function: Any, *arguments: Any) -> None:
    """Calls a function whose last parameter is an error."""
    error = _ffi.Error()
    status = function(*arguments, byref(error))
    if status:
        _raise(status, error)


def ask(function: Any, *arguments: Any) -> bytes:
    """Calls a function that hands out a text, and takes the text over."""
    text = _ffi.Text()
    tell(function, *arguments, byref(text))
    try:
        return string_at(library.tenon_text_bytes(text), library.tenon_text_size(text))
    finally:
        library.tenon_text_free(text)


class _Owned:
    """A pointer with the count of the calls that use it. Apart from Handle, since the finaliser must not keep
    that alive."""

    __slots__ = ("pointer", "free", "name", "exclusive", "users", "gate", "process")

    def __init__(self, pointer: Any, free: Callable[[Any], None], name: str, exclusive: bool) -> None:
        self.pointer = pointer
        self.free = free
        self.name = name
        self.exclusive = exclusive
        self.users = 0
        self.gate = threading.Condition(threading.Lock())
        self.process = os.getpid()

    def take(self) -> Any:
        # In a forked child the gate may be a copy that is shut for ever. The library refuses the call there.
        if os.getpid() != self.process:
            return self.pointer
        with self.gate:
            while self.exclusive and self.users and self.pointer is not None:
                self.gate.wait()
            if self.pointer is None:
                raise errors.invalid(
                    "abi.closed",
                    f"This {self.name} is closed.",
                    f"该{self.name}已关闭。",
                    field=self.name,
                    remedy=errors.Text(
                        "请在用完之后再关闭。", "Close it after its last use; open another one."
                    ),
                )
            self.users += 1
            return self.pointer

    def give_back(self) -> None:
        if os.getpid() != self.process:
            return
        with self.gate:
            self.users -= 1
            if not self.users:
                self.gate.notify_all()

    def release(self, at_exit: bool) -> None:
        if os.getpid() != self.process:  # a child's copy: its parent closes the real one
            self.pointer = None
            return
        with self.gate:
            pointer, self.pointer = self.pointer, None
            if at_exit and self.users:  # a daemon thread is inside the library; the process ends anyway
                return
            while self.users:
                self.gate.wait()
        if pointer is not None:
            self.free(pointer)


class Handle:
    """One handle of the library. Closed by close(), at the end of `with`, by the garbage collector, or at
    exit."""

    def __init__(self, pointer: Any, free: Callable[[Any], None], name: str, *, exclusive: bool) -> None:
        self._owned = _Owned(pointer, free, name, exclusive)
        self._finalizer = weakref.finalize(self, self._owned.release, True)

    @property
    def closed(self) -> bool:
        return self._owned.pointer is None

    def close(self) -> None:
        """Waits for calls that are under way in other threads; a second time does nothing."""
        self._finalizer.detach()
        self._owned.release(at_exit=False)

    def tell(self, function: Any, *arguments: Any) -> None:
        pointer = self._owned.take()
        try:
            tell(function, pointer, *arguments)
        finally:
            self._owned.give_back()

    def ask(self, function: Any, *arguments: Any) -> bytes:
        pointer = self._owned.take()
        try:
            return ask(function, pointer, *arguments)
        finally:
            self._owned.give_back()


def encoded(text: Optional[str]) -> Optional[bytes]:
    """Text on its way in. C would cut it at a NUL without a word, so one that holds a NUL is refused."""
    if text is None:
        return None
    if "\0" in text:
        raise errors.invalid(
            "python.nul",
            "A text holds a NUL character.",
            "文本含有 NUL 字符。",
            remedy=errors.Text("请删除该字符。", "Remove it."),
        )
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise errors.invalid(
            "python.not_utf8",
            f"A text cannot be written as UTF-8: {problem}.",
            f"文本无法写成 UTF-8：{problem}。",
            remedy=errors.Text("请先换成合格的文本。", "Replace lone surrogates before."),
        ) from None
