"""What goes wrong, as exceptions by kind, each carrying the refusal that explains it.

    try:
        case.propose(proposal="fill the crack", relief="non_monetary")
    except tenon.Refused as no:
        print(no.refusal.en, no.refusal.zh, no.refusal.remedy, no.refusal.source)

A refusal by a rule is an ordinary answer, not a breakdown: catch it where the user is to be told.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional, Type, Union

__all__ = [
    "Busy",
    "Closed",
    "Conflict",
    "Fault",
    "Invalid",
    "LibraryError",
    "NotAllowed",
    "NotFound",
    "Refusal",
    "Refused",
    "TenonError",
    "Text",
]


@dataclass(frozen=True)
class Text:
    """A sentence or label in both languages; `str()` gives the English one."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True)
class Refusal:
    """Why not: made for programs (`code`, `facts`, `field`) and for people (`zh`, `en`, `remedy`, `source`).

    `kind` is the status in words, "refused"; `code` the id of the rule, "complaint.not_looked_into"; `facts`
    what decided; `field` the path of the field at fault; `source` where the rule stands; `remedy` what would
    lift it."""

    kind: str
    code: str
    zh: str
    en: str
    facts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    field: Optional[str] = None
    source: Optional[str] = None
    remedy: Optional[Text] = None

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Refusal:
        remedy = document.get("remedy")
        return cls(
            kind=document["kind"],
            code=document["code"],
            zh=document["zh"],
            en=document["en"],
            facts=document.get("facts", {}),
            field=document.get("field"),
            source=document.get("source"),
            remedy=Text(remedy["zh"], remedy["en"]) if remedy else None,
        )

    def exception(self) -> TenonError:
        """The exception of this kind, to be raised."""
        if self.code == "abi.closed":
            return Closed(self)
        return _BY_KIND.get(self.kind, TenonError)(self)

    def __str__(self) -> str:
        parts = [self.en]
        if self.remedy:
            parts.append(f"What helps: {self.remedy.en}")
        where = "; ".join(
            f"{name} {value}" for name, value in (("field", self.field), ("source", self.source)) if value
        )
        return f"{' '.join(parts)} [{self.code}{'; ' + where if where else ''}]"


class TenonError(Exception):
    """Anything that the library said no to. `refusal` says everything; its parts can be read here as well."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal

    def __str__(self) -> str:
        return str(self.refusal)

    @property
    def code(self) -> str:
        return self.refusal.code

    @property
    def zh(self) -> str:
        return self.refusal.zh

    @property
    def en(self) -> str:
        return self.refusal.en

    @property
    def facts(self) -> Mapping[str, str]:
        return self.refusal.facts

    @property
    def field(self) -> Optional[str]:
        return self.refusal.field

    @property
    def source(self) -> Optional[str]:
        return self.refusal.source

    @property
    def remedy(self) -> Optional[Text]:
        return self.refusal.remedy


class NotAllowed(TenonError):
    """The step does not exist from here, or not for this actor. Ask for the options."""


class Refused(TenonError):
    """A rule looked at the facts and said no. Show the sentence and what would lift it."""


class Invalid(TenonError, ValueError):
    """The input is malformed; `field` says where."""


class Closed(Invalid):
    """An engine, batch or import was used after it was closed."""


class NotFound(TenonError, LookupError):
    """There is no such case, record, workflow."""


class Conflict(TenonError):
    """Someone else was faster, or a command id was used for something else. Read again, then decide."""


class Busy(TenonError):
    """The store is locked by another process; trying again may help."""


class Fault(TenonError, RuntimeError):
    """The machine: disk, store, memory."""


class LibraryError(ImportError):
    """libtenon could not be found or loaded, or is not the one that this package was made for."""


_BY_KIND: Dict[str, Type[TenonError]] = {
    "not_allowed": NotAllowed,
    "refused": Refused,
    "invalid": Invalid,
    "not_found": NotFound,
    "conflict": Conflict,
    "busy": Busy,
    "fault": Fault,
}


def from_json(document: Union[str, bytes]) -> TenonError:
    """The exception for what tenon_error_json returned."""
    return Refusal.from_document(json.loads(document)).exception()


def invalid(
    code: str, en: str, zh: str, *, field: Optional[str] = None, remedy: Optional[Text] = None, **facts: str
) -> Invalid:
    """What this package refuses itself, before the library is asked, in the same shape."""
    refusal = Refusal("invalid", code, zh, en, facts, field, None, remedy)
    return Closed(refusal) if code == "abi.closed" else Invalid(refusal)
