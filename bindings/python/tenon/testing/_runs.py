"""Scenarios as data: found, and run by the library."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, Dict, Iterable, Mapping, Optional, Tuple, Union

from .._codec import decode, plain
from ..errors import Text
from ._differences import Difference
from ._door import Hear, perform

__all__ = ["Counts", "RunReport", "Scenario", "ScenarioReport", "run", "scenarios"]

Places = Union[str, "os.PathLike[str]", Iterable[Union[str, "os.PathLike[str]"]]]


@dataclass(frozen=True)
class Scenario:
    """One thing to try. `name`: "prenotice/refused/before_the_contract_is_filed", by which it is picked."""

    name: str
    title: Text
    workflow: str
    file: str


@dataclass(frozen=True)
class ScenarioReport:
    """How a scenario went; `text` says it to people, where it is not as it should be."""

    name: str
    title: Text
    passed: bool
    differences: Tuple[Difference, ...] = ()
    text: Optional[Text] = None


@dataclass(frozen=True)
class Counts:
    """`left_out`: not run, because the progress callback stopped the task."""

    passed: int
    failed: int
    left_out: int
    commands: int


@dataclass(frozen=True)
class RunReport:
    """Whether all are as they tell, and how each went."""

    passed: bool
    counts: Counts
    scenarios: Tuple[ScenarioReport, ...]

    @property
    def failures(self) -> Tuple[ScenarioReport, ...]:
        return tuple(each for each in self.scenarios if not each.passed)


def scenarios(
    places: Places, *, only: Iterable[str] = (), settings: Optional[Mapping[str, Any]] = None
) -> Tuple[Scenario, ...]:
    """What files tell, and all scenario files of folders. Raises Invalid with the place in the file where one
    is malformed, NotFound where there is none.

    `only`: beginnings of names; `settings`: "policy" and "workflows", as of tenon.open. Limits, hours and the
    like are settings of the scenarios' world."""
    found = perform("list", request(places, only, settings))
    return tuple(decode(Scenario, each) for each in found["scenarios"])


def run(
    places: Places,
    *,
    only: Iterable[str] = (),
    settings: Optional[Mapping[str, Any]] = None,
    progress: Optional[Hear] = None,
) -> RunReport:
    """Runs them, each in a world of its own. Raises as scenarios()."""
    return decode(RunReport, perform("run", request(places, only, settings), progress))


def request(
    places: Places, names: Iterable[str], settings: Optional[Mapping[str, Any]], **more: Any
) -> Dict[str, Any]:
    """What most tasks are asked with; members that are None are left out."""
    if isinstance(places, (str, os.PathLike)):
        places = [places]
    asked: Dict[str, Any] = {"places": [os.fspath(place) for place in places], **more}
    if beginnings := [names] if isinstance(names, str) else list(names):
        asked["names"] = beginnings
    if settings:
        asked["settings"] = plain(settings, "settings")
    return {name: value for name, value in asked.items() if value is not None}
