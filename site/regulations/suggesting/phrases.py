"""From one 每… to the next: the stretch of a sentence that asks for something of its own."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..numerals import NUMERAL
from .periods import Period, periods
from .quantities import quantities

#: 每月调度会，半年碰头会，年终述职会: 每 is said once.
LISTED = re.compile(
    r"(?<=[,、])(?P<word>半年|年终|年度|季度)(?=[一-龥]{1,8}(?:会|会议)(?:[,、;。]|$))"
    r"|(?P<once>年终)(?= ?[一1] ?次)"
)
#: 每年累计不少于90学时 is owed; 每月累计迟到3次以上 is not.
TOTAL = re.compile(
    r"(?:每个?|全|一)(?P<word>年|月|季)度?(?:累计|合计)(?=[^,;]{0,6}?(?:不少于|不低于|至少|达到))"
)
#: What follows 每… when it is no duty: 每月只发200元, 每天旷工.
NO_DUTY = re.compile(
    rf" ?(?:只|仅|累计|旷|缺|迟|发|兑|一兑|补贴|补助|津贴|工资|{NUMERAL} ?[元时点])"
)
EACH = re.compile(
    r"每(?:一)?(?:次|场|回|期|轮)|(?<![\d至最每])[一1] ?次(?=[^,;]{0,8}(?:不少于|至少|最少|满))"
)
ONLY_A_FIGURE = re.compile(
    rf" ?(?:不得?少于|不低于|至少|最少|应?不少于) ?{NUMERAL} ?(?:次|遍|回|场)(?:[,;。]|$)"
)


@dataclass(frozen=True)
class Phrase:
    """A period, and what stands behind it until the next one."""

    period: Period
    text: str
    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        """帮扶对象每周、重点对象每半个月走访一次: the first has nothing of its own."""
        return bool(re.fullmatch(r"[、和及或](?:[对向给为][^,]{1,12})?", self.text))

    @property
    def only_adds_a_figure(self) -> bool:
        """每周不少于3次，每月不少于12次: so does the second."""
        return bool(ONLY_A_FIGURE.match(self.text))


def phrases(text: str) -> list[Phrase]:
    """The phrases of a sentence; what is said again more exactly is one, several amounts are several."""
    found = sorted([*periods(text), *_listed(text)], key=lambda each: each.start)
    ends = [each.start for each in found[1:]] + [len(text)]
    cut = [
        Phrase(period, text[period.end : end], period.start, end)
        for period, end in zip(found, ends, strict=False)
        if not NO_DUTY.match(text[period.end :])
    ]
    return [each for phrase in _merged(cut) for each in _apart(phrase)]


def _listed(text: str) -> Iterator[Period]:
    for match in LISTED.finditer(text) if periods(text) else ():
        code = {"半年": "half_year", "季度": "quarter"}.get(match["word"] or "", "year")
        yield Period(code, 1, match.start(), match.end())
    for match in TOTAL.finditer(text):
        code = {"月": "month", "季": "quarter"}.get(match["word"], "year")
        yield Period(code, 1, match.start(), match.end())


def _merged(cut: list[Phrase]) -> list[Phrase]:
    """天天下网格，一天最少 1 次: the second says how much of the first."""
    merged: list[Phrase] = []
    for each in cut:
        before = merged[-1] if merged else None
        if before and before.period.code == each.period.code and not quantities(before.text):
            each = replace(each, start=merged.pop().start)
        merged.append(each)
    return merged


def _apart(phrase: Phrase) -> Iterator[Phrase]:
    """每年心得不少于2篇，笔记不少于1万字: two things, one period."""
    head = phrase.text[: match.start()] if (match := EACH.search(phrase.text)) else phrase.text
    amounts = [
        q for q in quantities(head) if q.figure.op == ">=" and q.figure.unit not in "天月年号"
    ]
    cuts = [0]
    for before, after in itertools.pairwise(amounts):
        comma = head.find(",", before.end, after.start)
        if comma >= 0:
            cuts.append(comma + 1)
    offset = phrase.end - len(phrase.text)
    for begin, end in zip(cuts, [*cuts[1:], len(phrase.text)], strict=True):
        start = phrase.start if begin == 0 else offset + begin
        yield replace(phrase, text=phrase.text[begin:end], start=start, end=offset + end)
