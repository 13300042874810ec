"""The figures of a row of an answer sheet, read from its column `numbers` (README: How figures are compared)."""

import re
from decimal import Decimal

from regulations.suggesting.figures import DAY_OF_MONTH, UNITS, Figure, normal
from regulations.suggesting.numerals import NUMERAL, value
from regulations.suggesting.periods import CODES

UNIT = "个工作日|工作日|个小时|小时|分钟|个月|个星期|星期|月|天|日|号|周|年限|年|元|万字|字|次|遍|回|轮|本|篇|份|件|条|户|家|人|名|分|%"
ENGLISH = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "half-year": "half_year",
    "half-month": "half_month",
    "year": "year",
}
ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "half-yearly": "half_year",
    "yearly": "year",
    "annually": "year",
}
#: What a note counts: steps, acts, forms. Regulations do not say these figures.
COUNTED = r"steps?|acts?|levels?|forms?|inputs?|classes|contents?|grades?|reasons?|checks?|findings?|rounds?|quarters|persons?|items?|parts?"
EXPLAINED = re.compile(r"\([^()]*\)|（[^（）]*）|'[^']*'|\"[^\"]*\"")
NO_FIGURE = re.compile(
    rf"\b\d+\s*(?:of|×|x)\s*\d+(?:\s*(?:{COUNTED})\b)?|\b(?:{ADVERBS and '4 quarters'})\b|\b\d+\s+(?:[a-z]+\s+)?(?:{COUNTED})\b"
)
READ = re.compile(r"\s-\s*read\s*(?P<op>[<>≤≥])\s*(?P<number>\d+(?:\.\d+)?)")
MONTHS = re.compile(r"months?\s*(?P<first>\d+)\s*[—–-]\s*(?P<last>\d+)")
FROM_MONTH = re.compile(r"(?:from\s+)?month\s*(?:≥|>=)?\s*(?P<first>\d+)(?:\s*on)?")
DAYS = re.compile(r"(?P<first>\d+)(?:st|nd|rd|th)\s*[—–-]\s*(?P<last>\d+)(?:st|nd|rd|th)")
RANGE = re.compile(
    rf"(?P<first>\d+(?:\.\d+)?)(?P<low>{UNIT})?\s*[—–~-]\s*(?P<last>\d+(?:\.\d+)?)\s*(?P<unit>{UNIT})?"
)
BETWEEN = re.compile(
    rf"(?P<first>\d+(?:\.\d+)?)\s*(?P<low>{UNIT})?\s*(?P<lowop>[<≤])\s*[A-Za-z一-龥]+\s*(?P<op>[<≤])\s*(?P<last>\d+(?:\.\d+)?)\s*(?P<unit>{UNIT})?"
)
FIGURE = re.compile(
    rf"(?P<label>年限)?\s*(?P<op>[<>≤≥]|>=|<=)?\s*(?P<number>{NUMERAL})\s*(?P<unit>{UNIT})?(?P<end>以内|之内|内|前|以上|以下)?"
)
PER = re.compile(
    r"\s*(?:combined|cumulative)?\s*(?:per|/|a|in one|in a|every)\s*(?P<english>half-year|half-month|day|week|month|quarter|year)"
    r"|\s*(?:per|/|每)\s*(?P<chinese>半个月|半年|季度|天|日|周|月|年)"
)
OPS = {"≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "<": "<", ">": ">"}
ENDS = {"内": "<=", "以内": "<=", "之内": "<=", "前": "<=", "以上": ">=", "以下": "<="}


def figures_of(numbers: str, kind: str) -> frozenset[Figure]:
    """The row's figures as they are compared with those of a suggestion."""
    readings = {Decimal(m["number"]): OPS[m["op"]] for m in READ.finditer(numbers)}
    text = READ.sub("", numbers)
    while EXPLAINED.search(text):
        text = EXPLAINED.sub(" ", text)
    text = NO_FIGURE.sub(" ", text)
    figures: list[Figure] = []
    for part in re.split(r";|→|\band\b", text):
        figures += _of_part(part, figures)
    figures = [_reread(each, readings) for each in _same_unit(figures)]
    return normal(_once(figures), within=kind == "deadline")


def _of_part(part: str, before: list[Figure]) -> list[Figure]:
    found: list[Figure] = []
    for pattern, read in (
        (MONTHS, _months),
        (DAYS, _days),
        (BETWEEN, _between),
        (RANGE, _range),
        (FROM_MONTH, _from),
    ):
        match = pattern.search(part)
        if match:
            found += read(match)
            part = part[: match.start()] + " " + part[match.end() :]
    for word, period in ADVERBS.items():
        if re.search(rf"\b{word}\b", part):
            found.append(Figure(Decimal(1), "次", "=", period))
    place = 0
    while match := FIGURE.search(part, place):
        place = match.end()
        per = PER.match(part, place)
        if (
            not per
            and not match["unit"]
            and not match["op"]
            and not match["label"]
            and not re.search(r"\+\s*$", part[: match.start()])
        ) and not re.fullmatch(r"\d+(?:\.\d+)?", match["number"]):
            continue
        period = _period(per) if per else ""
        place = per.end() if per else place
        if re.search(r"\+\s*$", part[: match.start()]) and found:
            period = found[-1].per
        found.append(_figure(match, period))
    return found


def _figure(match: re.Match[str], period: str) -> Figure:
    number, unit = value(match["number"]), match["unit"] or ("年" if match["label"] else "")
    if unit == "万字":
        number, unit = number * 10_000, "字"
    op = OPS[match["op"]] if match["op"] else ENDS.get(match["end"] or "", "=")
    if (unit == "日" and match["end"] == "前") or unit == "号":
        unit = DAY_OF_MONTH
    return Figure(number, "年" if unit == "年限" else UNITS.get(unit, unit), op, period)


def _period(match: re.Match[str]) -> str:
    return ENGLISH[match["english"]] if match["english"] else CODES[match["chinese"]]


def _months(match: re.Match[str]) -> list[Figure]:
    return [
        Figure(Decimal(match["first"]) - 1, "月", ">"),
        Figure(Decimal(match["last"]), "月", "<="),
    ]


def _from(match: re.Match[str]) -> list[Figure]:
    return [Figure(Decimal(match["first"]) - 1, "月", ">")]


def _days(match: re.Match[str]) -> list[Figure]:
    return [
        Figure(Decimal(match["first"]), DAY_OF_MONTH, ">="),
        Figure(Decimal(match["last"]), DAY_OF_MONTH, "<="),
    ]


def _range(match: re.Match[str]) -> list[Figure]:
    unit = match["unit"] or match["low"] or ""
    unit = DAY_OF_MONTH if unit in ("日", "号") else UNITS.get(unit, unit)
    return [Figure(Decimal(match["first"]), unit, ">="), Figure(Decimal(match["last"]), unit, "<=")]


def _between(match: re.Match[str]) -> list[Figure]:
    unit = match["unit"] or match["low"] or ""
    unit = UNITS.get(unit, unit)
    low = ">" if match["lowop"] == "<" else ">="
    return [
        Figure(Decimal(match["first"]), unit, low),
        Figure(Decimal(match["last"]), unit, OPS[match["op"]]),
    ]


def _same_unit(figures: list[Figure]) -> list[Figure]:
    """> 2 and ≤ 4个月/year: the unit and period of the last hold for the first."""
    settled = list(figures)
    for index in range(len(settled) - 2, -1, -1):
        here, following = settled[index], settled[index + 1]
        if not here.unit and here.op in (">", ">=") and following.op in ("<", "<="):
            settled[index] = Figure(here.number, following.unit, here.op, here.per or following.per)
    return settled


def _reread(figure: Figure, readings: dict[Decimal, str]) -> Figure:
    op = readings.get(figure.number)
    return Figure(figure.number, figure.unit, op, figure.per) if op else figure


def _once(figures: list[Figure]) -> list[Figure]:
    """An end that is said with a period and again without is one."""
    return [
        each
        for each in figures
        if each.per
        or not any(
            o.per and (o.number, o.unit, o.op) == (each.number, each.unit, each.op) for o in figures
        )
    ]
