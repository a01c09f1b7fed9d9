"""Tenon: a property developer's customer service as typed workflows, in process, on libtenon.

    import tenon

    with tenon.open("sqlite:crm.db") as engine:
        clerk = engine.acting_as("E017", roles=["complaint_clerk"])
        case = clerk.open("complaint", tenon.Subject(customer="C1"), tenon.With(reference="T-17"),
                          channel="phone", target="quality", about="a crack in the wall", asked="repair")
        case.set_grade(grade="ordinary")
        for option in case.options():
            print(option.event, option.allowed, option.refusal)

`engine` and `case` have the methods, `errors` the exceptions, `workflows` the typed classes, `calendar`
working time, `schemas` the JSON Schemas, `journeys` and `packs` what is said of sales and policies. Needs
nothing but CPython 3.9 or later and the library itself; importing fails with LibraryError where that is not
found or is of another ABI."""

from __future__ import annotations

from ._loader import library as _library
from ._loader import library_path
from .acting import Acting
from .batch import Batch
from .calendar import Calendar
from .case import Case
from .documents import (
    CHINA,
    Actor,
    AdvanceReport,
    CaseStatus,
    Day,
    Deadline,
    DeadlineStatus,
    Explanation,
    HistoryRow,
    Limit,
    LogEntry,
    Notice,
    Option,
    Outcome,
    Snapshot,
    Subject,
    VerifyReport,
    With,
)
from .engine import Engine
from .errors import (
    Busy,
    Closed,
    Conflict,
    Fault,
    Invalid,
    LibraryError,
    NotAllowed,
    NotFound,
    Refusal,
    Refused,
    TenonError,
    Text,
)
from .imports import Import, ImportReport, Progress
from .journeys import (
    BuildingForecast,
    ChainLink,
    EachOutcome,
    EachReport,
    FunnelStage,
    Journey,
    JourneyProgress,
    JourneyStep,
    MissingDocument,
    MissingPaper,
    NextStep,
    Outlook,
    Promise,
    RunningLimit,
    SaleOutlook,
)
from .opening import open, open_on
from .packs import (
    CheckedPack,
    Computed,
    DocumentType,
    MovedDate,
    MovedSum,
    Pack,
    Policies,
    PolicyDifference,
    PolicyPreview,
    Provenance,
    compute,
    document_types,
    policies,
    policy,
    policy_check,
)
from .records import Stored
from .registers import (
    Building,
    Buyer,
    Consent,
    Contact,
    Customer,
    Department,
    Entry,
    Identity,
    Instalment,
    Project,
    Sale,
    Staff,
    SurveyedArea,
    Tenancy,
    Unit,
)

#: The version of the library that is loaded.
__version__: str = _library.tenon_version().decode()

__all__ = [
    "Acting",
    "Actor",
    "AdvanceReport",
    "Batch",
    "Building",
    "BuildingForecast",
    "Busy",
    "Buyer",
    "CHINA",
    "Calendar",
    "Case",
    "CaseStatus",
    "ChainLink",
    "CheckedPack",
    "Closed",
    "Computed",
    "Conflict",
    "Consent",
    "Contact",
    "Customer",
    "Day",
    "Deadline",
    "DeadlineStatus",
    "Department",
    "DocumentType",
    "EachOutcome",
    "EachReport",
    "Engine",
    "Entry",
    "Explanation",
    "Fault",
    "FunnelStage",
    "HistoryRow",
    "Identity",
    "Import",
    "ImportReport",
    "Instalment",
    "Invalid",
    "Journey",
    "JourneyProgress",
    "JourneyStep",
    "LibraryError",
    "Limit",
    "LogEntry",
    "MissingDocument",
    "MissingPaper",
    "MovedDate",
    "MovedSum",
    "NextStep",
    "NotAllowed",
    "NotFound",
    "Notice",
    "Option",
    "Outcome",
    "Outlook",
    "Pack",
    "Policies",
    "PolicyDifference",
    "PolicyPreview",
    "Progress",
    "Project",
    "Promise",
    "Provenance",
    "Refusal",
    "Refused",
    "RunningLimit",
    "Sale",
    "SaleOutlook",
    "Snapshot",
    "Staff",
    "Stored",
    "Subject",
    "SurveyedArea",
    "Tenancy",
    "TenonError",
    "Text",
    "Unit",
    "VerifyReport",
    "With",
    "__version__",
    "compute",
    "document_types",
    "library_path",
    "open",
    "open_on",
    "policies",
    "policy",
    "policy_check",
]
