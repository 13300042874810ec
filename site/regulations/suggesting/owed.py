"""How much a phrase asks for, and how often: figures, the amount, what each time must reach, parameters."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from .figures import DAY_OF_MONTH, TIMES, Figure
from .phrases import EACH, Phrase
from .quantities import SCORES, Quantity, quantities

#: 上午 1 次，下午 1 次.
TWICE = re.compile(
    r"上、?下午各(?:[一1]) ?次|上午 ?[一1] ?次[,、;]?下午 ?[一1] ?次|早、?晚各[一1]次"
)


@dataclass(frozen=True)
class Owed:
    """Figures that are compared; what each session must reach; the amount, where it is no count."""

    figures: list[Figure]
    sessions: list[Quantity]
    parameters: dict[str, Any]
    amount: Quantity | None = None


def asked(phrase: Phrase) -> Owed:
    """How much a phrase asks for: at least 2 times, half an hour each time, from the 1st to the 15th."""
    parameters, per = _how_often(phrase)
    each = EACH.search(phrase.text)
    head, tail = (
        (phrase.text[: each.start()], phrase.text[each.start() :]) if each else (phrase.text, "")
    )
    found = [q for q in of_period(phrase, head) if not q.ordinal]
    sessions = [
        q
        for q in quantities(tail)
        if q.figure.op != "=" and q.figure.unit in ("小时", "分钟", "人")
    ]
    days = [q.figure for q in found if q.figure.unit == DAY_OF_MONTH]
    if days:
        return Owed(days, sessions, parameters | _window(days))
    wanted = Quantity(Figure(Decimal(2), TIMES), 0, 0) if TWICE.search(head) else _wanted(found)
    parameters["at_least"] = wanted.figure.number
    figure = replace(wanted.figure, per=per)
    return Owed([figure], sessions, parameters, None if figure.unit == TIMES else wanted)


def _how_often(phrase: Phrase) -> tuple[dict[str, Any], str]:
    period = phrase.period
    parameters: dict[str, Any] = {"per": period.code}
    if period.working:
        parameters["days"] = "working"
    if period.every > 1:
        days = period.every * (7 if period.code == "week" else 1)
        return {"per": "every_n_days", "every": days}, f"{period.every} {period.code}"
    return parameters, period.code


def of_period(phrase: Phrase, head: str) -> list[Quantity]:
    """Quantities behind 每月; a day of the month needs the month in sight."""
    sight = "月" if phrase.period.code == "month" else "的"
    return [replace(q, start=q.start - 1, end=q.end - 1) for q in quantities(sight + head)]


def _wanted(found: list[Quantity]) -> Quantity:
    counts = [each for each in found if _is_counted(each.figure)]
    ended = [each for each in counts if each.figure.op in (">=", ">")]
    plain = [each for each in counts if each.figure.op == "=" and each.figure.unit == TIMES]
    return next(iter(ended + plain), Quantity(Figure(Decimal(1), TIMES), 0, 0))


def _is_counted(figure: Figure) -> bool:
    if figure.unit == "天":
        return figure.op in (">=", ">")
    return figure.unit not in SCORES | {"月", "周", "年", DAY_OF_MONTH}


def _window(days: list[Figure]) -> dict[str, Any]:
    window: dict[str, Any] = {"per": "month"}
    for each in days:
        name = {"=": "due_day", ">=": "first_day", "<=": "last_day"}.get(each.op, "due_day")
        window[name] = int(each.number)
    return window
