"""Someone who acts: opens cases, takes steps, writes registers. The one way to change anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Mapping, Optional, Union, cast

from ._codec import decode, dumps, key_of, loads, plain
from ._handles import encoded
from ._loader import library
from .case import AnyCase
from .documents import Actor, Outcome, Snapshot, Subject, With
from .journeys import EachReport
from .records import Writing

if TYPE_CHECKING:
    from .engine import Engine

__all__ = ["Acting"]


class Acting:
    """An actor at an engine, or in a batch. Cheap to make; as free to share between threads as what it was
    made from.

    Made by Engine.acting_as and Batch.acting_as.
    """

    def __init__(self, engine: Engine, actor: Actor, execute: Callable[[bytes], bytes]) -> None:
        self.engine = engine
        self.actor = actor
        self._send = execute

    def __repr__(self) -> str:
        return f"<{self.actor.id} acting as {', '.join(self.actor.roles)} at {self.engine!r}>"

    def open(
        self, workflow: str, subject: Optional[Subject] = None, with_: Optional[With] = None, /, **fields: Any
    ) -> AnyCase:
        """Opens a case: `clerk.open("complaint", Subject(customer="C1"), With(reference="T-17"),
        channel="phone", ...)`.

        What comes by position belongs to the command, every keyword is a field of the workflow's opening (see
        tenon.case for why). Raises as Case.apply does; NotFound where there is no such workflow.
        """
        kind = self.engine._case_class(workflow)
        document: Dict[str, Any] = {"do": "open", "workflow": workflow, "payload": _payload(fields)}
        if subject is not None:
            document["subject"] = subject
        outcome = self.execute(self._command(document, with_))
        return cast(AnyCase, kind(self, outcome.case_id, workflow))

    def case(self, case: Union[str, Snapshot, None] = None, /, *, reference: Optional[str] = None) -> AnyCase:
        """A case that is there, by its id, by a snapshot of it, or by the host's own number. Raises
        NotFound."""
        found = case if isinstance(case, Snapshot) else self.engine.get(case, reference=reference)
        return cast(AnyCase, self.engine._case_class(found.workflow)(self, found.id, found.workflow))

    def execute(self, command: Mapping[str, Any]) -> Outcome:
        """Carries out a command document (capi/tenon.h, tenon_engine_execute); the actor is filled in where
        it is missing."""
        return decode(Outcome, loads(self._send(dumps({"actor": self.actor, **command}, "command"))))

    def apply_each(
        self, query: Mapping[str, Any], event: str, with_: Optional[With] = None, /, **fields: Any
    ) -> EachReport:
        """The same step in every case that a query finds (as of Engine.find), each by itself: a refusal in
        one leaves the others alone. Of `with_` only party and at are taken; {} as a query are all cases. What
        is done so is committed at once, also where this actor was made from a batch."""
        command = self._command({"actor": self.actor}, with_)
        return decode(
            EachReport,
            loads(
                self.engine._handle.ask(
                    library.tenon_case_apply_each,
                    dumps(query, "query"),
                    encoded(event),
                    dumps(_payload(fields), "payload"),
                    dumps(command, "command"),
                )
            ),
        )

    @property
    def records(self) -> Writing:
        """The registers, to be written by this actor."""
        return Writing(self.engine._handle, self.actor)

    def _apply(self, case: str, event: str, with_: Optional[With], fields: Mapping[str, Any]) -> Outcome:
        return self.execute(self._step(case, event, with_, fields))

    def _check(self, case: str, event: str, with_: Optional[With], fields: Mapping[str, Any]) -> None:
        command = {"actor": self.actor, **self._step(case, event, with_, fields)}
        self.engine._handle.tell(library.tenon_case_check, dumps(command, "command"))

    def _step(
        self, case: str, event: str, with_: Optional[With], fields: Mapping[str, Any]
    ) -> Dict[str, Any]:
        return self._command(
            {"do": "apply", "case": case, "event": event, "payload": _payload(fields)}, with_
        )

    def _command(self, document: Dict[str, Any], with_: Optional[With]) -> Dict[str, Any]:
        if with_ is not None:
            document.update((name, value) for name, value in vars(with_).items() if value is not None)
        return document


def _payload(fields: Mapping[str, Any]) -> Dict[str, Any]:
    return {
        key: plain(value, f"payload.{key}")
        for key, value in ((key_of(name), value) for name, value in fields.items())
    }
