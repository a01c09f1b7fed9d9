"""How much of the rules scenarios come across."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, Mapping, Optional, Tuple, Union

from .._codec import decode
from ..errors import Text
from ._door import Hear, perform
from ._runs import Places, request

__all__ = ["Coverage", "Crossed", "Shortfall", "Spot", "WorkflowCoverage", "coverage"]


@dataclass(frozen=True)
class Crossed:
    """So many of so many; `percent` is rounded down, so that 100 means all."""

    crossed: int
    of: int
    percent: int


@dataclass(frozen=True)
class Spot:
    """A place in the rules that no scenario came across, in words."""

    kind: str
    zh: str
    en: str

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True)
class WorkflowCoverage:
    """`workflow` is empty for the refusals that several workflows share; `areas` by name: steps, guards,
    conditions, roles, documents, other_cases, deadlines, consequences, codes."""

    workflow: str
    title: Text
    all: Crossed
    areas: Mapping[str, Crossed]
    never: Tuple[Spot, ...] = field(repr=False)


@dataclass(frozen=True)
class Shortfall:
    """A threshold that is not reached; `area` is "all" for all together."""

    area: str
    wanted: int
    percent: int


@dataclass(frozen=True)
class Coverage:
    """`passed`: every scenario did, and every threshold is reached. `failed` names the scenarios that did not;
    what they crossed counts all the same. `html` is there where it was asked for."""

    passed: bool
    complete: bool
    all: Crossed
    areas: Mapping[str, Crossed]
    workflows: Tuple[WorkflowCoverage, ...] = field(repr=False)
    shortfalls: Tuple[Shortfall, ...]
    failed: Tuple[str, ...]
    text: Text = field(repr=False)
    html: Optional[str] = field(default=None, repr=False)


def coverage(
    places: Places,
    *,
    only: Iterable[str] = (),
    threshold: Union[int, Mapping[str, int], None] = None,
    html: bool = False,
    settings: Optional[Mapping[str, Any]] = None,
    threads: Optional[int] = None,
    progress: Optional[Hear] = None,
) -> Coverage:
    """Runs the scenarios under a watch. To be crossed is not to be checked: mutate() asks that.

    `threshold`: percent that must be crossed, of all or {"all": 95, "steps": 100}; `html`: a page with the
    diagrams, in which what was never crossed is red; `threads`: by default as many as the machine has. Raises
    as run()."""
    wanted = {"all": threshold} if isinstance(threshold, int) else threshold
    asked = request(
        places,
        only,
        settings,
        thresholds=dict(wanted) if wanted else None,
        html=html or None,
        threads=threads,
    )
    found = perform("cover", asked, progress)
    return decode(
        Coverage, {**found, "areas": _areas(found), "workflows": [*map(_typed, found["workflows"])]}
    )


def _typed(workflow: Mapping[str, Any]) -> Dict[str, Any]:
    return {**workflow, "areas": _areas(workflow)}


def _areas(document: Mapping[str, Any]) -> Dict[str, Crossed]:
    return {area: decode(Crossed, counted) for area, counted in document["areas"].items()}
