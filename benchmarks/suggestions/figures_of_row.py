"""The figures of a row of an answer sheet, read from its column `numbers` (README: How figures are compared)."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from regulations.numerals import value
from regulations.suggesting.figures import DAY_OF_MONTH, TIMES, Figure, normal

from . import row_words as row

MONTH = "月"
MYRIAD = 10_000


def figures_of(numbers: str, kind: str) -> frozenset[Figure]:
    """The row's figures as they are compared with those of a suggestion."""
    readings = {Decimal(m["number"]): row.OPS[m["op"]] for m in row.READ.finditer(numbers)}
    text = row.READ.sub("", numbers)
    while row.EXPLAINED.search(text):
        text = row.EXPLAINED.sub(" ", text)
    text = row.COUNT.sub(" ", text)
    figures = [each for part in re.split(r";|→|\band\b", text) for each in _of_part(part)]
    read = [replace(each, op=readings.get(each.number, each.op)) for each in _same_unit(figures)]
    return normal(_once(read), within=kind == "deadline")


def _of_part(part: str) -> list[Figure]:
    found: list[Figure] = []
    for pattern, read in RANGES:
        if match := pattern.search(part):
            found += read(match)
            part = part[: match.start()] + " " + part[match.end() :]
    found += [
        Figure(Decimal(1), TIMES, "=", period)
        for word, period in row.ADVERBS.items()
        if re.search(rf"\b{word}\b", part)
    ]
    place = 0
    while match := row.FIGURE.search(part, place):
        per = row.PER.match(part, match.end())
        place = per.end() if per else match.end()
        if _is_figure(match, per):
            found.append(_figure(match, _period(match, per, found)))
    return found


def _is_figure(match: re.Match[str], per: re.Match[str] | None) -> bool:
    """A Chinese numeral alone may be part of a word (一般): it needs a unit, an end or a period."""
    said = per or match["unit"] or match["op"] or match["label"] or match["before"]
    return bool(said or re.fullmatch(r"\d+(?:\.\d+)?", match["number"]))


def _period(match: re.Match[str], per: re.Match[str] | None, found: list[Figure]) -> str:
    if per:
        return row.PERIOD_NAMES[per["period"]]
    if match["before"]:
        return row.PERIOD_NAMES[match["before"]]
    return found[-1].per if match["plus"] and found else ""


def _figure(match: re.Match[str], period: str) -> Figure:
    number = value(match["number"])
    unit = _unit(match["unit"]) or ("年" if match["label"] else "")
    if unit == "万字":
        number, unit = number * MYRIAD, "字"
    if match["unit"] == "日" and match["end"] == "前":
        unit, period = DAY_OF_MONTH, ""
    op = row.OPS.get(match["op"] or "") or row.WORDED.get(match["op"] or "")
    return Figure(number, unit, op or row.ENDS.get(match["end"] or "", "="), period)


def _unit(written: str | None) -> str:
    return row.UNIT_NAMES[written] if written else ""


def _months(match: re.Match[str]) -> list[Figure]:
    return [*_from(match), Figure(Decimal(match["last"]), MONTH, "<=")]


def _from(match: re.Match[str]) -> list[Figure]:
    """The third month begins when two are over."""
    return [Figure(Decimal(match["first"]) - 1, MONTH, ">")]


def _days(match: re.Match[str]) -> list[Figure]:
    return [Figure(Decimal(match["first"]), DAY_OF_MONTH, ">="), *_by_day(match)]


def _by_day(match: re.Match[str]) -> list[Figure]:
    return [Figure(Decimal(match["last"]), DAY_OF_MONTH, "<=")]


def _range(match: re.Match[str]) -> list[Figure]:
    written = match["unit"] or match["low"]
    unit = DAY_OF_MONTH if written == "日" else _unit(written)
    return [Figure(Decimal(match["first"]), unit, ">="), Figure(Decimal(match["last"]), unit, "<=")]


def _between(match: re.Match[str]) -> list[Figure]:
    unit = _unit(match["unit"] or match["low"])
    low = ">" if match["lowop"] == "<" else ">="
    return [
        Figure(Decimal(match["first"]), unit, low),
        Figure(Decimal(match["last"]), unit, row.OPS[match["op"]]),
    ]


def _every(match: re.Match[str]) -> list[Figure]:
    period = f"{match['number']} {row.PERIOD_NAMES[match['unit']]}"
    return [Figure(Decimal(1), TIMES, "=", period)]


RANGES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Figure]]]] = [
    (row.MONTHS, _months),
    (row.DAYS, _days),
    (row.BY_DAY, _by_day),
    (row.EVERY, _every),
    (row.BETWEEN, _between),
    (row.RANGE, _range),
    (row.FROM_MONTH, _from),
]


def _same_unit(figures: list[Figure]) -> list[Figure]:
    """> 2 and ≤ 4个月/year: the unit and period of the last hold for the first."""
    settled = list(figures)
    for index in range(len(settled) - 2, -1, -1):
        here, following = settled[index], settled[index + 1]
        if not here.unit and here.op in (">", ">=") and following.op in ("<", "<="):
            per = here.per or following.per
            settled[index] = replace(here, unit=following.unit, per=per)
    return settled


def _once(figures: list[Figure]) -> list[Figure]:
    """An end that is said with a period and again without is one."""
    with_period = {replace(each, per="") for each in figures if each.per}
    return [each for each in figures if each.per or each not in with_period]
