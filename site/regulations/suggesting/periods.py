"""每周、每月、每N天、一月一……: how often, and over what something adds up."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ..numerals import NUMERAL, value

CODES = {
    "工作日": "day",
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "半月": "half_month",
    "半个月": "half_month",
    "月": "month",
    "月度": "month",
    "季": "quarter",
    "季度": "quarter",
    "半年": "half_year",
    "年": "year",
    "年度": "year",
    "年终": "year",
}
WORDS = "|".join(sorted(CODES, key=len, reverse=True))
#: 一周最少 1 次, 一年记满 2 万字: a figure for one such period follows at once.
SO_MUCH = (
    rf"(?:(?!以|之|内|里|中|的|累计|合计)[^,;。:\d(]{{0,8}}?)(?:不得?少于|不低于|至少|最少|满|达到?)? ?{NUMERAL} ?"
    r"(?:次|遍|回|场|篇|本|字|小时|分钟|万字|家|户)(?!以上|以下|以内)"
)
TIMES_OVER = re.compile(
    rf"每到?(?: ?一| ?1)? ?个?(?P<one>工作日|半个月|{WORDS})(?!级)"
    rf"|每隔? ?(?P<every>{NUMERAL}) ?个?(?P<many>天|日|周|月)"
    rf"|(?P<twice>[天月年])(?P=twice)(?=[一-龥])"
    rf"|(?:一|1)(?P<each>[天日周月季年])(?:一|1)(?=[一-龥])"
    rf"|(?<![\d第一二三四五六七八九十])(?:一|1)?(?<!零) ?个?(?P<bare>半个月|半年|(?<=[一1个])(?:天|日|周|星期|月|季度|季|年度|年)|(?<=[一1] )(?:天|日|周|月|季度|年))"
    rf"(?= ?{SO_MUCH})"
    rf"|(?P<gap>{NUMERAL}) ?(?P<days>天|日)(?= ?[一1] ?次)"
)
#: Over what amounts are added up: 一年累计, 全年, 一月内累计, 每月累计, 年累计.
ADDED_UP = re.compile(
    r"(?:全|整个)(?P<whole>年|月)度?"
    r"|(?:在?(?:一|1|每|当|同一?) ?个?)?(?:自然)?(?P<over>年度|年|季度|月份?|月)(?:以内|之内|内|中|里)?(?:累计|合计|共计|总计|累积|总共|加起来)"
    r"|(?:当|本)(?P<this>月|年)度?(?=[^,;]{0,8}?\d|[^,;]{0,8}?[一二三四五六七八九十两]+[天次]|[^,;]{0,8}$)"
    r"|(?P<inside>年)度[内里]"
    r"|(?:一|1|同一?|每) ?个?(?:自然)?(?P<within>年|月)(?:之内|内|中|里)"
)


@dataclass(frozen=True)
class Period:
    """A period in the text: its code, how many of them (每3天), and where it stands."""

    code: str
    every: int
    start: int
    end: int
    working: bool = False


@lru_cache(maxsize=2048)
def periods(text: str) -> tuple[Period, ...]:
    """Every 每…, in the order of the text (folded); sums (一年累计) are none."""
    sums = [each.span() for each in ADDED_UP.finditer(text)]
    return tuple(
        _period(match)
        for match in TIMES_OVER.finditer(text)
        if not any(start <= match.start() < end for start, end in sums)
    )


def added_up(text: str) -> str:
    """The code of the period over which the text adds up, or nothing."""
    match = ADDED_UP.search(text)
    if not match:
        return ""
    word = match["whole"] or match["over"] or match["this"] or match["inside"] or match["within"]
    return CODES.get(word.removesuffix("份"), "")


def _period(match: re.Match[str]) -> Period:
    groups = match.groupdict()
    names = ("one", "many", "twice", "each", "bare", "days")
    word = next(groups[name] for name in names if groups[name])
    gap = groups["every"] or groups["gap"]
    every = int(value(gap)) if gap and gap != "半" else 1
    return Period(CODES[word], every, match.start(), match.end(), word == "工作日")
