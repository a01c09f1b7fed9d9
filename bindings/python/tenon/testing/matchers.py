"""What may be claimed of a step that was tried; `then` holds what was seen against them.

    then(seen, leads_to("submitted"), told("prenotice.submitted", role="supervisor"))
    then(seen, refused("documents.missing", missing=["prenotice_application: 1 original"], source="H0 5.8"))

A matcher is an object with `differences(seen)`; one of your own is as good as these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterator, Mapping, Optional, Protocol, Sequence, Tuple, Union

from .._codec import key_of, plain
from ..documents import Notice
from ._differences import Difference

if TYPE_CHECKING:
    from .given import Seen

__all__ = ["Matcher", "facts", "leads_to", "not_told", "opened", "refused", "running", "told"]


class Matcher(Protocol):
    def differences(self, seen: Seen) -> Iterator[Difference]:
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

    def differences(self, seen: Seen) -> Iterator[Difference]:
        found = seen.refusal
        if found is None:
            yield Difference("refused.code", self.code, f"done: {seen.state}")
            return
        if found.code != self.code:
            yield Difference("refused.code", self.code, found.code, found)
            return
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


class _Done:
    """What can only be claimed of a step that was taken."""

    at = ""
    expected = ""

    def differences(self, seen: Seen) -> Iterator[Difference]:
        if seen.refusal is not None:
            yield Difference(self.at, self.expected, f"refused: {seen.refusal.code}", seen.refusal)
        else:
            yield from self._differences(seen)

    def _differences(self, seen: Seen) -> Iterator[Difference]:
        raise NotImplementedError


class leads_to(_Done):
    """The step was taken, and the case stands in this state ("cancelled" where it was)."""

    at = "state"

    def __init__(self, state: str) -> None:
        self.expected = state

    def _differences(self, seen: Seen) -> Iterator[Difference]:
        if seen.state != self.expected:
            yield Difference(self.at, self.expected, seen.state)


class facts(_Done):
    """The case's facts have these values now; None: there is none."""

    at = "facts"

    def __init__(self, **values: Any) -> None:
        self.values = {key_of(name): value for name, value in values.items()}
        self.expected = _shown(self.values)

    def _differences(self, seen: Seen) -> Iterator[Difference]:
        found = seen.case.read().facts if seen.case else {}
        for name, value in self.values.items():
            if plain(found.get(name), name) != plain(value, name):
                yield Difference(f"facts.{name}", str(value), str(found.get(name)))


class told(_Done):
    """A notice went to the outbox: which, and to which outside party or role; further keywords are members of
    its payload (`to`, `way`, `language`)."""

    at = "told"

    def __init__(
        self, notice: str, *, party: Optional[str] = None, role: Optional[str] = None, **payload: Any
    ) -> None:
        self.wanted = {"notice": notice, "party": party, "role": role, **payload}
        self.wanted = {name: value for name, value in self.wanted.items() if value is not None}
        self.expected = _shown(self.wanted)

    def _is_it(self, notice: Notice) -> bool:
        have = _members(notice)
        return all(have.get(key_of(name)) == plain(value, name) for name, value in self.wanted.items())

    def _differences(self, seen: Seen) -> Iterator[Difference]:
        if not any(map(self._is_it, seen.told)):
            yield Difference(self.at, self.expected, _all_shown(seen.told))


class not_told(told):
    """No such notice went to the outbox."""

    at = "not_told"

    def _differences(self, seen: Seen) -> Iterator[Difference]:
        for notice in filter(self._is_it, seen.told):
            yield Difference(self.at, "", _shown(_members(notice)))
            return


class opened(_Done):
    """A case of this workflow came of the step, and stands in `state` where one is named."""

    at = "opened"

    def __init__(self, workflow: str, *, state: Optional[str] = None) -> None:
        self.workflow, self.state = workflow, state
        self.expected = f"{workflow}: {state}" if state else workflow

    def _differences(self, seen: Seen) -> Iterator[Difference]:
        found = [(each.workflow, each.state) for each in seen.opened]
        if not any(each == self.workflow and self.state in (None, state) for each, state in found):
            yield Difference(self.at, self.expected, ", ".join(f"{each}: {state}" for each, state in found))


class running(_Done):
    """A deadline of the case has this status, by default "running"."""

    at = "deadlines"

    def __init__(self, deadline: str, *, status: str = "running") -> None:
        self.deadline, self.status = deadline, status
        self.expected = f"{deadline}: {status}"

    def _differences(self, seen: Seen) -> Iterator[Difference]:
        deadlines = seen.case.read().deadlines if seen.case else ()
        found = {each.id: str(each.status) for each in deadlines}  # the newest run of each
        if found.get(self.deadline) != self.status:
            yield Difference(
                self.at, self.expected, ", ".join(f"{id}: {status}" for id, status in found.items())
            )


def _members(notice: Notice) -> Dict[str, Any]:
    own: Dict[str, Any] = {"notice": notice.notice, "party": notice.party, "role": notice.role}
    return {**notice.payload, **{name: value for name, value in own.items() if value is not None}}


def _shown(members: Mapping[str, Any]) -> str:
    return ", ".join(
        str(value) if name == "notice" else f"{name}={plain(value, name)}" for name, value in members.items()
    )


def _all_shown(notices: Tuple[Notice, ...]) -> str:
    return "; ".join(_shown(_members(each)) for each in notices)
