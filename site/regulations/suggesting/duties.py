"""Proposes duties: so much, so often (D1-1, D2-2, D4-3)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from .consequences import follows
from .figures import DAY_OF_MONTH, TIMES, Figure
from .found import Found
from .owed import asked, of_period
from .paperwork import is_paperwork
from .passages import Passage
from .pays import PAID, SETTLED
from .phrases import Phrase, phrases
from .quantities import RANGED, Quantity, quantities
from .vocabulary import Vocabulary

PERIOD_NAMES = {"周": "week", "月": "month", "季": "quarter", "半年": "half_year", "年": "year"}
_NAMED = "周|月度?|季度?|半年|年度?"
#: 按月、按季、按年: 按月度、年度检查.
BY_PERIOD = re.compile(
    rf"按(?P<words>(?:{_NAMED})(?:[、和及与](?:{_NAMED}))*)(?:分别)?"
    r"[^,]{0,6}(?:考核|检查|评比|评议|组织|召开|开展|进行|报)"
)
IN_PRINCIPLE = re.compile(r"原则上|一般")
WHEN_NEEDED = re.compile(
    r"按需|(?:适时|合适的时候)(?:组织|开展|进行)|(?:所需|需要)[^,]{0,4}随时[^,]{0,6}(?:去|做|走|查|访|开展)"
)
#: 2人以上 is owed where somebody goes out.
COMPANY = re.compile(r"进行|参加|参与|开展|同行|在场|到场|巡查|走访|检查|执法|值班|每班")
HUNDRED_POINTS = re.compile(r"百分制")


def duties(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """The duties of a sentence: one for each 每… that asks for something of its own."""
    text = sentence.text
    if PAID.search(text) and not quantities(text):
        return
    found = phrases(text)
    if found:
        yield from _grouped(sentence, found, words)
    else:
        yield from _without_a_period(sentence, words)


def _without_a_period(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    text = sentence.text
    people = [q for q in quantities(text) if q.figure.unit == "人" and q.figure.op == ">="]
    by_period, when_needed = BY_PERIOD.search(text), WHEN_NEEDED.search(text)
    if by_period:
        names = [each.removesuffix("度") for each in re.split(r"[、和及与]", by_period["words"])]
        figures = tuple(Figure(Decimal(1), TIMES, "=", PERIOD_NAMES[each]) for each in names)
        yield _duty(sentence, figures, {"per": figures[0].per}, words)
    if people and COMPANY.search(text) and not follows(text):
        yield _duty(sentence, (), {"per": "each"}, words, band=(people[0],))
    elif when_needed:
        yield replace(_duty(sentence, (), {}, words), why=when_needed[0])


def _grouped(sentence: Passage, found: list[Phrase], words: Vocabulary) -> Iterator[Found]:
    index = 0
    while index < len(found):
        last = index + 1
        while last < len(found) and found[last].only_adds_a_figure:
            last += 1
        lender = next((each for each in found[index:] if not each.is_empty), found[index])
        yield from _one(sentence, found[index:last], lender, words)
        index = last


def _one(
    sentence: Passage, group: list[Phrase], lender: Phrase, words: Vocabulary
) -> Iterator[Found]:
    figures: list[Figure] = []
    sessions: list[Quantity] = []
    parameters: dict[str, Any] = {}
    bound: Quantity | None = None
    for phrase in group:
        own = replace(phrase, text=lender.text) if phrase.is_empty else phrase
        if _is_something_else(own, sentence.text):
            return
        owed = asked(own)
        figures, sessions = figures + owed.figures, sessions + owed.sessions
        bound = bound or owed.amount
        parameters = {**owed.parameters, **parameters}
    if HUNDRED_POINTS.search(lender.text):
        figures.append(Figure(Decimal(100), "分", "<="))
    begin = max(sentence.text.rfind(mark, 0, group[0].start) for mark in ",:") + 1
    end = lender.end if group[-1].is_empty else group[-1].end
    if end < len(sentence.text):
        # What stands behind the last comma is the subject of the next phrase.
        end = max(sentence.text.rfind(",", group[-1].start, end), 0) or end
    whole = sentence.part(begin, len(sentence.text[:end].rstrip(",、 ")))
    yield _duty(whole, tuple(figures), parameters, words, band=tuple(sessions), bound=bound)


def _is_something_else(phrase: Phrase, text: str) -> bool:
    """Paperwork, pay, or 每月5日前, which is a deadline's."""
    found = of_period(phrase, phrase.text)
    if found and _is_by(found[0]):
        return True
    ends = {each.figure.op for each in found if not each.ordinal}
    if ends and ends <= {"<", "<="} and not any(q.figure.unit == DAY_OF_MONTH for q in found):
        # 每年不超过1200元 is a limit.
        return True
    if re.match(r"[^,]{0,10}(?:工资|补助|津贴|罚款)", phrase.text):
        return True
    if SETTLED.match(phrase.text.lstrip("一1")):
        return True
    return is_paperwork(phrase.text, text[: phrase.start])


def _is_by(quantity: Quantity) -> bool:
    figure = quantity.figure
    return figure.unit == DAY_OF_MONTH and figure.op == "<=" and quantity.firmness > RANGED


def _duty(
    whole: Passage,
    figures: tuple[Figure, ...],
    parameters: dict[str, Any],
    words: Vocabulary,
    band: tuple[Quantity, ...] = (),
    bound: Quantity | None = None,
) -> Found:
    named = [each.code for each in words.posts_in(whole.text)]
    missing = {"form": ""} | ({} if named else {"post": ""})
    if bound is not None:
        missing["fact"] = bound.figure.unit
    if named:
        parameters = {"post": named[:1], **parameters}
    if IN_PRINCIPLE.search(whole.text):
        parameters = {**parameters, "in_principle": True}
    return Found(
        "duty",
        whole,
        "、".join(map(str, figures)),
        figures=figures,
        band=band,
        bound=bound,
        parameters=parameters,
        missing=missing,
        about=whole.text,
    )
