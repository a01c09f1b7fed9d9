"""Words of a step that stand for what the registers say of the sale, so that one path serves every sale."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional

from ..errors import Refusal
from .world import World

__all__ = ["filled", "persons"]


def filled(world: World, payload: Mapping[str, Any], sale: Optional[str]) -> Dict[str, Any]:
    """The payload with what "@sale/payment", "@signers" and their like stand for."""
    return {
        name: _word(world, value, sale) if isinstance(value, str) and value.startswith("@") else value
        for name, value in payload.items()
    }


def persons(world: World, of: str, sale: Optional[str]) -> List[str]:
    """The customers that "buyers", "borrowers" or "guardians" stand for; an id stands for itself."""
    if sale is None or of not in ("buyers", "borrowers", "guardians"):
        return [of]
    buyers = [each["customer"] for each in world.record("sale", sale)["buyers"]]
    found = [] if of == "guardians" else list(buyers)
    if of != "buyers":
        beside = "spouse" if of == "borrowers" else "guardian"
        found += [each for each in (world.record("customer", buyer).get(beside) for buyer in buyers) if each]
    return list(dict.fromkeys(found))


def _word(world: World, word: str, sale: Optional[str]) -> Any:
    if sale is None:
        raise _unknown("testing.no_sale", word, "该步骤与任何合同无关", "the step is about no sale")
    if word == "@signers":
        return persons(world, "buyers", sale) + persons(world, "guardians", sale)
    if word in ("@buyers_shown", "@buyer_shown"):
        shown = [_shown(world, buyer) for buyer in persons(world, "buyers", sale)]
        return shown[0] if word == "@buyer_shown" else shown
    found: Any = {"@sale": world.record("sale", sale)}
    try:
        for part in word.split("/"):
            found = found[int(part) if isinstance(found, list) else part]
    except (KeyError, IndexError, ValueError, TypeError):
        raise _unknown(
            "testing.no_such_step", word, "合同登记中没有此项", "the sale has nothing there"
        ) from None
    return found


def _shown(world: World, customer: str) -> Dict[str, Any]:
    """A customer as an identity that is shown has him: the name, and how its number ends."""
    known = world.record("customer", customer)
    number = next((each["number"] for each in known.get("identities", [])), "")
    return {"customer": customer, "name": known["name"], "number_ends": number[-4:]}


def _unknown(code: str, word: str, zh: str, en: str) -> Exception:
    return Refusal("not_found", code, f"“{word}”：{zh}。", f"“{word}”: {en}.", {"found": word}).exception()
