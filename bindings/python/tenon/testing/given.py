"""A rule tried in Python: given, when, then, as testing/given.hpp has it for C++.

    world = World.read("scenarios")

    given(world, "prenotice").about(sale="S1").in_state("submitted") \\
        .by("bureau_specialist").when("certify", certificate_number="YGZ-1") \\
        .then(leads_to("certified"), told("prenotice.certified", party="buyer"))

    given(world, "prenotice").in_state("collecting") \\
        .step({"papers": "prenotice.all", "without": "purchase_contract"}) \\
        .when("submit") \\
        .then(refused("documents.missing", missing="purchase_contract: 1 original", source="H0 5.8"))

What is left out is as the scenario files have it for an example: the path to the state, what the case is about,
the fields of an event, the role that takes it. A step before `when` that is refused raises what the rules say;
`then` raises NotSo, an AssertionError, with all that is not so at once. One story is told once, in one thread."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Callable, Dict, Mapping, Optional, Set, Tuple

from .._codec import key_of
from ..case import AnyCase
from ..documents import Notice, Snapshot, With
from ..errors import Refusal, TenonError
from ._differences import Difference, NotSo
from ._stage import IT, Stage, Step
from .matchers import Matcher, refused
from .world import World

__all__ = ["Story", "given"]


def given(world: World, workflow: str) -> Story:
    """The beginning of a story about a case of this workflow."""
    return Story(world, workflow)


class Story:
    """Each word returns the story, so that they can be strung together."""

    def __init__(self, world: World, workflow: str) -> None:
        self.world = world
        self.workflow = workflow
        self.stage = Stage(world)
        self.stage.about = dict(self.stage.procedures.document(workflow).get("about", {}))
        self._by: Dict[str, Any] = {}
        self._tried = "the case as it stands"
        self._told = 0
        self._known: Set[str] = set()
        #: Why what was tried was refused; None where it was done.
        self.refusal: Optional[Refusal] = None

    # ---- given

    def about(self, **subject: str) -> Story:
        """What cases are about from here on, by ids of the registers: sale="S1", unit=..., building=..."""
        self.stage.about = dict(subject)
        return self

    def in_state(self, state: str) -> Story:
        """Brings a case into this state by the path of the procedure's scenario file. Raises NotFound where
        that tells none."""
        self.stage.bring(self.workflow, state, self.stage.about, IT)
        return self

    def by(self, *roles: str, who: Optional[str] = None) -> Story:
        """Who acts from here on: the role, or several; `who`: the person, by default one for each post."""
        self._by = {"as": list(roles), **({} if who is None else {"who": who})}
        return self

    def step(self, *steps: Step) -> Story:
        """Any steps of a scenario (testing/stage.hpp): {"papers": "prenotice.all"}, {"put": "unit", ...},
        "mortgage.seal_by_group". They have to be done."""
        self.stage.take_all(steps)
        return self

    def done(self, event: str, with_: Optional[With] = None, /, **fields: Any) -> Story:
        """An event that has to be done. `with_`: on whose behalf, and when."""
        self.stage.take(self._step({"do": event}, with_, fields))
        return self

    def opened(self, with_: Optional[With] = None, /, **fields: Any) -> Story:
        """Opens the case; that has to be done."""
        self.stage.take(self._step({"open": self.workflow}, with_, fields))
        return self

    def wait_until(self, until: datetime) -> Story:
        self.world.wait_until(until)
        return self

    # ---- when

    def when(self, event: str, with_: Optional[With] = None, /, **fields: Any) -> Story:
        """The event or action that is tried."""
        return self._try(event, self._step({"do": event}, with_, fields))

    def when_opened(self, with_: Optional[With] = None, /, **fields: Any) -> Story:
        """The opening that is tried."""
        return self._try(f"opening {self.workflow}", self._step({"open": self.workflow}, with_, fields))

    def when_time_passes(self, until: Optional[datetime] = None) -> Story:
        """Nobody does anything until then, by default until the next deadline."""
        if until is None:
            return self._happens("waiting for the next deadline", self.world.advance_to_next_deadline)
        return self._happens(f"waiting until {until.isoformat()}", lambda: self.world.wait_until(until))

    # ---- then

    def then(self, *claims: Matcher) -> Story:
        """What is so then. Raises NotSo."""
        if not claims:
            raise TypeError("then() takes one claim or more: refused(...), leads_to(...), told(...)")
        differences = [each for claim in claims for each in claim.differences(self)]
        if self.refusal is not None and not any(isinstance(claim, refused) for claim in claims):
            differences.insert(0, Difference("refused", "", self.refusal.code, self.refusal))
        if differences:
            raise NotSo(f"{self.workflow}: {self._tried} is not as claimed:", differences)
        return self

    @property
    def case(self) -> Optional[Snapshot]:
        """The case as it is now; None where there is none."""
        return self.stage.get() if IT in self.stage.cases else None

    @property
    def state(self) -> str:
        """ "cancelled" where it was, "none" where there is no case."""
        found = self.case
        return "none" if found is None else "cancelled" if found.cancelled else found.state

    @property
    def told(self) -> Tuple[Notice, ...]:
        """What went to the outbox with what was tried; of a story without `when`, all there is."""
        return self.world.told()[self._told :]

    @property
    def opened_cases(self) -> Tuple[Snapshot, ...]:
        """What other cases came of what was tried."""
        own = self.stage.cases.get(IT)
        return tuple(
            each for each in self.world.engine.find() if each.id not in self._known and each.id != own
        )

    def acting_as(self, *roles: str) -> AnyCase:
        """The case in the hands of somebody, for whom its events are methods."""
        return self.world.acting_as(*roles).case(self.stage.id())

    # ---- how

    def _step(
        self, form: Mapping[str, Any], with_: Optional[With], fields: Mapping[str, Any]
    ) -> Dict[str, Any]:
        said = {} if with_ is None else {name: each for name, each in vars(with_).items() if each is not None}
        payload = {key_of(name): value for name, value in fields.items()}
        step = {**form, "payload": payload, **self._by, **said}
        if "open" in form and "as" not in step:
            step["as"] = self.world.engine.workflow(self.workflow)["opening"]["roles"][0]
        return step

    def _try(self, what: str, step: Mapping[str, Any]) -> Story:
        return self._happens(what, lambda: self.stage.take(step))

    def _happens(self, what: str, happen: Callable[[], Any]) -> Story:
        self._tried = what
        self._told = len(self.world.told())
        self._known = {each.id for each in self.world.engine.find()}
        self.refusal = None
        try:
            happen()
        except TenonError as no:
            self.refusal = no.refusal
        return self
