"""Between Python's types and the library's documents.

Times are datetimes with a zone, money and areas are Decimals, and neither is guessed: a naive datetime could
be any of 24 moments, a float is not the amount that was typed. Both are refused here, by field, before the
library is asked."""

from __future__ import annotations

import collections.abc
import dataclasses
import json
import keyword
import uuid
from datetime import date, datetime, timezone
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import (
    Any,
    Callable,
    Dict,
    Mapping,
    Optional,
    Type,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from . import errors
from ._handles import encoded

T = TypeVar("T")


def key_of(attribute: str) -> str:
    """The name in documents: `from_` is written `from`, since Python keeps that word for itself (PEP 8)."""
    return attribute[:-1] if attribute.endswith("_") and keyword.iskeyword(attribute[:-1]) else attribute


# ---- out of Python


def plain(value: Any, at: str) -> Any:
    """The value as JSON has it; `at` is the path of the field, for refusals."""
    if value is None or isinstance(value, (bool, str)) and not isinstance(value, Enum):
        return value
    if isinstance(value, Enum):
        return plain(value.value, at)
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise errors.invalid(
                "python.not_finite",
                f"{at} is {value}, which is no amount.",
                f"{at} 为 {value}，不是金额。",
                field=at,
                found=str(value),
            )
        return format(value, "f")
    if isinstance(value, datetime):
        return instant_out(value, at)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, float):
        raise errors.invalid(
            "python.float",
            f"{at} is the float {value!r}, which is not exactly what was written.",
            f"{at} 是浮点数 {value!r}，不能精确表示所写的数值。",
            field=at,
            found=repr(value),
            remedy=errors.Text(
                '金额和面积请用 decimal.Decimal("1200.00")，数量请用 int。',
                'Use decimal.Decimal("1200.00") for money and areas, int for counts.',
            ),
        )
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((key_of(each.name), getattr(value, each.name)) for each in dataclasses.fields(value))
        return {key: plain(each, f"{at}.{key}") for key, each in pairs if each is not None}
    if isinstance(value, collections.abc.Mapping):
        return {str(key): plain(each, f"{at}.{key}") for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each, f"{at}[{index}]") for index, each in enumerate(value)]
    name = type(value).__name__
    raise errors.invalid(
        "python.type",
        f"{at} is a {name}, which has no place in a document.",
        f"{at} 的类型 {name} 不能写入文档。",
        field=at,
        found=name,
        remedy=errors.Text(
            "可用：str、bool、int、Decimal、datetime、date、Enum、UUID、dict、list、tuple、dataclass。",
            "Use str, bool, int, Decimal, datetime, date, Enum, UUID, dict, list, tuple or a dataclass.",
        ),
    )


def instant_out(value: datetime, at: str) -> str:
    if not isinstance(value, datetime):
        raise errors.invalid(
            "python.type",
            f"{at} is a {type(value).__name__}, not a datetime.",
            f"{at} 应为 datetime，收到 {type(value).__name__}。",
            field=at,
            found=type(value).__name__,
        )
    if value.utcoffset() is None:
        raise errors.invalid(
            "python.naive_time",
            f"{at} is {value.isoformat()} without a zone, which could be any of many moments.",
            f"{at} 为 {value.isoformat()}，未注明时区。",
            field=at,
            found=value.isoformat(),
            remedy=errors.Text(
                "请写明时区，例如 datetime(..., tzinfo=tenon.CHINA)。",
                "Say which zone: datetime(..., tzinfo=tenon.CHINA), or .astimezone() for the machine's own.",
            ),
        )
    return value.astimezone(timezone.utc).isoformat()


def dumps(value: Any, at: str) -> bytes:
    # A lone surrogate survives json.dumps; encoded() refuses it.
    return encoded(json.dumps(plain(value, at), ensure_ascii=False, separators=(",", ":"))) or b""


# ---- into Python

loads = json.loads


def instant_in(text: str) -> datetime:
    """A time of the library's, always UTC. By hand, since fromisoformat takes a Z only from Python 3.11
    on."""
    whole, _, fraction = text[:-1].partition(".")
    return datetime.fromisoformat(f"{whole}.{fraction:0<6}+00:00")


def decode(kind: Type[T], document: Any) -> T:
    """A document as the type `kind`. Members that this package does not know are passed over (tenon.h,
    "Documents")."""
    decoded: T = _decoder(cast(Any, kind))(document)
    return decoded


def _as_is(value: Any) -> Any:
    return value


@lru_cache(maxsize=None)
def _decoder(kind: Any) -> Callable[[Any], Any]:
    simple: Dict[Any, Callable[[Any], Any]] = {
        datetime: instant_in,
        date: date.fromisoformat,
        Decimal: Decimal,
    }
    if kind in simple:
        return simple[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Union:  # Optional
        inner = _decoder(next(each for each in arguments if each is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        inner = _decoder(arguments[0])
        return lambda value: tuple(map(inner, value))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _of_dataclass(kind)
    return _as_is


def _of_dataclass(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    members = [
        (each.name, key_of(each.name), _decoder(hints[each.name])) for each in dataclasses.fields(kind)
    ]

    def decode_members(document: Mapping[str, Any]) -> Any:
        return kind(**{name: read(document[key]) for name, key, read in members if key in document})

    return decode_members


# ---- by a JSON Schema of the library's


def by_schema(schema: Optional[Mapping[str, Any]], value: Any) -> Any:
    """A field of a case as its schema says: money as Decimal, times as datetime, all else as it is."""
    if schema is None or value is None:
        return value
    if "anyOf" in schema:
        return by_schema(next((each for each in schema["anyOf"] if each.get("type") != "null"), None), value)
    kind = schema.get("format")
    if isinstance(value, str):
        if kind == "date-time":
            return instant_in(value)
        if kind == "date":
            return date.fromisoformat(value)
        if kind in ("money", "area"):
            return Decimal(value)
        return value
    if isinstance(value, list):
        return tuple(by_schema(schema.get("items"), each) for each in value)
    if isinstance(value, dict):
        members = schema.get("properties", {})
        return {key: by_schema(members.get(key), each) for key, each in value.items()}
    return value
