"""What a test of a rule expects (tenon.testing.given), in the words of "then" of a scenario file and of
testing/matchers.hpp.

    story.then(leads_to("submitted"), told("prenotice.submitted", role="supervisor"))
    story.then(refused("documents.missing", missing="purchase_contract: 1 original", source="H0 5.8"))

A matcher is an object with `differences(story)`; one of your own is as good as these."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Dict, Iterator, Mapping, Optional, Protocol, Sequence, Union

from .._codec import key_of, plain
from ..documents import Actor, Notice
from ..errors import Refusal
from ._differences import Difference
from ._stage import participants

if TYPE_CHECKING:
    from .given import Story

__all__ = [
    "Matcher",
    "fact",
    "lacks",
    "leads_to",
    "missed_at",
    "not_told",
    "opened",
    "refused",
    "running",
    "told",
]


class Matcher(Protocol):
    def differences(self, story: Story) -> Iterator[Difference]:
        """What is otherwise than claimed; nothing where all is so."""
        ...


class refused:
    """The step was refused with this code. `source`: where the rule stands; further keywords are facts that
    decided, each as the refusal has it. Of a fact that is a list, several may be given as a list: each has to
    be there, `missing=["identity_card: 1 copy of C1"]`."""

    def __init__(
        self, code: str, *, source: Optional[str] = None, **facts: Union[str, Sequence[str]]
    ) -> None:
        self.code, self.source, self.facts = code, source, facts

    def differences(self, story: Story) -> Iterator[Difference]:
        found = story.refusal
        if found is None:
            yield Difference("refused.code", self.code, f"done: {story.state}")
        elif found.code != self.code:
            yield Difference("refused.code", self.code, found.code, found)
        else:
            yield from self._of(found)

    def _of(self, found: Refusal) -> Iterator[Difference]:
        if self.source is not None and found.source != self.source:
            yield Difference("refused.source", self.source, found.source or "")
        for name, value in self.facts.items():
            have = found.facts.get(key_of(name))
            if have is None:
                yield Difference(
                    f"refused.facts.{name}", str(value), f"no such fact, but {_shown(found.facts)}"
                )
            elif isinstance(value, str):
                if have != value:
                    yield Difference(f"refused.facts.{name}", value, have)
            else:
                for each in value:
                    if each not in have.split(", "):
                        yield Difference(f"refused.facts.{name}", each, have)


class leads_to:
    """The case stands in this state now: "cancelled" where it was, "none" where there is no case."""

    def __init__(self, state: str) -> None:
        self.state = state

    def differences(self, story: Story) -> Iterator[Difference]:
        if story.state != self.state:
            yield Difference("state", self.state, story.state)


class fact:
    """fact("returns", 1): a fact of the case as it is now; None: it has none."""

    def __init__(self, name: str, value: Any) -> None:
        self.name, self.value = name, value

    def differences(self, story: Story) -> Iterator[Difference]:
        found = story.case.facts.get(self.name) if story.case else None
        if plain(found, self.name) != plain(self.value, self.name):
            yield Difference(f"facts.{self.name}", str(self.value), str(found))


class told:
    """A notice went to the outbox: which, and to which outside party or role; further keywords are members of
    its payload (`to`, `way`, `language`)."""

    def __init__(
        self, notice: str, *, party: Optional[str] = None, role: Optional[str] = None, **payload: Any
    ) -> None:
        wanted = {"notice": notice, "party": party, "role": role, **payload}
        self.wanted = {key_of(name): value for name, value in wanted.items() if value is not None}

    def differences(self, story: Story) -> Iterator[Difference]:
        if not any(map(self.is_it, story.told)):
            found = "; ".join(_shown(_members(each)) for each in story.told)
            yield Difference("told", _shown(self.wanted), found)

    def is_it(self, notice: Notice) -> bool:
        have = _members(notice)
        return all(have.get(name) == plain(value, name) for name, value in self.wanted.items())


class not_told(told):
    """No such notice went to the outbox."""

    def differences(self, story: Story) -> Iterator[Difference]:
        for notice in filter(self.is_it, story.told):
            yield Difference("not_told", "", _shown(_members(notice)))


class opened:
    """A case of this workflow came of what was tried, and stands in `state` where one is named."""

    def __init__(self, workflow: str, state: Optional[str] = None) -> None:
        self.workflow, self.state = workflow, state

    def differences(self, story: Story) -> Iterator[Difference]:
        found = [(each.workflow, each.state) for each in story.opened_cases]
        if not any(each == self.workflow and self.state in (None, state) for each, state in found):
            wanted = f"{self.workflow}: {self.state}" if self.state else self.workflow
            yield Difference("opened", wanted, ", ".join(f"{each}: {state}" for each, state in found))


class lacks:
    """These documents are still missing, and no others: lacks("purchase_contract: 1 original")."""

    def __init__(self, *documents: str) -> None:
        self.documents = documents

    def differences(self, story: Story) -> Iterator[Difference]:
        refusals = [story.refusal]
        if story.refusal is None and story.case:
            everybody = Actor("E-desk", participants(story.world, story.workflow))
            refusals = [each.refusal for each in story.world.engine.options(story.case.id, everybody)]
        missing = {
            each
            for refusal in refusals
            if refusal is not None and refusal.code == "documents.missing"
            for each in refusal.facts["missing"].split(", ")
        }
        if missing != set(self.documents):
            yield Difference("missing", ", ".join(sorted(self.documents)), ", ".join(sorted(missing)))


class running:
    """A deadline of the case has this status now, by default "running"."""

    def __init__(self, deadline: str, status: str = "running") -> None:
        self.deadline, self.status = deadline, status

    def differences(self, story: Story) -> Iterator[Difference]:
        found = _clocks(story)
        if found.get(self.deadline) != self.status:
            shown = ", ".join(f"{id}: {status}" for id, status in found.items())
            yield Difference("deadlines", f"{self.deadline}: {self.status}", shown)


class missed_at:
    """The limit is reached at this moment: a second before, the deadline is running still. Moves the
    clock."""

    def __init__(self, deadline: str, due: datetime) -> None:
        self.deadline, self.due = deadline, due

    def differences(self, story: Story) -> Iterator[Difference]:
        at = f"deadlines.{self.deadline}"
        for moment, status in ((self.due - timedelta(seconds=1), "running"), (self.due, "missed")):
            story.world.wait_until(moment)
            found = _clocks(story).get(self.deadline, "none")
            if found != status:
                yield Difference(f"{at} at {moment.isoformat()}", status, found)
                return


def _clocks(story: Story) -> Dict[str, str]:
    """The deadlines of the case with the status of the newest run of each."""
    return {each.id: str(each.status) for each in story.case.deadlines} if story.case else {}


def _members(notice: Notice) -> Dict[str, Any]:
    own: Dict[str, Any] = {"notice": notice.notice, "party": notice.party, "role": notice.role}
    return {**notice.payload, **{name: value for name, value in own.items() if value is not None}}


def _shown(members: Mapping[str, Any]) -> str:
    return ", ".join(
        str(value) if name == "notice" else f"{name}={plain(value, name)}" for name, value in members.items()
    )
