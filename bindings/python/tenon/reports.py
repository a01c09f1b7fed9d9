"""Figures, the report page, ledgers, the handbook."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Dict, Optional

from ._codec import dumps, loads
from ._handles import Handle
from ._loader import library
from .errors import Text

__all__ = ["Reports"]


class Reports:
    """Counted from all cases. Further options of capi/tenon.h go in as keywords; the library refuses those it
    does not know."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle

    def figures(
        self, *, from_: Optional[datetime] = None, until: Optional[datetime] = None, **options: Any
    ) -> Dict[str, Any]:
        """The figures of the desk for cases opened from `from_` (inclusive) until `until` (exclusive)."""
        found: Dict[str, Any] = loads(
            self._handle.ask(library.tenon_report_figures, _options(from_, until, options))
        )
        return found

    def html(
        self,
        *,
        from_: Optional[datetime] = None,
        until: Optional[datetime] = None,
        title: Optional[Text] = None,
        language: Optional[str] = None,
        **options: Any,
    ) -> str:
        """The figures as one HTML page without scripts or links. `language`: zh, en or both."""
        options.update(title=title, language=language)
        return self._handle.ask(library.tenon_report_html, _options(from_, until, options)).decode()

    def ledger(
        self,
        workflow: str,
        *,
        from_: Optional[datetime] = None,
        until: Optional[datetime] = None,
        language: Optional[str] = None,
        byte_order_mark: Optional[bool] = None,
        **options: Any,
    ) -> str:
        """The ledger of a workflow as CSV (RFC 4180), one row a case. `byte_order_mark`: some spreadsheets
        need it."""
        options.update(workflow=workflow, language=language, byte_order_mark=byte_order_mark)
        return self._handle.ask(library.tenon_report_ledger, _options(from_, until, options)).decode()

    def handbook(
        self,
        *workflows: str,
        title: Optional[Text] = None,
        language: Optional[str] = None,
        on: Optional[date] = None,
        **options: Any,
    ) -> str:
        """The procedures as one HTML page for people, written from the rules: all that the engine knows, or
        those that are named. `language`: zh, en or both; `on`: the day whose rates and fees are told (today).
        Raises NotFound for a workflow that is not known."""
        options.update(workflows=list(workflows) or None, title=title, language=language, on=on)
        return self._handle.ask(library.tenon_handbook, _options(None, None, options)).decode()


def _options(from_: Optional[datetime], until: Optional[datetime], more: Dict[str, Any]) -> bytes:
    given = {"from": from_, "until": until, **more}
    return dumps({name: value for name, value in given.items() if value is not None}, "options")
