"""The steps that scenarios are told in, taken in a World: what testing/stage.hpp does for the runner, for
tests that are written in Python. Every form of a step is described there; that both bring every case into
every state alike is what tests/python/testing_test.py holds them to."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple, Union

from .._codec import plain
from ..acting import Acting
from ..documents import Outcome, Snapshot
from ..errors import Refusal
from ._words import filled, persons
from .world import Procedures, World, merged

IT = "it"
Step = Union[str, Mapping[str, Any]]
About = Mapping[str, Optional[str]]


def not_found(code: str, zh: str, en: str, **facts: str) -> Exception:
    return Refusal("not_found", code, zh, en, facts).exception()


class Stage:
    """A world with the cases that were brought upon it, by name."""

    def __init__(self, world: World, about: Optional[About] = None) -> None:
        self.world = world
        self.about: About = dict(about or {})
        self.cases: Dict[str, str] = {}
        #: Without scenario files, steps that need none can still be taken.
        self.procedures = world.procedures or Procedures("")

    # ---- cases

    def id(self, name: str = IT) -> str:
        """Of the case that is called so; "opened:repair" is the newest of a workflow."""
        if name in self.cases:
            return self.cases[name]
        if name.startswith("opened:"):
            opened = list(self.world.engine.find(workflow=name.partition(":")[2]))
            if opened:
                return opened[-1].id
        raise not_found(
            "testing.no_such_case", f"没有名为 {name} 的单。", f"No case is called “{name}”.", found=name
        )

    def get(self, name: str = IT) -> Snapshot:
        return self.world.engine.get(self.id(name))

    # ---- steps

    def take_all(self, steps: Sequence[Step]) -> None:
        for step in steps:
            self.take(step)

    def take(self, step: Step) -> Optional[Outcome]:
        """Takes a step; the outcome where it is one command. Raises what the rules or the step deserve."""
        if isinstance(step, str):
            return self._named(step)
        if "for" in step and dict(step.get("about", self.about)).get("sale") not in step["for"]:
            return None
        for form, take in (
            ("do", self._do),
            ("receive", self._receive),
            ("papers", self._papers),
            ("open", self._open),
            ("wait", self._wait),
            ("put", self._put),
            ("bring", self._bring),
        ):
            if form in step:
                return take(step)
        raise self._unknown(str(dict(step)))

    def bring(self, workflow: str, state: str, about: About, name: str) -> str:
        """Brings a case of the workflow into the state by the path that its file tells; its id."""
        path = self.procedures.part(workflow, "paths", state)
        if path is None:
            raise not_found(
                "testing.no_path",
                f"{workflow} 的情景文件未说明如何到达 {state}。",
                f"The scenario file of {workflow} tells no path to “{state}”.",
                workflow=workflow,
                state=state,
            )
        outer, kept = self.about, dict(self.cases)
        self.about = dict(about)
        try:
            self.take_all(path)
            made = self.id(IT)
        finally:
            self.about, self.cases = outer, kept
        self.cases[name] = made
        return made

    def _named(self, name: str) -> Optional[Outcome]:
        workflow, _, what = name.partition(".")
        steps = self.procedures.part(workflow, "steps", what)
        if steps is not None:
            self.take_all(steps)
            return None
        if self.procedures.part(workflow, "events", what) is not None:
            return self._do({"do": what})
        raise self._unknown(name)

    def _papers(self, step: Mapping[str, Any]) -> None:
        workflow, _, what = step["papers"].partition(".")
        papers = self.procedures.part(workflow, "papers", what)
        if papers is None:
            raise self._unknown(step["papers"])
        self.take_all([paper for paper in papers if paper["receive"] != step.get("without")])

    def _open(self, step: Mapping[str, Any]) -> Outcome:
        about = step.get("about", self.about)
        outcome = self._actor(step, None).execute(
            {
                "do": "open",
                "workflow": step["open"],
                "subject": dict(about),
                "payload": filled(self.world, plain(step.get("payload", {}), "payload"), about.get("sale")),
                **_more(step),
            }
        )
        self.cases[step.get("name", IT)] = outcome.case_id
        return outcome

    def _do(self, step: Mapping[str, Any]) -> Outcome:
        on = self.get(step.get("case", IT))
        example = self.procedures.part(on.workflow, "events", step["do"])
        payload = merged((example or {}).get("payload", {}), plain(step.get("payload", {}), "payload"))
        return self._actor(step, example).execute(
            {
                "do": "apply",
                "case": on.id,
                "event": step["do"],
                "payload": filled(self.world, payload, on.subject.sale),
                **_more(step),
            }
        )

    def _receive(self, step: Mapping[str, Any]) -> None:
        into = self.get(step.get("case", IT))
        clerk = self._actor(step, None) if "as" in step else self._desk(into.workflow)
        owners = persons(self.world, step["of"], into.subject.sale) if "of" in step else [None]
        for of in owners:
            for form, key in (("original", "originals"), ("copy", "copies")):
                if not step.get(key):
                    continue
                paper = {
                    "type": step["receive"],
                    "form": form,
                    "copies": step[key],
                    "from": step.get("from", "none"),
                }
                if of is not None:
                    paper["of"] = of
                clerk.execute({"do": "apply", "case": into.id, "event": "receive_document", "payload": paper})

    def _put(self, step: Mapping[str, Any]) -> None:
        self.world.put(step["put"], step["record"])

    def _wait(self, step: Mapping[str, Any]) -> None:
        if step["wait"] == "next_deadline":
            self.world.advance_to_next_deadline()
        else:
            self.world.wait_until(datetime.fromisoformat(step["wait"].replace("Z", "+00:00")))

    def _bring(self, step: Mapping[str, Any]) -> None:
        about = dict(step.get("about", self.about))
        if not (step.get("unless_there") and self._is_there(step["bring"], about)):
            self.bring(step["bring"], step["to"], about, step.get("name", step["bring"]))

    def _is_there(self, workflow: str, about: About) -> bool:
        """Whether there is a case about the narrowest of sale, unit and building."""
        narrowest = next((key for key in ("sale", "unit", "building") if about.get(key)), None)
        query = {narrowest: about[narrowest]} if narrowest else {}
        return next(iter(self.world.engine.find(page=1, workflow=workflow, **query)), None) is not None

    # ---- who

    def _actor(self, step: Mapping[str, Any], example: Optional[Mapping[str, Any]]) -> Acting:
        both = {**(example or {}), **step}
        roles = both.get("as", "manager")
        return self.world.acting_as(*([roles] if isinstance(roles, str) else roles), who=both.get("who"))

    def _desk(self, workflow: str) -> Acting:
        """Anybody who has to do with the case."""
        return self.world.acting_as(participants(self.world, workflow)[0], who="E-desk")

    def _unknown(self, what: str) -> Exception:
        return not_found(
            "testing.no_such_step",
            f"没有这样的步骤：{what}。",
            f"There is no such step: {what}.",
            found=what,
        )


def participants(world: World, workflow: str) -> Tuple[str, ...]:
    """The roles that have to do with a procedure: they may open a case, or take a step."""
    told = world.engine.workflow(workflow)
    roles = [role for each in (told["opening"], *told["steps"]) for role in each["roles"]]
    return tuple(dict.fromkeys(role for role in roles if role != "system"))


def _more(step: Mapping[str, Any]) -> Dict[str, Any]:
    return {name: step[name] for name in ("party", "at") if name in step}
