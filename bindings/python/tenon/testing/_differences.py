"""What was expected and was not so, for people: expected and found stand one under the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Optional

from ..errors import Refusal

__all__ = ["Difference", "NotSo"]


@dataclass(frozen=True)
class Difference:
    """`at`: where ("then.refused.code"); `expected` is empty where nothing should be there; `refusal` is there
    where something was refused that should not have been, or otherwise than expected."""

    at: str
    expected: str
    found: str
    refusal: Optional[Refusal] = None


class NotSo(AssertionError):
    """Something that was claimed is not so; says what was expected and what was found."""

    def __init__(self, what: str, differences: Iterable[Difference]) -> None:
        self.what = what
        self.differences = tuple(differences)
        super().__init__(what + "\n" + to_text(self.differences))


def to_text(differences: Iterable[Difference]) -> str:
    lines = []
    for each in differences:
        lines += [
            f"  {each.at}",
            f"    expected  {each.expected or 'nothing'}",
            f"    found     {each.found or 'nothing'}",
        ]
        if each.refusal is not None and str(each.refusal) != each.found:
            lines.append(f"              {each.refusal}")
    return "\n".join(lines)
