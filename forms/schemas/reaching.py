"""Can the conditions of a field all hold at once, with those of the fields that they ask about?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from facts.conditions import NEGATIVE, Op

from .fields import Field

#: Longer chains of conditions no form has.
DEEPEST = 50


@dataclass
class Room:
    """What one answer may still be."""

    among: set[str] | None = None
    less: set[str] = field(default_factory=set)
    low: Decimal | None = None
    high: Decimal | None = None
    #: Whether a bound itself is excluded.
    open: bool = False

    def narrow(self, op: Op, value: Any) -> None:
        """Leave only what this row lets through."""
        values = {str(each) for each in (value if isinstance(value, list) else [value])}
        match op:
            case Op.EQ | Op.IN:
                self.among = values if self.among is None else self.among & values
            case Op.NE | Op.NOT_IN:
                self.less |= values
            case Op.LT | Op.LE | Op.GT | Op.GE:
                self._bound(op, value)

    def _bound(self, op: Op, value: Any) -> None:
        try:
            bound = Decimal(str(value))
        except InvalidOperation:
            return
        self.open = self.open or op in (Op.LT, Op.GT)
        if op in (Op.LT, Op.LE):
            self.high = bound if self.high is None else min(self.high, bound)
        else:
            self.low = bound if self.low is None else max(self.low, bound)

    @property
    def empty(self) -> bool:
        """Whether nothing is left."""
        if self.among is not None and not self.among - self.less:
            return True
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.open and self.low == self.high)


def contradiction(field: Field, above: Mapping[str, Field]) -> list[str]:
    """The keys about which conditions contradict each other; none when they can all hold."""
    rooms: dict[str, Room] = {}
    for row in _rows(field, above, DEEPEST):
        rooms.setdefault(row["field"], Room()).narrow(Op(row["op"]), row.get("value"))
    return [key for key, room in rooms.items() if room.empty]


def _rows(field: Field, above: Mapping[str, Field], depth: int) -> Iterator[Any]:
    """Its rows, and those of the fields asked about: what is hidden has no answer."""
    for row in field.get("shown_when", []):
        yield row
        if Op(row["op"]) not in NEGATIVE and row["field"] in above and depth:
            yield from _rows(above[row["field"]], above, depth - 1)
