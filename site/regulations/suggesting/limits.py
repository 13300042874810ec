"""Proposes limits: how much, or not now (D1-3.2f, D1-3.2g, D1-3.3)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .consequences import FORBIDDEN
from .deadlines import DONE
from .figures import DAY_OF_MONTH
from .found import Found
from .outcomes import OUTCOME
from .passages import Passage, segments
from .pays import PAID
from .periods import ADDED_UP, added_up, periods
from .quantities import AT_MOST, Quantity, quantities
from .stations import stops
from .vocabulary import Vocabulary

NOT_GRANTED = re.compile(r"(?:不准|不得|不予|不许|不能|禁止|暂停|停止)(?:批准|准予|办理)?")
EXCEPT = re.compile(r"除(?!了?.{0,12}(?:同时|还|并|另))[^;。]{1,60}?(?:以?外)[,]")
REST = re.compile(r"(?:其余|其它|其他)[^,]{0,8}(?:一律|一概|均|都)?(?:不准|不得|不予|不许|不批)")
EXEMPT = re.compile(r"(?:例外(?:对待|处理)?|除外|不受[^,]{0,12}限制|不在此限)(?:\)|$)")
DECLARED = re.compile(r"非常时期|重要工作|紧急状态|应急响应|防汛期|防火期|特殊时期|重大活动")
#: A bound that says when something is paid or follows is the end of a band.
IS_BAND = re.compile(rf"{PAID.pattern}|{OUTCOME.pattern}")
BOUND = re.compile(rf"(?:{AT_MOST}|上限|限额)[为是的]?$")
#: A bound without a subject of its own takes in the part before it: 出境，一年累计不超过….
NO_SUBJECT = re.compile(r"(?:一年|每年|全年|每月|一个?月|一次|每次|年|月|累计|合计|最长|最多|不)")
NO_LIMIT = frozenset({DAY_OF_MONTH, "工作日"})
PERS = {"month": "month", "year": "year"}


def limits(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """Upper bounds, bars with exceptions, and exceptions."""
    text = sentence.text
    excepted = EXCEPT.search(text)
    if (excepted and NOT_GRANTED.search(text, excepted.end())) or REST.search(text):
        yield _bar(sentence, excepted[0] if excepted else "")
    elif EXEMPT.search(text) and all(each.ordinal for each in quantities(text)):
        why = EXEMPT.search(text)
        missing = {"form": "", "fact": "", "bound": "", "except_when": text}
        yield Found("limit", sentence, why[0] if why else "", missing=missing)
    else:
        yield from _bounds(sentence)


def _bar(sentence: Passage, exceptions: str) -> Found:
    parameters: dict[str, Any] = {"bound": None}
    if DECLARED.search(sentence.text):
        parameters["only_in_declared_period"] = True
    missing = {"form": "", "fact": "", "except_when": exceptions}
    why = exceptions or sentence.text
    return Found("limit", sentence, why, parameters=parameters, missing=missing)


def _bounds(sentence: Passage) -> Iterator[Found]:
    parts = segments(sentence)
    for index, part in enumerate(parts):
        rest = sentence.text[part.start - sentence.start :]
        bound = next((q for q in quantities(part.text) if _is_bound(part.text, q)), None)
        if bound is None or DONE.search(part.text):
            continue
        if (IS_BAND.search(rest) or stops(rest)) and not _forbids(part.text, bound):
            continue
        begins_before = index and NO_SUBJECT.match(part.text)
        first = parts[index - 1].start if begins_before else part.start
        whole = sentence.part(first - sentence.start, part.end - sentence.start)
        before = parts[index - 1].text if index else ""
        yield _bound(whole, bound, added_up(before) if ADDED_UP.fullmatch(before) else "")


def _forbids(text: str, quantity: Quantity) -> bool:
    """不得超过 lays a bound down, whatever follows when it is not kept; 不超过 may only say when."""
    return bool(FORBIDDEN.search(text[: quantity.start]))


def _is_bound(text: str, quantity: Quantity) -> bool:
    upper = quantity.figure.op in ("<", "<=") and quantity.figure.unit not in NO_LIMIT
    return upper and bool(BOUND.search(text[: quantity.start].rstrip()))


def _bound(whole: Passage, quantity: Quantity, per: str) -> Found:
    """`per` is the period that a part of its own named before: 一年内，…累计不得超过30天."""
    per = per or added_up(whole.text) or next((each.code for each in periods(whole.text)), "")
    figure = quantity.figure
    return Found(
        "limit",
        whole,
        str(figure),
        figures=(replace(figure, per=per),),
        bound=quantity,
        parameters={
            "bound": figure.number,
            "inclusive": figure.op == "<=",
            "per": PERS.get(per, "one"),
        },
        missing={"form": "", "fact": figure.unit},
        about=whole.text,
    )
