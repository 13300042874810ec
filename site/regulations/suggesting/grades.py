"""Proposes grades: what a score means, and what it is made of (D1-4)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from .figures import Figure
from .found import Found, compared
from .passages import Passage, segments
from .periods import periods
from .quantities import SCORES, quantities
from .vocabulary import Vocabulary

GRADE = r"优秀|优良|良好|良|优|合格|不合格|基本合格|称职|基本称职|不称职|满意|基本满意|不满意|一般|差|达标|不达标"
NAMED = re.compile(
    rf"(?:的)?(?:视为|评定?为|确定为|定为|记为|计为|认定为|评|为|是|属于)(?:\"(?P<quoted>[^\"]{{1,8}})\"|(?P<bare>{GRADE}))"
)
HUNDRED_POINTS = re.compile(r"百分制|(?:满分|总分)(?:为|是)?100分")
#: 服务是否热情：…… is an indicator of an assessment.
CRITERION = re.compile(r"^[^,:]{2,24}(?:是否|能否|有无)[^,:]{1,16}:")
RATED = re.compile(
    r"综合(?:评价|评定|评估|打分|评分)|评价[^,]{0,16}(?:表现|情况|质量)|(?:进行|予以)(?:量化)?(?:打分|评分)"
)
TOGETHER = re.compile(r"与[^,]{1,20}考[核评][^,]{0,4}(?:一并|挂钩|结合|合并)")


def grades(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """Bands of a score, scales, criteria, and ratings."""
    bands = list(_bands(sentence))
    if bands:
        yield from bands
        return
    text = sentence.text
    if CRITERION.search(text):
        yield _part(sentence, CRITERION)
    elif HUNDRED_POINTS.search(text) and not periods(text):
        yield Found(
            "grade",
            sentence,
            "百分制",
            figures=(Figure(Decimal(100), "分", "<="),),
            missing=_NO_BANDS,
        )
    elif RATED.search(text):
        yield _part(sentence, RATED)
    elif TOGETHER.search(text):
        yield _part(sentence, TOGETHER)


_MISSING = {"form": "", "fact": "", "grade": "", "indicators": ""}
_NO_BANDS = {**_MISSING, "bands": ""}


def _part(sentence: Passage, pattern: re.Pattern[str]) -> Found:
    match = pattern.search(sentence.text)
    return Found("grade", sentence, match[0] if match else "", missing=_NO_BANDS)


def _bands(sentence: Passage) -> Iterator[Found]:
    for part in segments(sentence):
        band = compared(each for each in quantities(part.text) if each.figure.unit in SCORES)
        if not band:
            continue
        first = part.start - sentence.start
        rest = sentence.text[first + band[-1].end :].lstrip(", 的")
        named = NAMED.match(rest)
        if named:
            whole = sentence.part(first, len(sentence.text) - len(rest) + named.end())
            yield _band(whole, named["quoted"] or named["bare"], band)


def _band(part: Passage, grade: str, band: tuple[Any, ...]) -> Found:
    lower = [each.figure.number for each in band if each.figure.op in (">", ">=")]
    least = lower[0] if lower else Decimal(0)
    return Found(
        "grade",
        part,
        grade,
        band=band,
        parameters={"bands": [{"at_least": least, "grade": grade}]},
        missing=_MISSING,
        about=part.text,
    )


def with_all_bands(found: Sequence[Found]) -> list[Found]:
    """Bands of one clause make one rule: each of them proposes the whole."""
    bands = [
        band for each in found if each.kind == "grade" for band in each.parameters.get("bands", ())
    ]
    return [
        replace(each, parameters={**each.parameters, "bands": bands})
        if each.kind == "grade" and "bands" in each.parameters
        else each
        for each in found
    ]
