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
from .stations import EXPLAINED, FORMALITIES, STEPS, Stop, stops
from .vocabulary import Vocabulary

#: 负责…, 享有…: what is always so is a role, not a case that goes somewhere.
#: 每天…… at the head of a sentence holds for all of it; a number may stand before it.
TOPIC = re.compile(r"(?:\(?[\d一二三四五六七八九十]+[)、.]*)? *")
REFUSED = re.compile(r"不符合|不合|不属于|不予")


def acts(text: str) -> bool:
    """Whether the words let somebody act."""
    return bool(stops(text) or STEPS.search(text))


def routes(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """One route per case of a sentence that names a stop."""
    regular = periods(sentence.text)
    topic = (
        regular[0].code if regular and TOPIC.fullmatch(sentence.text[: regular[0].start]) else ""
    )
    found = 0
    for case in cases(sentence, acts):
        named = stops(case.text)
        if regular:
            named = [each for each in named if not _reports(case.text, each)]
        if named:
            found += 1
            yield _route(case, named, words, topic)
        elif STEPS.search(case.text):
            yield Found("route", case, "步骤", missing={"stations": STEPS.search(case.text)[0]})  # type: ignore[index]
        elif (FORMALITIES.search(case.text) and not found) or (
            REFUSED.search(case.text) and EXPLAINED.search(case.text)
        ):
            yield Found("route", case, "办理", missing={"stations": case.text})


def _reports(text: str, stop: Stop) -> bool:
    """向…报告 every so often is a report, no matter on its way."""
    return text[stop.start : stop.end].endswith(("报告", "报送")) and text[stop.start] == "向"


def _route(case: Passage, named: list[Stop], words: Vocabulary, topic: str) -> Found:
    before = case.text[: named[0].start]
    stations, missing = _stations(named, words)
    band = tuple(each for each in compared(quantities(before)) if each.figure.unit != TIMES)
    parameters: dict[str, Any] = {"stations": stations}
    if "逐级" in case.text:
        parameters["sequence"] = "ladder"
    return Found(
        "route",
        _trimmed(case, named),
        "、".join(case.text[each.start : each.end] for each in named),
        band=band,
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
    stations: list[dict[str, Any]] = []
    missing: dict[str, str] = {}
    for order, stop in enumerate(named, 1):
        posts = words.posts_in(stop.who)
        stations += [{"post": post.code, "act": stop.act, "order": order} for post in posts]
        if not posts:
            missing[f"stations.{order}.post"] = stop.who
    return stations, missing
