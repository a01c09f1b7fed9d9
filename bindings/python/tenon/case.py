"""A case, and someone who acts in it.

What is said by position belongs to the command, what is said by keyword are the fields of the workflow's
event:

    case.accept(tenon.With(party="customer"))
    case.look_into(findings="the soil has settled", cause="error", fault="neither")

The two are kept apart because they meet otherwise: events have fields called `reference`, `at` or `id`, and a
workflow that comes later may name a field like any keyword that this package might have taken."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Callable, ClassVar, Dict, Mapping, Optional, Tuple, Union

from ._schema import python_name
from .documents import CaseStatus, Deadline, Explanation, HistoryRow, Option, Outcome, Snapshot, With

if TYPE_CHECKING:
    from .acting import Acting

__all__ = ["AnyCase", "Case"]


class Case:
    """One case, seen by one actor. It holds an id and no state, so it cannot go stale: every property asks
    the store. To look at several things of one moment, take a `snapshot = case.read()`.

    Its workflow's events, and the actions that every case has, are methods; `help(case)` lists them with
    their fields. Any number of threads may use a case at once, as they may the engine; one that was made from
    a batch belongs to its thread."""

    #: Everything that the rules of the workflow say (tenon_workflow_describe).
    description: ClassVar[Dict[str, Any]] = {}

    def __init__(self, acting: Acting, id: str, workflow: str) -> None:
        self.acting = acting
        self.id = id
        self.workflow = workflow

    def __repr__(self) -> str:
        actor = self.acting.actor
        return f"<{self.workflow} case {self.id} by {actor.id} ({', '.join(actor.roles)})>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Case) and (self.id, self.acting.actor) == (other.id, other.acting.actor)

    def __hash__(self) -> int:
        return hash(self.id)

    # ---- steps

    def apply(self, event: str, with_: Optional[With] = None, /, **fields: Any) -> Outcome:
        """Takes a step by the name of its event: what the methods named after events do.

        Raises NotAllowed or Refused where the rules say no, Invalid where a field is unknown, missing or
        malformed, Conflict where the case has moved on from `expected_version`, Busy and Fault as the store
        says."""
        return self.acting._apply(self.id, event, with_, fields)

    def check(self, event: str, with_: Optional[With] = None, /, **fields: Any) -> None:
        """Raises what apply would raise, and changes nothing. Like all reading it sees what is committed,
        also where the case was made from a batch."""
        self.acting._check(self.id, event, with_, fields)

    def options(self) -> Tuple[Option, ...]:
        """What this actor may do now, and why not the rest, by the guards that decide."""
        return self.acting.engine.options(self.id, self.acting.actor)

    # ---- reading

    def read(self) -> Snapshot:
        """The case as it stands."""
        return self.acting.engine.get(self.id)

    @property
    def state(self) -> str:
        return self.read().state

    @property
    def status(self) -> CaseStatus:
        return self.read().status

    @property
    def version(self) -> int:
        return self.read().version

    @property
    def facts(self) -> Mapping[str, Any]:
        return self.read().facts

    @property
    def deadlines(self) -> Tuple[Deadline, ...]:
        return self.read().deadlines

    def history(self) -> Tuple[HistoryRow, ...]:
        """Every step, oldest first."""
        return self.acting.engine.history(self.id)

    def as_of(self, at: datetime) -> Snapshot:
        """The case as it stood at a time, replayed from its history."""
        return self.acting.engine.as_of(self.id, at)

    def explain(self, deadline: Union[str, int]) -> Explanation:
        """How a deadline came about, day by day: by its id (the newest run of it) or by its place in
        `deadlines`."""
        return self.acting.engine.explain(self.id, deadline)


if TYPE_CHECKING:

    class AnyCase(Case):
        """A case whose workflow is only known at run time, so that a type checker cannot know its events.
        `tenon.workflows` has the classes of the built-in ones."""

        def __getattr__(self, event: str) -> Callable[..., Outcome]: ...

else:
    AnyCase = Case


#: What an event cannot be called, since Case or the classes made from it have one of that name.
_TAKEN = (
    *(name for name in dir(Case) if not name.startswith("__")),
    "acting",
    "id",
    "of",
    "open",
    "workflow",
)


def method_name(event: str) -> str:
    """The method for an event: its own name, with an underscore after it where that is taken."""
    return python_name(event, _TAKEN)
