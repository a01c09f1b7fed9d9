"""Every order in which linked cases can go on, and what one procedure decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Mapping, Optional, Tuple

from .._codec import decode
from ..errors import Refusal, Text
from ._door import Hear, perform
from ._runs import Places, request

__all__ = [
    "Decision",
    "DecisionTable",
    "Exploration",
    "ExplorationReport",
    "Violation",
    "decision_table",
    "explore",
]


@dataclass(frozen=True)
class Violation:
    """Something that must never be, and the way to it. `shortest`: no shorter way exists within the bound;
    `scenario`: the same as a scenario file, whose last step should be refused and is not."""

    invariant: str
    title: Text
    source: str
    shortest: bool
    steps: Tuple[Any, ...]
    cases: Mapping[str, str]
    scenario: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Exploration:
    """`exhausted`: nothing within the `bound` is left to try; `tried`: commands that went through the engine;
    `cut`: moves that would have led out of the bound; `reached`: states of each workflow that moved."""

    name: str
    title: Text
    passed: bool
    exhausted: bool
    bound: Mapping[str, Any] = field(repr=False)
    states: int
    moves: int
    depth: int
    tried: int
    cut: int
    runs: int
    seconds: float
    reached: Mapping[str, Any] = field(repr=False)
    violations: Tuple[Violation, ...]


@dataclass(frozen=True)
class ExplorationReport:
    passed: bool
    explorations: Tuple[Exploration, ...]
    text: Text = field(repr=False)


@dataclass(frozen=True)
class Decision:
    """What was tried in a state, by whom, and what came of it: `to` or `refusal`. `given`: "prepared",
    "unprepared", "without_paper", "other_payload" or "impossible"; `asks`: what looks at the payload as
    well."""

    state: str
    events: Tuple[str, ...]
    given: str
    roles: Tuple[str, ...]
    asks: Tuple[str, ...]
    source: str
    what: Optional[str] = None
    to: Optional[str] = None
    refusal: Optional[Refusal] = None


@dataclass(frozen=True)
class DecisionTable:
    """`bound` says what was not tried; `unreached` are states whose path cannot be taken. `csv` is for
    spreadsheets, `html` a page to read, print and sign."""

    passed: bool
    workflow: str
    title: Text
    version: int
    source: str
    policy: str
    now: datetime
    bound: Text
    unreached: Tuple[str, ...]
    tried: int
    lines: Tuple[Decision, ...] = field(repr=False)
    text: Text = field(repr=False)
    csv: str = field(repr=False)
    html: str = field(repr=False)


def explore(
    places: Places,
    *,
    reduced: bool = True,
    settings: Optional[Mapping[str, Any]] = None,
    progress: Optional[Hear] = None,
) -> ExplorationReport:
    """Tries explorations: files, and all of them in folders. `reduced=False` follows every order, also of moves
    that have nothing to do with each other. Raises Invalid with the place in the file."""
    asked = request(places, (), settings, reduced=None if reduced else False)
    return decode(ExplorationReport, perform("explore", asked, progress))


def decision_table(
    workflow: str, places: Places, *, settings: Optional[Mapping[str, Any]] = None
) -> DecisionTable:
    """What a procedure decides: every state, event, role and paper is tried. Raises NotFound where no file
    tells of it."""
    return decode(DecisionTable, perform("table", request(places, (), settings, workflow=workflow)))
