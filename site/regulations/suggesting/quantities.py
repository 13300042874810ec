"""Numbers with their unit and end as a text words them: 含2天, 不超过6个月, 50—200元, 2人以上."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from ..numerals import NUMERAL, value
from .figures import DAY_OF_MONTH, UNITS, Figure
from .periods import ADDED_UP, TIMES_OVER

UNIT = (
    "个工作日|工作日|个小时|小时|分钟|个月|个星期|星期|月|天|日|号|周|年|元|块|字|次|遍|回|轮|场"
    "|学时|课时|公里|人次|户次|本|篇|份|件|条|户|家|人|名|分|%"
)
AT_MOST = "不得超过|不超过|不能超过|没超过|没有超过|未超过|不多于|不得多于|不高于|不得高于|不超出|不大于|最多|至多|最长|最高|最迟|最晚|头"
MORE = "超过|多于|大于|高于|超出"
AT_LEAST = "不得少于|不少于|不能少于|不低于|不得低于|不小于|至少|最少|起码|达到|达|年满|满"
LESS = "不满|未满|不足|少于|低于|小于|未达到|未达|不到"
BEFORE = {
    word: op
    for op, words in (("<=", AT_MOST), ("<", LESS), (">=", AT_LEAST), (">", MORE))
    for word in words.split("|")
}
#: 不满 is not 满, 不少于 is not 少于: the longest word counts.
BEFORE_IT = re.compile(rf"(?:{'|'.join(sorted(BEFORE, key=len, reverse=True))})(?=(?:的|为|到)?$)")
AFTER = {
    "以内": "<=",
    "之内": "<=",
    "内": "<=",
    "以上": ">=",
    "及以上": ">=",
    "或以上": ">=",
    "以下": "<=",
    "及以下": "<=",
    "以外": ">",
    "还长": ">",
    "还多": ">",
    "前": "<=",
    "之前": "<=",
    "以前": "<=",
}
ENDS = "|".join(sorted(AFTER, key=len, reverse=True))
QUANTITY = re.compile(
    rf"(?P<nth>第 ?)?(?:百分之(?P<share>{NUMERAL})"
    rf"|(?:(?P<low>{NUMERAL}) ?(?P<lowunit>{UNIT})?(?:\((?P<lowwith>不?含)[^()]*\))?(?: ?(?:-+|至|到) ?|(?P<between> ?[与和] ?))第? ?)?"
    rf"(?P<number>{NUMERAL})余? ?(?P<unit>{UNIT}))"
    rf"(?(between) ?(?:之间|间))"
    rf" ?(?P<end>{ENDS}|还长|还多)?(?:者|的)?"
    rf"(?:\((?P<with>不含|不包括|含|包括|包含)?(?P<what>[^()]*?)(?P<left>不在内|在内)?\))?"
)
#: Dates, document numbers and long numbers without a unit are no quantities.
NO_QUANTITY = re.compile(
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|\d{1,2}月\d{1,2}[日号]"
    r"|发?[\[(][^\])]{0,6}[\])]\s*第?\d*号|第\d+号|\d{3,4}-\d{7,8}|\d{7,}"
    r"|百分制|第[\d零一二三四五六七八九十百]+[条章节款项届批类]|十分(?=[一-龥])(?!钟|以)|[一二三四五六七八九十]分之|千分之|五一|一周岁"
)
SCORES = frozenset({"分", "%"})
#: How firmly a text fixes an end: said in brackets, by a word, or only as one end of a range.
SAID, WORDED, RANGED = 3, 2, 1


@dataclass(frozen=True)
class Quantity:
    """A figure in the text, where it stands, and how firmly its end is fixed."""

    figure: Figure
    start: int
    end: int
    firmness: int = WORDED
    ordinal: bool = False


@lru_cache(maxsize=2048)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a folded text, in its order; a range gives two."""
    bare = NO_QUANTITY.sub(_blank, text)
    bare = ADDED_UP.sub(_blank, bare)
    bare = TIMES_OVER.sub(_blank, bare)
    found = [each for match in QUANTITY.finditer(bare) for each in _read(match, bare)]
    return tuple(_listed_days(found, text))


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _read(match: re.Match[str], text: str) -> Iterator[Quantity]:
    unit = _unit(match, text)
    number = value(match["share"] or match["number"])
    op, firmness = _op(match, text, unit)
    if match["low"]:
        low = Figure(value(match["low"]), unit, ">=")
        if match["nth"]:
            low = months_over(low)
        nth = bool(match["nth"])
        if match["lowwith"] == "不含":
            low = replace(low, op=">")
        firm = SAID if match["lowwith"] else RANGED
        yield Quantity(low, match.start(), match.end(), firm, nth)
        high = Figure(number, unit, "<=" if op == "=" else op)
        yield from _bracketed(match, Quantity(high, match.start(), match.end(), RANGED, nth))
        return
    quantity = Quantity(Figure(number, unit, op), match.start(), match.end(), firmness)
    yield from _bracketed(match, replace(quantity, ordinal=bool(match["nth"])))


def _unit(match: re.Match[str], text: str) -> str:
    if match["share"]:
        return "%"
    written = match["unit"]
    by_day = written in ("日", "号") and (
        match["end"] in ("前", "之前", "以前") or written == "号" or _of_month(match, text)
    )
    return DAY_OF_MONTH if by_day else UNITS.get(written, written)


def _of_month(match: re.Match[str], text: str) -> bool:
    """Whether a 日 is one of the calendar: a day or range of days right after 每月, 当月."""
    return bool(re.search(r"(?:\0|月)的? ?第?$", text[: match.start()]))


def _op(match: re.Match[str], text: str, unit: str) -> tuple[str, int]:
    before = text[: match.start()]
    worded = BEFORE_IT.search(before.rstrip(" ")[-8:])
    if worded:
        return BEFORE[worded[0]], WORDED
    if match["end"]:
        op = AFTER[match["end"]]
        return ("<" if op == "<=" and match["end"] == "以下" and unit in SCORES else op), WORDED
    segment = re.split(r"[,;。:]", before)[-1]
    at_least = list(re.finditer(r"至少|最少|起码", segment))
    if at_least and not QUANTITY.search(segment[at_least[-1].end() :]):
        return ">=", WORDED
    return "=", WORDED


def _bracketed(match: re.Match[str], quantity: Quantity) -> Iterator[Quantity]:
    """含2天 keeps the end in; 不含30天 keeps it out, and says which number is meant."""
    if not match["with"] and not match["left"]:
        yield quantity
        return
    figure = quantity.figure
    inner = QUANTITY.search(match["what"])
    if inner and inner["number"]:
        figure = replace(
            figure,
            number=value(inner["number"]),
            unit=UNITS.get(inner["unit"], inner["unit"]),
        )
    lower = figure.op in (">", ">=")
    without = (match["with"] or match["left"]).startswith("不")
    op = (">" if lower else "<") if without else (">=" if lower else "<=")
    yield replace(quantity, figure=replace(figure, op=op), firmness=SAID)


def _listed_days(found: list[Quantity], text: str) -> list[Quantity]:
    """15日和20日前: what is said of the last of a list holds for those before it."""
    settled = list(found)
    for index in range(len(settled) - 2, -1, -1):
        here, following = settled[index], settled[index + 1]
        between = text[here.end : following.start]
        same = following.figure.unit == DAY_OF_MONTH and here.figure.unit in ("天", DAY_OF_MONTH)
        if same and between in ("、", "和", "及", "与", "或") and here.figure.op == "=":
            unit, op = following.figure.unit, following.figure.op
            settled[index] = replace(here, figure=replace(here.figure, unit=unit, op=op))
    return settled


def months_over(ordinal: Figure) -> Figure:
    """从第3个月起: the third month begins when two are over."""
    return Figure(ordinal.number - Decimal(1), ordinal.unit, ">")
