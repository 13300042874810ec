"""Proposes duties: so much, so often (D1-1, D2-2, D4-3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from .consequences import follows
from .figures import DAY_OF_MONTH, TIMES, Figure
from .found import Found
from .passages import Passage
from .pays import PAID, SETTLED
from .periods import Period, periods
from .quantities import Quantity, quantities
from .vocabulary import Vocabulary

#: Paperwork that comes round without a count is kept as evidence, and so is a report to somebody.
PAPERWORK = re.compile(
    r"汇总|整理|总结|小结|梳理|填写|填报|登记|记录|记载|通报|点评|发送|归档|统计|台[账帐]|报送|汇报|上报|报告"
)
REPORTED = re.compile(r"向[^,]{1,16}(?:报告|汇报|报送|上报)|报送")
LISTED = re.compile(
    r"(?<=[,、])(?P<word>半年|年终|年度|季度)(?=[一-龥]{1,8}(?:会|会议)(?:[,、;。]|$))|(?P<once>年终)(?= ?[一1] ?次)"
)
BY_PERIOD = re.compile(
    r"按(?P<words>(?:周|月度?|季度?|半年|年度?)(?:[、和及与](?:周|月度?|季度?|半年|年度?))*)(?:分别)?[^,]{0,6}(?:考核|检查|评比|评议|组织|召开|开展|进行|报)"
)
EACH = re.compile(
    r"每(?:一)?(?:次|场|回|期|轮)|(?<![\d至最每])[一1] ?次(?=[^,;]{0,8}(?:不少于|至少|最少|满))"
)
TWICE = re.compile(
    r"上、?下午各(?P<count>[一1两2]|\d) ?次|上午 ?[一1] ?次[,、;]?下午 ?[一1] ?次|早、?(?:中、?)?晚各(?P<more>[一1])次"
)
TIME = frozenset({"天", "周", "月", "年", "工作日"})
IN_PRINCIPLE = re.compile(r"原则上|一般")
WHEN_NEEDED = re.compile(
    r"按需|(?:适时|合适的时候)(?:组织|开展|进行)|(?:所需|需要)[^,]{0,4}随时[^,]{0,6}(?:去|做|走|查|访|开展)"
)
COMPANY = re.compile(r"(?:进行|参加|参与|开展|同行|在场|到场)|巡查|走访|检查|执法")
HUNDRED_POINTS = re.compile(r"百分制")
ONLY_A_SCALE = re.compile(r"^(?:的|内|度|累计|只|仅)")


@dataclass(frozen=True)
class Phrase:
    """From one 每… to the next: what it asks for."""

    period: Period
    text: str
    start: int
    end: int


def duties(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """The duties of a sentence: one for each 每… that asks for something of its own."""
    if PAID.search(sentence.text) and not quantities(sentence.text):
        return
    phrases = _phrases(sentence.text)
    if phrases:
        yield from _grouped(sentence, phrases, words)
        return
    yield from _by_period(sentence)
    text = sentence.text
    people = [q for q in quantities(text) if q.figure.unit == "人" and q.figure.op == ">="]
    if people and COMPANY.search(text) and not follows(text):
        yield _duty(
            sentence,
            (people[0].figure,),
            {"in_principle": True} if IN_PRINCIPLE.search(text) else {},
            words,
        )
    elif WHEN_NEEDED.search(text):
        yield Found(
            "duty",
            sentence,
            WHEN_NEEDED.search(text)[0],
            missing={"form": "", "per": "", "post": ""},
        )  # type: ignore[index]


def _phrases(text: str) -> list[Phrase]:
    found = list(periods(text))
    for match in LISTED.finditer(text):
        code = {"半年": "half_year", "季度": "quarter"}.get(match["word"] or "", "year")
        if found:
            found.append(Period(code, 1, match.start(), match.end()))
    if not found:
        return []
    found.sort(key=lambda each: each.start)
    ends = [each.start for each in found[1:]] + [len(text)]
    return [
        Phrase(period, text[period.end : end], period.start, end)
        for period, end in zip(found, ends, strict=True)
        if not re.match(r"(?:只|仅|累计|旷|缺|迟|发|兑|一兑)", text[period.end :])
    ]


def _grouped(sentence: Passage, phrases: list[Phrase], words: Vocabulary) -> Iterator[Found]:
    phrases = _merged(phrases)
    index = 0
    while index < len(phrases):
        first = last = index
        while last + 1 < len(phrases) and _continues(phrases[last + 1].text):
            last += 1
        borrowed = phrases[index]
        lender = next((each for each in phrases[index:] if not _is_empty(each.text)), borrowed)
        found = _one(sentence, phrases[first : last + 1], lender, words)
        if found is not None:
            yield found
        index = last + 1


def _is_empty(text: str) -> bool:
    """帮扶对象每周、重点对象每半个月走访一次: the first has nothing of its own."""
    return bool(re.fullmatch(r"[、和及或](?:[对向给为][^,]{1,12})?", text))


def _merged(phrases: list[Phrase]) -> list[Phrase]:
    merged: list[Phrase] = []
    for phrase in phrases:
        if merged and _is_said_again(merged[-1], phrase):
            phrase = replace(phrase, start=merged.pop().start)
        merged.append(phrase)
    return merged


def _is_said_again(here: Phrase, following: Phrase) -> bool:
    """天天下网格，一天最少 1 次: the second says how much of the first."""
    return here.period.code == following.period.code and not _of_period(here, here.text)


def _continues(text: str) -> bool:
    """每周不少于1次，每月不少于4次: the second only adds a figure."""
    return bool(
        re.match(
            r" ?(?:不得?少于|不低于|至少|最少|应?不少于)[^,]{1,6}?(?:次|遍|回|场)(?:[,;。]|$)", text
        )
    )


def _one(
    sentence: Passage, phrases: list[Phrase], lender: Phrase, words: Vocabulary
) -> Found | None:
    figures: list[Figure] = []
    parameters: dict[str, Any] = {}
    for phrase in phrases:
        text = lender.text if _is_empty(phrase.text) else phrase.text
        if (
            _is_paperwork(text, sentence.text[: phrase.start])
            or SETTLED.match(text.lstrip("一1"))
            or _is_pay(text)
        ):
            return None
        own, set_ = _asked(phrase, text)
        figures += own
        parameters |= {name: each for name, each in set_.items() if name not in parameters}
    if HUNDRED_POINTS.search(lender.text):
        figures.append(Figure(Decimal(100), "分", "<="))
    begin = _begin(sentence.text, phrases[0].start)
    whole = sentence.part(begin, phrases[-1].end)
    if IN_PRINCIPLE.search(whole.text):
        parameters["in_principle"] = True
    return _duty(whole, tuple(figures), parameters, words)


def _is_pay(text: str) -> bool:
    return bool(re.search(r"^[^,]{0,10}(?:工资|补助|津贴|罚款)", text))


def _is_paperwork(text: str, before: str) -> bool:
    part = re.split(r"[,;。]", text)[0]
    if part.endswith(("会", "会议")):
        return False
    if REPORTED.search(part) or REPORTED.search(before) or re.search(r"向[^,]{1,16}$", before):
        return True
    counted = any(_is_count(each) for each in quantities(part)) or TWICE.search(part)
    return bool(PAPERWORK.search(part)) and not counted


def _is_count(quantity: Quantity) -> bool:
    figure = quantity.figure
    return figure.unit == TIMES or (figure.op in (">=", ">") and figure.unit not in TIME)


def _begin(text: str, place: int) -> int:
    """Where the words of a duty begin: behind the last comma before 每…, or at the sentence's start."""
    return max(text.rfind(mark, 0, place) for mark in ",:") + 1


def _asked(phrase: Phrase, text: str) -> tuple[list[Figure], dict[str, Any]]:
    per = phrase.period.code
    parameters: dict[str, Any] = {"per": per}
    if phrase.period.working:
        parameters["days"] = "working"
    if phrase.period.every > 1:
        parameters |= {"per": "every_n_days", "every": phrase.period.every}
        per = f"{phrase.period.every} {per}"
    each = EACH.search(text)
    head, tail = (text[: each.start()], text[each.start() :]) if each else (text, "")
    found = [q for q in _of_period(phrase, head) if not q.ordinal]
    days = [q.figure for q in found if q.figure.unit == DAY_OF_MONTH]
    counts = [
        q.figure
        for q in found
        if q.figure.unit not in (DAY_OF_MONTH, "月", "天", "周", "年", "%", "分")
    ]
    sessions = [
        q.figure
        for q in quantities(tail)
        if q.figure.op != "=" and q.figure.unit in ("小时", "分钟", "人")
    ]
    if days:
        return days + sessions, parameters | _window(days)
    twice = TWICE.search(head)
    if twice:
        counts = [Figure(Decimal(2), TIMES)]
    wanted = _wanted(counts)
    parameters |= {"at_least": wanted.number}
    if wanted.unit != TIMES:
        parameters["fact"] = wanted.unit
    return [replace(wanted, per=per), *sessions], parameters


def _of_period(phrase: Phrase, head: str) -> list[Quantity]:
    """Quantities behind 每月; a day of the month needs the month in sight."""
    return [
        replace(q, start=q.start - 1, end=q.end - 1)
        for q in quantities(("月" if phrase.period.code == "month" else "的") + head)
    ]


def _wanted(counts: list[Figure]) -> Figure:
    ended = [each for each in counts if each.op in (">=", ">")]
    plain = [each for each in counts if each.op == "=" and each.unit == TIMES]
    return next(iter(ended + plain), Figure(Decimal(1), TIMES))


def _window(days: list[Figure]) -> dict[str, Any]:
    window: dict[str, Any] = {"per": "month"}
    for each in days:
        name = {"=": "due_day", ">=": "first_day", "<=": "last_day"}.get(each.op, "due_day")
        window[name] = int(each.number)
    return window


def _by_period(sentence: Passage) -> Iterator[Found]:
    match = BY_PERIOD.search(sentence.text)
    if match:
        codes = {"周": "week", "月": "month", "季": "quarter", "半年": "half_year", "年": "year"}
        named = [each.removesuffix("度") for each in re.split(r"[、和及与]", match["words"])]
        figures = tuple(Figure(Decimal(1), TIMES, "=", codes[each]) for each in named)
        yield Found("duty", sentence, match[0], figures=figures, missing={"form": "", "post": ""})


def _duty(
    whole: Passage, figures: tuple[Figure, ...], parameters: dict[str, Any], words: Vocabulary
) -> Found:
    named = [each.code for each in words.posts_in(whole.text)]
    missing = {"form": ""}
    fact = parameters.pop("fact", None)
    if fact:
        missing["fact"] = fact
    if named:
        parameters = {"post": [named[0]], **parameters}
    else:
        missing["post"] = ""
    return Found(
        "duty", whole, whole.text[:40], figures=figures, parameters=parameters, missing=missing
    )
