"""What the host is to carry out: notices, read in order and acknowledged when they are done."""

from __future__ import annotations

from ctypes import c_int32, c_int64
from typing import Iterable, Iterator, Union

from ._codec import decode, loads
from ._handles import Handle
from ._loader import library
from .documents import Notice

__all__ = ["Outbox"]

#: How many notices are asked for at a time.
PAGE = 500


class Outbox:
    """Notices that were not acknowledged yet. A notice is there until it is: one that was sent, but not
    acknowledged because the host fell over in between, is met again."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle

    def __iter__(self) -> Iterator[Notice]:
        return self.after(0)

    def after(self, number: int) -> Iterator[Notice]:
        """Those with a number above `number`, read page by page as the loop goes on."""
        while True:
            found = loads(self._handle.ask(library.tenon_outbox_read, number, PAGE))["notices"]
            for document in found:
                notice = decode(Notice, document)
                number = notice.id
                yield notice
            if len(found) < PAGE:
                return

    def acknowledge(self, *notices: Union[Notice, int]) -> int:
        """These are carried out. Returns how many of them were open; unknown numbers are passed over."""
        return self.acknowledge_all(notices)

    def acknowledge_all(self, notices: Iterable[Union[Notice, int]]) -> int:
        """The same for any number of them."""
        numbers = [each if isinstance(each, int) else each.id for each in notices]
        counted = c_int32()
        self._handle.tell(
            library.tenon_outbox_acknowledge, (c_int64 * len(numbers))(*numbers), len(numbers), counted
        )
        return counted.value
