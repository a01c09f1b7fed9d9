"""What a change of the rules would have meant for a store's history."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Mapping, Optional, Tuple, Union

from .._codec import decode, plain
from ..documents import Subject
from ..errors import Refusal, Text
from ._door import Hear, perform

__all__ = [
    "Backtest",
    "BacktestTotals",
    "CaseDifferences",
    "HistoryDifference",
    "LineDifference",
    "NotReproducible",
    "PartedAt",
    "backtest",
]


@dataclass(frozen=True)
class PartedAt:
    """The command at which the two histories parted."""

    event: str
    at: datetime
    actor: str
    roles: Tuple[str, ...]


@dataclass(frozen=True)
class HistoryDifference:
    """`kind`: outcome, refused, dates or sums; `before` and `after` are documents of that kind."""

    kind: str
    what: str
    before: Any
    after: Any


@dataclass(frozen=True)
class CaseDifferences:
    """A case whose history would be another. `refusal`: what the first command would be refused by;
    `follow_ups`: how many later ones then fail as well; `follows`: the case that it parted because of."""

    workflow: str
    follow_ups: int
    subject: Subject
    differences: Tuple[HistoryDifference, ...]
    case: Optional[str] = None
    reference: Optional[str] = None
    first: Optional[PartedAt] = None
    refusal: Optional[Refusal] = None
    follows: Optional[str] = None


@dataclass(frozen=True)
class LineDifference:
    """A line of the log of commands whose answer would be another: a refusal's document, or "allowed"."""

    line: int
    workflow: str
    asked: PartedAt
    before: Any
    after: Any
    reference: Optional[str] = None


@dataclass(frozen=True)
class NotReproducible:
    """A case that the rules as they are do not bring where the store has it, so that nothing is said of it."""

    case: str
    workflow: str
    what: str
    recorded: str
    replayed: str
    reference: Optional[str] = None
    refusal: Optional[Refusal] = None


@dataclass(frozen=True)
class BacktestTotals:
    """`by_kind`: cases with a difference of the kind; `refusals`: commands that would be refused, by code."""

    cases: int
    commands: int
    left_out: int
    differing: int
    by_kind: Mapping[str, int]
    newly_missed: int
    newly_kept: int
    refusals: Mapping[str, int]
    following: int
    follow_ups: int
    lines_refused: int
    lines_passing: int
    not_reproducible: int


@dataclass(frozen=True)
class Backtest:
    """`passed`: nothing would be another; `text` says all of it to people, `csv` has a line a difference."""

    passed: bool
    changes: Tuple[Text, ...]
    since: datetime
    until: datetime
    totals: BacktestTotals
    cases: Tuple[CaseDifferences, ...] = field(repr=False)
    lines: Tuple[LineDifference, ...] = field(repr=False)
    not_reproducible: Tuple[NotReproducible, ...] = field(repr=False)
    not_computed: Tuple[Refusal, ...] = field(repr=False)
    text: Text = field(repr=False)
    csv: str = field(repr=False)


def backtest(
    store: Union[str, "os.PathLike[str]"],
    change: Mapping[str, Any],
    *,
    commands: Union[str, "os.PathLike[str]", None] = None,
    settings: Optional[Mapping[str, Any]] = None,
    progress: Optional[Hear] = None,
) -> Backtest:
    """Plays the history of a SQLite store, which is only read, under the rules as they are and as `change`
    makes them.

    `change`: {"rules": [...], "limits": {...}, "policy": ..., "workflows": [...]}, one of them at least;
    `commands`: a log of commands, JSON lines as `tenon run` takes them, for those that were refused; `settings`:
    of the host as it is. Raises Invalid with the field at fault, NotFound where there is no such file."""
    asked = {
        "store": os.fspath(store),
        "change": plain(change, "change"),
        "commands": None if commands is None else os.fspath(commands),
        "settings": plain(settings, "settings") if settings else None,
    }
    found = perform("backtest", {name: value for name, value in asked.items() if value is not None}, progress)
    return decode(Backtest, {**found, "since": found["from"]})
