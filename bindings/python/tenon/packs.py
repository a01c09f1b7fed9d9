"""Policy packs: dated rates, limits and charges with their sources, what is computed by them, and what
another one would change. And the types of documents that may be handed in.

The functions here ask the library as it is built; the methods of the same names ask an engine, with its own
packs and types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Callable, Dict, Mapping, Optional, Tuple, Union

from ._codec import by_schema, decode, dumps, key_of, loads, plain
from ._handles import ask, encoded
from ._loader import library
from .errors import Refusal, Text
from .schemas import schema

__all__ = [
    "CheckedPack",
    "Computed",
    "DocumentType",
    "MovedDate",
    "MovedSum",
    "Pack",
    "Policies",
    "PolicyDifference",
    "PolicyPreview",
    "Provenance",
    "compute",
    "document_types",
    "policies",
    "policy",
    "policy_check",
]


@dataclass(frozen=True)
class Pack:
    """A pack that is known; its `name` is "cn@2026-11-23". `active`: new cases begin under it."""

    name: str
    id: str
    version: str
    title: Text
    reviewed_through: date
    active: bool


@dataclass(frozen=True)
class Policies:
    """The packs that are known, and the kinds of computation."""

    packs: Tuple[Pack, ...]
    computations: Tuple[str, ...]

    @property
    def active(self) -> Pack:
        return next(each for each in self.packs if each.active)


@dataclass(frozen=True)
class CheckedPack:
    """A pack that is whole, and how many parameters, limits and charges it has of its own."""

    name: str
    id: str
    version: str
    title: Text
    reviewed_through: date
    parameters: int
    limits: int
    charges: int
    extends: Optional[str] = None


@dataclass(frozen=True)
class Provenance:
    """The row of a pack that a value comes from. `reviewed`: the day asked about is one that the pack was
    checked for."""

    parameter: str
    pack: str
    jurisdiction: str
    from_: date
    cite: str
    confidence: str
    reviewed: bool
    to: Optional[date] = None
    note: Optional[Text] = None


@dataclass(frozen=True)
class Computed:
    """What was computed, by which pack, and the rows it rests on. In `result` money and areas are Decimals,
    days are dates, and rates stay the exact text that they are ("1.5%", "1/3"); its members are those of
    `schemas.schema("computed.KIND")`."""

    kind: str
    pack: str
    result: Mapping[str, Any]
    rules: Tuple[Provenance, ...]


@dataclass(frozen=True)
class PolicyDifference:
    """A row that differs on the day; without `before` or `after` one of the packs says nothing."""

    id: str
    jurisdiction: str
    when: Optional[Mapping[str, Any]] = None
    before: Optional[str] = None
    after: Optional[str] = None
    cite: Optional[str] = None


@dataclass(frozen=True)
class MovedDate:
    """A limit of an open case that the other pack reckons otherwise; without a date its clock stands
    still."""

    case: str
    workflow: str
    deadline: str
    limit_before: str
    limit_after: str
    sale: Optional[str] = None
    before: Optional[datetime] = None
    after: Optional[datetime] = None


@dataclass(frozen=True)
class MovedSum:
    """A sum of a sale that the other pack computes otherwise: a line of the tax and fee list, "total", or
    "area_settlement"."""

    sale: str
    item: str
    before: Optional[Decimal] = None
    after: Optional[Decimal] = None
    difference: Optional[Decimal] = None


@dataclass(frozen=True)
class PolicyPreview:
    """What another pack would change for the cases that are open."""

    to: str
    on: date
    cases: int
    differences: Tuple[PolicyDifference, ...]
    dates: Tuple[MovedDate, ...]
    sums: Tuple[MovedSum, ...]
    not_computed: Tuple[Refusal, ...]


@dataclass(frozen=True)
class DocumentType:
    """A kind of paper: whose it is, who may see it, how long it is kept, and by which rule."""

    id: str
    zh: str
    en: str
    whose: str
    sensitivity: str
    sensitive_personal: bool
    per_person: bool
    kept_years: int
    kept_source: str
    source: str
    seals: Tuple[str, ...] = ()


def policies() -> Policies:
    """The packs that are built in."""
    return read_policies(ask(library.tenon_policy_list, None))


def policy(name: str) -> Dict[str, Any]:
    """A built-in pack as it was written: to look at, to change a copy of, to open with."""
    return read_pack(ask(library.tenon_policy_get, None, encoded(name)))


def policy_check(pack: Mapping[str, Any]) -> CheckedPack:
    """Whether a pack is whole: dates, citations, overlaps and gaps, values, references. Raises Invalid with
    the path of the field at fault."""
    return decode(CheckedPack, loads(ask(library.tenon_policy_check, dumps(pack, "pack"))))


def compute(kind: str, /, **fields: Any) -> Computed:
    """A sum, schedule or term by the built-in pack "cn": `tenon.compute("loan_schedule",
    principal=Decimal("840000.00"), months=360, annual_rate="3.5%", repayment="equal_instalments")`."""
    return computed_with(lambda *what: ask(library.tenon_policy_compute, None, *what), kind, fields)


def document_types() -> Tuple[DocumentType, ...]:
    """The types of documents that are built in."""
    return read_document_types(ask(library.tenon_document_types, None))


# ---- what the engine's methods share with these


def read_policies(document: bytes) -> Policies:
    return decode(Policies, loads(document))


def read_pack(document: bytes) -> Dict[str, Any]:
    pack: Dict[str, Any] = loads(document)["pack"]
    return pack


def read_document_types(document: bytes) -> Tuple[DocumentType, ...]:
    return tuple(decode(DocumentType, each) for each in loads(document)["document_types"])


def computed_with(call: Callable[..., bytes], kind: str, fields: Mapping[str, Any]) -> Computed:
    request = {
        key: plain(value, f"request.{key}")
        for key, value in ((key_of(name), value) for name, value in fields.items())
        if value is not None
    }
    found = loads(call(encoded(kind), dumps(request, "request")))
    result = by_schema(_answer_of(kind)["properties"]["result"], found["result"])
    return Computed(kind, found["pack"], result, tuple(decode(Provenance, each) for each in found["rules"]))


def change_named(to: Union[str, Mapping[str, Any]]) -> Optional[bytes]:
    return encoded(to) if isinstance(to, str) else dumps(to, "to")


@lru_cache(maxsize=None)
def _answer_of(kind: str) -> Dict[str, Any]:
    return schema(f"computed.{kind}")
