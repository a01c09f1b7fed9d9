"""The registers' entries: customers, what is built and sold, sales, tenancies, staff. Frozen dataclasses.

The library checks an entry as a whole when it is put; what each field may hold is said by the refusal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Dict, Optional, Tuple, Type

from ._codec import decode


class Entry:
    """What all entries have: the host's own id, and the kind of the register."""

    kind_: str
    id: str


@dataclass(frozen=True)
class Identity:
    kind: str
    number: str
    country: Optional[str] = None
    valid_until: Optional[date] = None


@dataclass(frozen=True)
class Contact:
    """`whom`: who answers there, if not the customer."""

    channel: str
    value: str
    whom: Optional[str] = None


@dataclass(frozen=True)
class Consent:
    """A use of personal data beyond what contract or law demand; kept when it is withdrawn."""

    purpose: str
    version: str
    given: datetime
    recipient: Optional[str] = None
    separate: bool = False
    by_guardian: bool = False
    withdrawn: Optional[datetime] = None


@dataclass(frozen=True)
class Customer(Entry):
    """`language`: in which the customer is written to, "zh", "en" or "both"."""

    id: str
    kind: str
    name: str
    identities: Tuple[Identity, ...] = ()
    contacts: Tuple[Contact, ...] = ()
    birth: Optional[date] = None
    marital: Optional[str] = None
    spouse: Optional[str] = None
    guardian: Optional[str] = None
    representative: Optional[str] = None
    consents: Tuple[Consent, ...] = ()
    grade: Optional[str] = None
    special: bool = False
    special_reason: Optional[str] = None
    language: Optional[str] = None


@dataclass(frozen=True)
class Project(Entry):
    """`region`: GB/T 2260, 6 digits."""

    id: str
    name: str
    region: str
    developer: Optional[str] = None
    address: Optional[str] = None


@dataclass(frozen=True)
class Building(Entry):
    id: str
    project: str
    name: str
    presale_permit: Optional[str] = None
    permit_date: Optional[date] = None
    completed: Optional[date] = None


@dataclass(frozen=True)
class SurveyedArea:
    """Building area and inner area in square metres, both of one survey."""

    building: Decimal
    inner: Optional[Decimal] = None


@dataclass(frozen=True)
class Unit(Entry):
    id: str
    building: str
    name: str
    use: str = "home"
    lift: bool = False
    state: str = "on_sale"
    unit_number: Optional[str] = None
    forecast: Optional[SurveyedArea] = None
    actual: Optional[SurveyedArea] = None


@dataclass(frozen=True)
class Buyer:
    """`share`: "1/2", of owners by shares."""

    customer: str
    share: Optional[str] = None


@dataclass(frozen=True)
class Instalment:
    """`from_`: own_funds, bank_loan or provident_fund_loan."""

    from_: str
    amount: Decimal
    due: Optional[date] = None


@dataclass(frozen=True)
class Sale(Entry):
    id: str
    unit: str
    ownership: str
    buyers: Tuple[Buyer, ...]
    price: Decimal
    priced_by: str
    payment: str
    schedule: Tuple[Instalment, ...] = ()
    contract_area: Optional[SurveyedArea] = None
    subscribed_on: Optional[date] = None
    signed_on: Optional[date] = None
    contract_number: Optional[str] = None
    delivery_by: Optional[date] = None
    title_by: Optional[date] = None


@dataclass(frozen=True)
class Tenancy(Entry):
    id: str
    unit: str
    tenant: str
    from_: date
    until: Optional[date] = None
    owner: Optional[str] = None
    area: Optional[Decimal] = None
    rent: Optional[Decimal] = None
    deposit: Optional[Decimal] = None


@dataclass(frozen=True)
class Staff(Entry):
    id: str
    name: str
    roles: Tuple[str, ...]
    department: Optional[str] = None
    mobile: Optional[str] = None
    since: Optional[date] = None
    until: Optional[date] = None


@dataclass(frozen=True)
class Department(Entry):
    id: str
    name: str
    parent: Optional[str] = None
    head: Optional[str] = None
    project: Optional[str] = None


#: The registers by name, in the order in which they refer to each other.
KINDS: Dict[str, Type[Entry]] = {
    "department": Department,
    "staff": Staff,
    "customer": Customer,
    "project": Project,
    "building": Building,
    "unit": Unit,
    "sale": Sale,
    "tenancy": Tenancy,
}
for _name, _kind in KINDS.items():
    _kind.kind_ = _name


def entry_of(kind: str, record: Dict[str, Any]) -> Entry:
    """An entry from its document, as tenon_record_get answers it."""
    return decode(KINDS[kind], record)
