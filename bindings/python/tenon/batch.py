"""Many commands, one commit."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Mapping, Optional, Sequence, Type, Union

from . import _ffi
from ._codec import decode, dumps, loads
from ._handles import Handle, encoded
from ._loader import library
from .acting import Acting
from .documents import Actor, Outcome

if TYPE_CHECKING:
    from .engine import Engine

__all__ = ["Batch"]


class Batch:
    """Commands that are committed together or not at all.

        with engine.batch() as batch:
            clerk = batch.acting_as("E017", roles=["complaint_clerk"])
            first = clerk.open("complaint", ...)
            first.set_grade(grade="ordinary")

    The end of `with` commits; an exception that leaves it rolls back. A command that is refused is left out
    and the others stay, so catch its exception inside the `with` where that is wanted. Steps see what the
    batch did before; reading (case.read(), engine.find ...) sees it only after the commit. A batch belongs to
    one thread at a time."""

    def __init__(self, engine: Engine, handle: Handle) -> None:
        self.engine = engine  # kept: an engine that is collected would close under the batch
        self._handle = handle

    def __repr__(self) -> str:
        return f"<batch of {self.engine!r}{', closed' if self._handle.closed else ''}>"

    def acting_as(self, id: str, *, roles: Sequence[str]) -> Acting:
        """Who opens cases and takes steps within this batch."""
        return Acting(
            self.engine,
            Actor(id, tuple(roles)),
            lambda command: self._handle.ask(library.tenon_batch_execute, command),
        )

    def execute(self, command: Mapping[str, Any]) -> Outcome:
        """A command document with its actor (capi/tenon.h, tenon_engine_execute)."""
        return decode(
            Outcome, loads(self._handle.ask(library.tenon_batch_execute, dumps(command, "command")))
        )

    def sql(self, statement: str, *parameters: Union[None, bool, int, str]) -> None:
        """Adds a statement for the host's own tables in the same file, with values for ?1, ?2 ...: it is run
        by commit, after the commands and in the order given, in the same transaction. So the host's rows and
        the cases are written together or not at all.

        The statement returns no rows, and touches no table named tenon_*. What is wrong with it is told by
        commit: Refused, and nothing of the batch is written.
        """
        self._handle.tell(library.tenon_batch_sql, encoded(statement), dumps(parameters, "parameters"))

    def commit(self) -> None:
        """Writes all of it, in one transaction; the batch is empty afterwards and may be used again.

        Raises Conflict where someone else changed a case meanwhile, Refused where a statement of the host's
        failed; nothing was written then.
        """
        self._handle.tell(library.tenon_batch_commit)

    def rollback(self) -> None:
        """Forgets what was not committed. The batch may be used again."""
        self._handle.tell(library.tenon_batch_rollback)

    def close(self) -> None:
        """Forgets what was not committed, and the batch. A second time does nothing."""
        self._handle.close()

    def __enter__(self) -> Batch:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        value: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()


def begin(engine: Engine) -> Batch:
    pointer = _ffi.Batch()
    engine._handle.tell(library.tenon_batch_begin, pointer)
    return Batch(engine, Handle(pointer, library.tenon_batch_free, "batch", exclusive=True))
