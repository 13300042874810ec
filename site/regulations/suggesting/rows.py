"""Condition rows from the quantities of a band: a fact that the office keeps, a comparison, a value."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from facts.words import plain

from .quantities import Quantity
from .vocabulary import Vocabulary

#: One month is 30 days in bands of leave.
DAYS_IN_A_MONTH = 30
MINUTES_IN_AN_HOUR = 60
#: In what else an amount may be kept: 月 as 天, 小时 as 分钟.
COUNTED_AS = {"月": ("天", DAYS_IN_A_MONTH), "小时": ("分钟", MINUTES_IN_AN_HOUR)}


@dataclass(frozen=True)
class Rows:
    """Rows, and which of their facts only the editor can name."""

    rows: list[dict[str, Any]]
    missing: dict[str, str]


def rows_of(band: Iterable[Quantity], about: str, words: Vocabulary, name: str = "when") -> Rows:
    """One row for each end of the band."""
    rows: list[dict[str, Any]] = []
    missing: dict[str, str] = {}
    for number, quantity in enumerate(band):
        fact, amount, unit = in_facts(quantity, about, words)
        rows.append({"fact": fact or "", "op": quantity.figure.op, "value": plain(amount)})
        if not fact:
            missing[f"{name}.{number}.fact"] = unit
    return Rows(rows, missing)


def in_facts(quantity: Quantity, about: str, words: Vocabulary) -> tuple[str | None, Decimal, str]:
    """The fact that the quantity is about, with its number and unit as that is kept."""
    figure = quantity.figure
    fact = words.fact_for(about, figure.unit)
    if fact or figure.unit not in COUNTED_AS:
        return fact, figure.number, figure.unit
    unit, times = COUNTED_AS[figure.unit]
    return words.fact_for(about, unit), figure.number * times, unit
