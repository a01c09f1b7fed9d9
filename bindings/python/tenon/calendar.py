"""Working time as the engine counts it: working days with make-up workdays (调休), working hours with
breaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Dict, Optional, Sequence, Tuple

from ._codec import decode, dumps, instant_out, loads
from ._handles import Handle, ask, encoded
from ._loader import library
from .documents import Explanation
from .errors import Text

__all__ = ["Calendar", "CalendarDay", "Loaded", "Stretch", "WorkingTime", "check"]


@dataclass(frozen=True)
class CalendarDay:
    """What a day is, and by which notice: workday, make_up, weekend, holiday, closed or opened."""

    day: date
    kind: str
    working: bool
    known: bool
    reason: Text
    hours: Tuple[Any, ...]
    notice: Optional[str] = None


@dataclass(frozen=True)
class Stretch:
    """A time in which a clock ran; without `to` it still runs."""

    from_: datetime
    to: Optional[datetime] = None


@dataclass(frozen=True)
class WorkingTime:
    """What lies between two times; negative where they are the other way round. `estimated`: a year without a
    published calendar is in it."""

    working_days: int
    working_minutes: int
    minutes: int
    estimated: bool


@dataclass(frozen=True)
class Loaded:
    """A calendar document that is whole, and the years that it holds."""

    id: str
    version: str
    zone: str
    first_year: Optional[int] = None
    last_year: Optional[int] = None


class Calendar:
    """The calendar of an engine; any number of threads at once."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle

    def day(self, day: date) -> CalendarDay:
        """What a day is."""
        return decode(
            CalendarDay, loads(self._handle.ask(library.tenon_calendar_day, encoded(day.isoformat())))
        )

    def due(
        self,
        limit: str,
        start: Optional[datetime] = None,
        *,
        ledger: Optional[Sequence[Stretch]] = None,
        **counting: str,
    ) -> Explanation:
        """When a limit ("3 working_days") is reached, day by day, from a start or from the stretches in which
        its clock ran. `counting`: day_end, roll and unknown_year, where they are not to be the engine's."""
        request = {"limit": limit, "start": start, "ledger": ledger, **counting}
        given = {name: value for name, value in request.items() if value is not None}
        return decode(
            Explanation, loads(self._handle.ask(library.tenon_calendar_due, dumps(given, "request")))
        )

    def between(self, from_: datetime, to: datetime) -> WorkingTime:
        """How much working time lies between two times."""
        ends = encoded(instant_out(from_, "from")), encoded(instant_out(to, "to"))
        return decode(WorkingTime, loads(self._handle.ask(library.tenon_calendar_between, *ends)))

    def document(self) -> Dict[str, Any]:
        """The calendar as the document that open(calendar=...) takes: to look at, to change a copy of."""
        found: Dict[str, Any] = loads(self._handle.ask(library.tenon_calendar_document))["calendar"]
        return found


def check(document: Dict[str, Any]) -> Loaded:
    """Whether a calendar document is whole: dates, gaps between years, notices, sources, hours. Raises
    Invalid with the path of the field at fault."""
    return decode(Loaded, loads(ask(library.tenon_calendar_check, dumps(document, "calendar"))))
