"""Proposes limits: how much, or not now (D1-3.2f, D1-3.2g, D1-3.3)."""

import re
from collections.abc import Iterator
from typing import Any

from .consequences import OUTCOME
from .deadlines import DONE
from .found import Found
from .passages import Passage, segments
from .pays import PAID
from .periods import added_up, periods
from .quantities import AT_MOST, Quantity, quantities
from .stations import stops
from .vocabulary import Vocabulary

NOT_GRANTED = re.compile(
    r"(?:一律|一概|均|都|原则上)?(?:不准|不得|不予|不许|不能|禁止|暂停|停止)(?:批准|准予|办理)?"
)
EXCEPT = re.compile(r"除(?!了?.{0,12}(?:同时|还|并|另))[^;。]{1,60}?(?:以?外)[,]")
REST = re.compile(r"(?:其余|其它|其他)[^,]{0,8}(?:一律|一概|均|都)?(?:不准|不得|不予|不许|不批)")
EXEMPT = re.compile(r"(?:例外(?:对待|处理)?|除外|不受[^,]{0,12}限制|不在此限)(?:\)|$)")
DECLARED = re.compile(r"非常时期|重要工作|紧急状态|应急响应|防汛期|防火期|特殊时期|重大活动")
UPPER = re.compile(rf"(?:{AT_MOST}|上限为?|限额为?|限于|以内|之内)")
#: A bound that says when something is paid or follows is the end of a band.
IS_BAND = re.compile(rf"{PAID.pattern}|{OUTCOME.pattern}")
#: Sums: the first figure that a segment bounds from above.
PERS = {"month": "month", "year": "year"}


def limits(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """Upper bounds, bars with exceptions, and exceptions."""
    text = sentence.text
    if (
        EXCEPT.search(text) and NOT_GRANTED.search(text[EXCEPT.search(text).end() :])
    ) or REST.search(text):  # type: ignore[union-attr]
        yield _bar(sentence)
    elif EXEMPT.search(text) and not any(not each.ordinal for each in quantities(text)):
        yield Found("limit", sentence, "例外", missing={"form": "", "except_when": text})
    else:
        yield from _bounds(sentence)


def _bar(sentence: Passage) -> Found:
    parameters: dict[str, Any] = {"bound": None}
    if DECLARED.search(sentence.text):
        parameters["only_in_declared_period"] = True
    return Found(
        "limit",
        sentence,
        "除……外不准",
        parameters=parameters,
        missing={"form": "", "fact": "", "except_when": _exceptions(sentence.text)},
    )


def _exceptions(text: str) -> str:
    match = EXCEPT.search(text)
    return match[0] if match else ""


def _bounds(sentence: Passage) -> Iterator[Found]:
    parts = segments(sentence)
    for index, part in enumerate(parts):
        bounded = [each for each in quantities(part.text) if _is_bound(part.text, each)]
        rest = sentence.text[part.start - sentence.start :]
        if not bounded or DONE.search(part.text) or IS_BAND.search(rest) or stops(rest):
            continue
        first = _begin(parts, index)
        whole = sentence.part(first - sentence.start, part.end - sentence.start)
        for quantity in bounded[:1]:
            yield _bound(whole, quantity)


def _is_bound(text: str, quantity: Quantity) -> bool:
    upper = quantity.figure.op in ("<", "<=") and quantity.figure.unit != "号"
    return upper and bool(
        re.search(rf"(?:{AT_MOST}|上限|限额)[为是的]?$", text[: quantity.start].rstrip())
    )


def _begin(parts: list[Passage], index: int) -> int:
    """A bound without a subject of its own takes in the part before it: 因事请假，一年累计不超过…."""
    bare = re.match(
        r"(?:一年|每年|全年|每月|一个?月|一次|每次|年|月|累计|最长|最多|不)", parts[index].text
    )
    return parts[index - 1].start if bare and index else parts[index].start


def _bound(whole: Passage, quantity: Quantity) -> Found:
    per = added_up(whole.text) or next((each.code for each in periods(whole.text)), "")
    figure = quantity.figure
    figures = (type(figure)(figure.number, figure.unit, figure.op, per),)
    parameters: dict[str, Any] = {
        "bound": figure.number,
        "inclusive": figure.op == "<=",
        "per": PERS.get(per, "one"),
    }
    return Found(
        "limit",
        whole,
        whole.text[-(len(whole.text) - 0) :][:40],
        figures=figures,
        parameters=parameters,
        missing={"form": "", "fact": figure.unit},
        about=whole.text,
    )
