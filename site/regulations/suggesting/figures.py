"""Figures: a number with its unit, its end (included or not) and the period over which it counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from facts.words import plain

#: One name per unit; what is not listed is its own name.
UNITS = {
    "日": "天",
    "个工作日": "工作日",
    "个小时": "小时",
    "个月": "月",
    "个星期": "周",
    "星期": "周",
    "块": "元",
    "名": "人",
    "遍": "次",
    "回": "次",
    "轮": "次",
    "场": "次",
}
#: Day of the month: 3号, 15日前.
DAY_OF_MONTH = "号"
TIMES = "次"
#: How often a period that is counted in whole ones comes round in a year.
A_YEAR = {"quarter": 4, "half_year": 2}


@dataclass(frozen=True)
class Figure:
    """One figure: `op` is one of = < <= > >=; `per` a period or nothing."""

    number: Decimal
    unit: str = ""
    op: str = "="
    per: str = ""

    def __str__(self) -> str:
        sign = "" if self.op == "=" else self.op
        return f"{sign}{plain(self.number)}{self.unit}" + (f"/{self.per}" if self.per else "")


def normal(figures: Iterable[Figure], *, within: bool = False) -> frozenset[Figure]:
    """The set that is compared.

    Left out is what says nothing: a lower end of zero, 100 % (all of it), and a bare one (1次,
    1 step) without a period. Once a quarter is four times a year. Of a deadline (`within`)
    every amount is an upper end.
    """
    kept = [_yearly(each) for each in figures if not _says_nothing(each)]
    if within:
        kept = [replace(each, op="<=") if each.op == "=" else each for each in kept]
    return frozenset(kept)


def _says_nothing(figure: Figure) -> bool:
    if figure.op in (">", ">=") and not figure.number:
        return True
    if figure.unit == "%" and figure.number == 100:
        return True
    return figure.number == 1 and figure.unit in ("", TIMES) and not figure.per and figure.op == "="


def _yearly(figure: Figure) -> Figure:
    if figure.per in A_YEAR and figure.op == "=" and figure.unit in ("", TIMES):
        return replace(figure, number=figure.number * A_YEAR[figure.per], per="year")
    return figure
