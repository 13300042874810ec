"""How computed fields follow from other answers: exactly, in decimals; missing answers count as none.

`of` names keys beside the field, or `group.key` for an answer of every row of a group.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import json_logic
from .base import BLANKS, Answers, Field
from .days import day_of
from .moment import moment_of
from .number import figure, number_of
from .time_span import clock_of

SECONDS_IN_AN_HOUR = 3600
MINUTES_IN_AN_HOUR = 60
#: Beyond what a field may hold (number.py): refused, and so not worth rounding.
TOO_LARGE = Decimal(10) ** 12

Number = int | float


@dataclass(frozen=True)
class How:
    """One way to compute; `sorts` are the sorts of answers that it takes (see checks)."""

    label: str | Promise
    value: Callable[[Field, Answers, date], Decimal | None]
    sorts: frozenset[str]
    #: So many answers it needs: at least, at most.
    takes: tuple[int, int]
    #: The decimals kept unless the field says otherwise.
    rounds_to: int = 0
    #: The same as JsonLogic, before rounding; None where JsonLogic has no word for it.
    said: Callable[[Field], Any] = lambda _field: None

    def compute(self, field: Field, answers: Answers, on: date) -> Number | None:
        """The value as JSON keeps it, rounded half away from zero."""
        value = self.value(field, answers, on)
        if value is None:
            return None
        if abs(value) >= TOO_LARGE:
            return float(value)
        step = Decimal(1).scaleb(-self.decimals(field))
        return figure(value.quantize(step, rounding=ROUND_HALF_UP))

    def decimals(self, field: Field) -> int:
        """How many figures stand behind the point."""
        given = field.get("decimals")
        return self.rounds_to if given in (None, "") else int(given)

    def logic(self, field: Field) -> Any:
        """The same as JsonLogic; None where it cannot be said."""
        return self.said(field)


def answers_of(field: Field, answers: Answers) -> Iterator[Any]:
    """The answers that it is computed of; of a group's key one for each row."""
    for path in field["of"]:
        yield from _at(path, answers)


def _at(path: str, answers: Answers) -> Iterator[Any]:
    key, _dot, inner = path.partition(".")
    given = answers.get(key)
    rows = given if inner and isinstance(given, list) else []
    found = [row.get(inner) for row in rows if isinstance(row, dict)] if inner else [given]
    yield from (each for each in found if each not in BLANKS)


def _numbers(field: Field, answers: Answers) -> list[Decimal]:
    found = map(number_of, answers_of(field, answers))
    return [each for each in found if each is not None]


def _of_numbers(together: Callable[[list[Decimal]], Decimal]) -> Callable[..., Decimal | None]:
    def value(field: Field, answers: Answers, _on: date) -> Decimal | None:
        numbers = _numbers(field, answers)
        return together(numbers) if numbers else None

    return value


def _product(field: Field, answers: Answers, _on: date) -> Decimal | None:
    numbers = _numbers(field, answers)
    complete = len(numbers) == len(field["of"])
    return reduce(lambda left, right: left * right, numbers) if complete else None


def _count(field: Field, answers: Answers, _on: date) -> Decimal:
    return Decimal(sum(_counted(path, answers) for path in field["of"]))


def _counted(path: str, answers: Answers) -> int:
    given = answers.get(path)
    if "." not in path and isinstance(given, list):
        return len(given)
    return len(list(_at(path, answers)))


def _days_between(field: Field, answers: Answers, _on: date) -> Decimal | None:
    first, last = (_day(answers, key) for key in field["of"])
    if first is None or last is None or last < first:
        return None
    return Decimal((last - first).days + bool(field.get("both_ends")))


def _hours(field: Field, answers: Answers, _on: date) -> Decimal | None:
    first, last = (_instant(answers, key) for key in field["of"])
    if isinstance(first, datetime) and isinstance(last, datetime) and first <= last:
        return Decimal(int((last - first).total_seconds())) / SECONDS_IN_AN_HOUR
    if isinstance(first, time) and isinstance(last, time) and first <= last:
        return Decimal(_minutes(last) - _minutes(first)) / MINUTES_IN_AN_HOUR
    return None


def _age(field: Field, answers: Answers, on: date) -> Decimal | None:
    born = _day(answers, field["of"][0])
    day = _day(answers, field["of"][1]) if len(field["of"]) > 1 else on
    if born is None or day is None or day < born:
        return None
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return Decimal(day.year - born.year - (not had_birthday))


def _day(answers: Answers, key: str) -> date | None:
    """The day of an answer; of a moment the day as written (of the office's own time)."""
    if day := day_of(answers, key):
        return day
    moment = moment_of(answers, key)
    return moment.date() if moment else None


def _instant(answers: Answers, key: str) -> datetime | time | None:
    return moment_of(answers, key) or clock_of(answers.get(key))


def _minutes(clock: time) -> int:
    return clock.hour * MINUTES_IN_AN_HOUR + clock.minute


NUMBERS = frozenset({"number"})
DAYS = frozenset({"day", "moment"})
ANYTHING = frozenset({"number", "day", "moment", "clock", "text", "list", "rows"})
MANY = 20
HOWS = {
    "sum": How(_("sum"), _of_numbers(lambda each: sum(each, Decimal(0))), NUMBERS, (1, MANY), 2, json_logic.total),
    "product": How(_("product"), _product, NUMBERS, (2, MANY), 2, json_logic.product),
    "average": How(
        _("average"),
        _of_numbers(lambda each: sum(each, Decimal(0)) / len(each)),
        NUMBERS, (1, MANY), 2, json_logic.average,
    ),
    "min": How(_("smallest"), _of_numbers(min), NUMBERS, (1, MANY), 2, json_logic.smallest),
    "max": How(_("largest"), _of_numbers(max), NUMBERS, (1, MANY), 2, json_logic.largest),
    "count": How(pgettext_lazy("computed", "how many"), _count, ANYTHING, (1, MANY), 0, json_logic.amount),
    "days_between": How(_("days between two days"), _days_between, DAYS, (2, 2)),
    "hours": How(_("hours between two times"), _hours, frozenset({"moment", "clock"}), (2, 2), 2),
    "age": How(_("age in years"), _age, DAYS, (1, 2)),
}  # fmt: skip


def computed_keys(fields: Iterable[Field]) -> list[str]:
    """The keys of the fields that nobody types."""
    return [field["key"] for field in fields if field["type"] == "computed"]
