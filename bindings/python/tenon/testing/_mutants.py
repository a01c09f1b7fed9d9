"""Whether scenarios would notice a change of the rules."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any, Iterable, Mapping, Optional, Tuple, Union

from .._codec import decode
from ..errors import Text
from ._door import Hear, perform
from ._runs import Places, request

__all__ = ["MutantCounts", "MutantProblem", "MutantReport", "Survivor", "WorkflowMutants", "mutate"]


@dataclass(frozen=True)
class MutantCounts:
    """`stillborn`: not sound, so that no engine would take it; `overridden`: the policy gives the limit that it
    changes; `equivalent`: known to make no difference."""

    killed: int
    survived: int
    stillborn: int
    overridden: int
    equivalent: int


@dataclass(frozen=True)
class WorkflowMutants:
    """`score`: killed, in percent of what could be, with one decimal."""

    workflow: str
    mutants: MutantCounts
    score: str


@dataclass(frozen=True)
class Survivor:
    """A change that no scenario noticed. `missing` says what a scenario would have to show; `scenarios` how
    many came across the place."""

    id: str
    zh: str
    en: str
    change: Mapping[str, Any]
    missing: Text
    scenarios: int

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True)
class MutantProblem:
    """What makes the answer worthless in part: a scenario that fails under the rules as they are, an
    equivalent that was killed or that no mutant is called by."""

    code: str
    of: str
    zh: str
    en: str


@dataclass(frozen=True)
class MutantReport:
    """`passed`: none survived; `complete`: the task was not stopped; `runs`: of scenarios, under mutants."""

    passed: bool
    complete: bool
    runs: int
    mutants: MutantCounts
    score: str
    workflows: Tuple[WorkflowMutants, ...]
    survivors: Tuple[Survivor, ...]
    problems: Tuple[MutantProblem, ...]
    text: Text = field(repr=False)


def mutate(
    places: Places,
    *,
    only: Iterable[str] = (),
    threads: Optional[int] = None,
    results: Union[str, "os.PathLike[str]", None] = None,
    equivalents: Union[str, "os.PathLike[str]", None] = None,
    settings: Optional[Mapping[str, Any]] = None,
    progress: Optional[Hear] = None,
) -> MutantReport:
    """Changes the rules one small thing at a time and runs the scenarios until one fails.

    `only`: beginnings of mutants' ids ("prenotice/submit"); `results`: a file where results are kept from run
    to run; `equivalents`: mutants that are known to make no difference, each with its reason. Raises as
    run()."""
    asked = request(
        places,
        (),
        settings,
        only=[only] if isinstance(only, str) else list(only),
        threads=threads,
        results=None if results is None else os.fspath(results),
        equivalents=None if equivalents is None else os.fspath(equivalents),
    )
    return decode(MutantReport, perform("mutate", asked, progress))
