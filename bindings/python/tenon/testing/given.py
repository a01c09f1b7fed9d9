"""Rules told in Python: given a case in a state, when somebody takes a step, then this comes of it.

    world = World.read("scenarios")
    case = given(world).about(sale="S1").a("prenotice").in_state("collecting")
    seen = when(case, by="bureau_specialist").does("submit", acceptance_number="YG-1")
    then(seen, refused("documents.missing", missing=["prenotice_application: 1 original"]))

What is left out is as the scenario files have it for an example: the path to the state, the fields of an
event, the role that takes it. Claims that are not so raise NotSo, an AssertionError."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple, Union

from .._codec import key_of
from ..case import AnyCase
from ..documents import Notice, Snapshot, With
from ..errors import Refusal, TenonError
from ._differences import NotSo
from ._stage import IT, Stage, Step
from .matchers import Matcher
from .world import World

__all__ = ["Given", "Seen", "Tested", "Trying", "given", "then", "when"]


def given(world: World) -> Given:
    """The beginning of a sentence: what there is before the step."""
    return Given(world)


class Given:
    """Each part returns the sentence, so that they can be strung together."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.stage = Stage(world)
        self._workflow: Optional[str] = None

    def about(self, **subject: str) -> Given:
        """What cases are about, by ids of the registers: sale="S1", unit=..., building=..."""
        self.stage.about = dict(subject)
        return self

    def a(self, workflow: str) -> Given:
        """Of which procedure the case is. Without about(), it is about what its scenario file says."""
        self._workflow = workflow
        if not self.stage.about:
            self.stage.about = dict(self.stage.procedures.document(workflow).get("about", {}))
        return self

    def after(self, *steps: Step) -> Given:
        """Steps as scenarios have them: {"papers": "prenotice.all"}, "mortgage.seal_by_group", {"put": ...}."""
        self.stage.take_all(steps)
        return self

    def in_state(self, state: str) -> Tested:
        """Brings the case into the state by the path of its scenario file. Raises NotFound where that tells
        none, and what the rules say where the path is refused."""
        if self._workflow is None:
            raise TypeError('say which procedure first: given(world).a("prenotice").in_state(...)')
        self.stage.bring(self._workflow, state, self.stage.about, IT)
        return Tested(self.stage)

    def opened(self, **fields: Any) -> Tested:
        """Opens the case as one of its roles may."""
        if self._workflow is None:
            raise TypeError('say which procedure first: given(world).a("complaint").opened(...)')
        roles = self.world.engine.workflow(self._workflow)["opening"]["roles"]
        self.stage.take({"open": self._workflow, "payload": _payload(fields), "as": roles[0]})
        return Tested(self.stage)


class Tested:
    """A case under test."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.world = stage.world
        self.id = stage.id()

    def __repr__(self) -> str:
        found = self.read()
        return f"<{found.workflow} in {found.state}>"

    def read(self) -> Snapshot:
        return self.world.engine.get(self.id)

    @property
    def state(self) -> str:
        """ "cancelled" where it was."""
        return _state(self.read())

    def after(self, *steps: Step) -> Tested:
        """Further steps, as Given.after."""
        self.stage.take_all(steps)
        return self

    def by(self, *roles: str) -> AnyCase:
        """The case in the hands of somebody with these roles, for whom its events are methods."""
        return self.world.acting_as(*roles).case(self.id)


@dataclass(frozen=True)
class Seen:
    """What came of a step: the refusal, or else what was told and opened since. `case` is None where none is
    there, and `state` then "none"."""

    what: str
    case: Optional[Tested]
    state: str
    refusal: Optional[Refusal]
    told: Tuple[Notice, ...]
    opened: Tuple[Snapshot, ...]


def when(
    case: Union[Tested, Given],
    *,
    by: Union[str, Tuple[str, ...], None] = None,
    who: Optional[str] = None,
    with_: Optional[With] = None,
) -> Trying:
    """Who takes a step. `by`: the role, or several; `who`: the person, by default one for each post; `with_`:
    on whose behalf, and when."""
    return Trying(case, by, who, with_)


class Trying:
    """A step about to be tried. Nothing here raises what the rules say: `then` is asked for it."""

    def __init__(
        self,
        case: Union[Tested, Given],
        by: Union[str, Tuple[str, ...], None],
        who: Optional[str],
        with_: Optional[With],
    ) -> None:
        self._case = case
        self._said: Dict[str, Any] = {}
        if by is not None:
            self._said["as"] = by if isinstance(by, str) else list(by)
        if who is not None:
            self._said["who"] = who
        if with_ is not None:
            self._said.update({name: value for name, value in vars(with_).items() if value is not None})

    def does(self, event: str, /, **fields: Any) -> Seen:
        """Takes a step, by the name of an event or action."""
        return self._try(event, {"do": event, "payload": _payload(fields), **self._said})

    def opens(self, workflow: str, /, **fields: Any) -> Seen:
        """Opens a case about what is given."""
        return self._try(f"open {workflow}", {"open": workflow, "payload": _payload(fields), **self._said})

    def waits_until(self, until: datetime) -> Seen:
        """Nobody does anything; time passes."""
        return self._seen(f"wait until {until.isoformat()}", lambda world: world.wait_until(until))

    def waits_for_the_next_deadline(self) -> Seen:
        return self._seen("wait for the next deadline", lambda world: world.advance_to_next_deadline())

    def _try(self, what: str, step: Mapping[str, Any]) -> Seen:
        return self._seen(what, lambda world: self._case.stage.take(step))

    def _seen(self, what: str, happens: Callable[[World], Any]) -> Seen:
        world = self._case.world
        told = len(world.told())
        known = {each.id for each in world.engine.find()}
        refusal = None
        try:
            happens(world)
        except TenonError as no:
            refusal = no.refusal
        stage = self._case.stage
        case = Tested(stage) if IT in stage.cases else None
        new = [each for each in world.engine.find() if each.id not in known]
        return Seen(
            what=what,
            case=case,
            state=case.state if case else "none",
            refusal=refusal,
            told=world.told()[told:],
            opened=tuple(each for each in new if case is None or each.id != case.id),
        )


def then(seen: Union[Seen, Tested], *claims: Matcher) -> Seen:
    """Holds what was seen against what is claimed; all that is not so is said at once. Raises NotSo."""
    if not claims:
        raise TypeError("then() takes one claim or more: refused(...), leads_to(...), told(...)")
    if isinstance(seen, Tested):
        seen = Seen("the case as it stands", seen, seen.state, None, seen.world.told(), ())
    differences: List[Any] = [each for claim in claims for each in claim.differences(seen)]
    if differences:
        raise NotSo(f"{seen.what} is not as claimed:", differences)
    return seen


def _state(found: Snapshot) -> str:
    return "cancelled" if found.cancelled else found.state


def _payload(fields: Mapping[str, Any]) -> Dict[str, Any]:
    return {key_of(name): value for name, value in fields.items()}
