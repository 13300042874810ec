"""Proposes routes: who acts on a matter, in which order, and for which band of cases (D1-3.2)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .figures import TIMES, Figure
from .found import Found, compared
from .passages import Passage, cases
from .periods import periods
from .quantities import quantities
from .station_words import EXPLAINED, FILE, FORMALITIES, OPINE, STEPS, STEPWISE
from .stations import Stop, stops
from .vocabulary import Vocabulary

#: 每天…… at the head of a sentence holds for all of it; a number may stand before it.
TOPIC = re.compile(r"(?:\(?[\d一二三四五六七八九十]+[)、.]*)? *")
REFUSED = re.compile(r"不符合|不合|不属于|不予")


def acts(text: str) -> bool:
    """Whether the words let somebody act."""
    return bool(stops(text) or STEPS.search(text))


def routes(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """One route per case of a sentence that names a stop; steps and formalities where none does."""
    regular = periods(sentence.text)
    spoken = bool(regular and TOPIC.fullmatch(sentence.text[: regular[0].start]))
    topic = regular[0].code if spoken else ""
    found = 0
    for case in cases(sentence, acts):
        named = [each for each in stops(case.text) if not (regular and _reports(case.text, each))]
        if named:
            found += 1
            yield _route(case, named, words, topic)
        elif not found or STEPS.search(case.text):
            yield from _without_a_stop(case)


def _without_a_stop(case: Passage) -> Iterator[Found]:
    refused = REFUSED.search(case.text) and EXPLAINED.search(case.text)
    match = STEPS.search(case.text) or FORMALITIES.search(case.text) or refused
    if match:
        yield Found("route", case, match[0], missing={"form": "", "stations": match[0]})


def _reports(text: str, stop: Stop) -> bool:
    """向…报告 every so often is a report, no matter on its way."""
    said = text[stop.start : stop.end]
    return said.endswith(("报告", "报送")) and said.startswith("向")


def _route(case: Passage, named: list[Stop], words: Vocabulary, topic: str) -> Found:
    before = case.text[: named[0].start]
    stations, missing = _stations(named, words)
    parameters: dict[str, Any] = {"stations": stations}
    if STEPWISE.search(case.text):
        parameters["sequence"] = "ladder"
    if all(each.act == FILE for each in named):
        parameters["place"] = "after"
    return Found(
        "route",
        _trimmed(case, named),
        "、".join(case.text[each.start : each.end] for each in named),
        band=tuple(each for each in compared(quantities(before)) if each.figure.unit != TIMES),
        figures=(Figure(Decimal(1), TIMES, "=", topic),) if topic else (),
        parameters=parameters,
        missing={"form": "", **missing},
        about=before,
    )


def _trimmed(case: Passage, named: list[Stop]) -> Passage:
    """Up to the end of the part in which the last stop is named."""
    ends = [place for mark in ",:" if (place := case.text.find(mark, named[-1].end)) >= 0]
    return case.part(0, min(ends, default=len(case.text)))


def _stations(named: list[Stop], words: Vocabulary) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """A station per post; several give their opinions in turn, and decide side by side."""
    stations: list[dict[str, Any]] = []
    missing: dict[str, str] = {}
    order = 0
    for stop in named:
        posts = [each.code for each in words.posts_in(stop.who)] or [""]
        for index, post in enumerate(posts):
            order += 1 if index == 0 or stop.act == OPINE else 0
            if not post:
                missing[f"stations.{len(stations)}.post"] = stop.who
            stations.append({"post": post, "act": stop.act, "order": order})
    return stations, missing
