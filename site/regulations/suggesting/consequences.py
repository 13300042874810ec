"""Proposes consequences: what follows from records, counts and scores (D1-2.P, D1-3.4, D5-4)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .found import Found
from .outcomes import OUTCOME, outcome_kinds
from .passages import Passage, cases
from .periods import added_up, periods
from .quantities import SCORES, Quantity, quantities
from .station_words import MEETING
from .vocabulary import Vocabulary

LISTED = re.compile(r"(?:处理|处罚|惩戒|方式|措施|如下)(?:方式|办法|措施)?$")
SUM = "元"
#: What something follows from; a mere mention of 待岗 or 辞退 without it lays nothing down.
CAUSE = re.compile(r"凡|对|者|的|每|如|若|未|违反|不|达|第[一二三四五]|并|以下|以上|没")
#: 不得超过3次 is a limit, not what something follows from.
FORBIDDEN = re.compile(r"不(?:得|能|准|许)(?:超过|多于|高于) ?$")
UNIT_PERIODS = {"天": "day", "日": "day", "周": "week"}


def follows(text: str) -> bool:
    """Whether the words say what follows."""
    return bool(OUTCOME.search(text))


def consequences(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """One consequence per case of a sentence, with all that follows in it."""
    for case in map(_listed, cases(sentence, follows)):
        match = _first(case.text)
        caused = CAUSE.search(case.text) or quantities(case.text)
        if match and caused and not _is_taken_up(case.text):
            yield _consequence(case, match, words)


def _first(text: str) -> re.Match[str] | None:
    """The first outcome that is laid down: 被通报批评2次以上的 only says when."""
    found = list(OUTCOME.finditer(text))
    laid_down = [
        each for each in found if not re.match(r"[^,]{0,16}(?:的|者)(?:,|$)", text[each.end() :])
    ]
    return next(iter(laid_down or found), None)


def over(before: str) -> str:
    """The period over which the amounts named next are added up: 每月累计, 全年."""
    return added_up(before) or next(
        (each.code for each in periods(before) if _counts(before, each.end)), ""
    )


def _counts(text: str, place: int) -> bool:
    return bool(re.match(r"[^,]{0,20}(?:累计|达|超过|出现|发生|内)", text[place:]))


def _listed(case: Passage) -> Passage:
    """Behind a limit (不得超过3次，), and behind 采取下列措施：, where the measures are listed."""
    limits = [q for q in quantities(case.text) if FORBIDDEN.search(case.text[: q.start])]
    comma = case.text.find(",", limits[-1].end) if limits else -1
    if comma >= 0 and OUTCOME.search(case.text, comma):
        case = case.part(comma + 1, len(case.text))
    colon = case.text.find(":")
    if colon >= 0 and LISTED.search(case.text[:colon]) and not OUTCOME.search(case.text[:colon]):
        return case.part(colon + 1, len(case.text))
    return case


def _is_taken_up(text: str) -> bool:
    """停职期间每月只发…: the pay during a measure carries the measure."""
    measures = {match[0] for match in OUTCOME.finditer(text)}
    return bool(re.search(r"期间.{0,12}(?:发|领|拿)", text)) and len(measures) == 1


def _consequence(case: Passage, match: re.Match[str], words: Vocabulary) -> Found:
    before, after = case.text[: match.start()], case.text[match.start() :]
    every = quantities(case.text)
    sums = [each for each in every if each.figure.unit == SUM]
    per = _for_each(before)
    missing = {"form": ""} | ({"outcomes.0.times": per} if per and sums else {})
    return Found(
        "consequence",
        case,
        "、".join(dict.fromkeys(each[0] for each in OUTCOME.finditer(after))),
        band=tuple(_over(each, case.text) for each in every if _is_cause(each, case.text, match)),
        figures=tuple(replace(each.figure, per=per) for each in sums),
        parameters={"outcomes": _outcomes(after, sums), **_decided(case.text, words)},
        missing=missing | _deciding(case.text, words),
        about=before,
    )


def _is_cause(quantity: Quantity, text: str, match: re.Match[str]) -> bool:
    """旷工1天的: a plain figure too, when it says when."""
    says_when = text[quantity.start : quantity.end].endswith(
        ("的", "者")
    ) and quantity.figure.unit not in ("年", "月")
    if quantity.figure.unit == SUM or quantity.ordinal or quantity.start >= match.start():
        return False
    if FORBIDDEN.search(text[: quantity.start]):
        return False
    counted = re.search(r"累计[^,]{0,8}$", text[: quantity.start])
    return quantity.figure.op != "=" or bool(
        counted or (says_when and quantity.figure.unit != "人")
    )


def _over(quantity: Quantity, text: str) -> Quantity:
    if quantity.figure.unit in SCORES and not re.search("扣|记|累计", text):
        return quantity
    if re.search(r"连续[^,]{0,8}$", text[: quantity.start]):
        return quantity
    return replace(quantity, figure=replace(quantity.figure, per=over(text[: quantity.start])))


def _for_each(before: str) -> str:
    """每旷工一天，罚款…: so much for every day."""
    match = re.search(
        r"(?:每[一-龥]{0,6}?|旷工|缺勤|缺席) ?[一1]? ?(天|日|个?小时|周|个?月)[,者]?", before
    )
    if not match:
        return ""
    return UNIT_PERIODS.get(match[1], "month" if "月" in match[1] else "hour")


def _outcomes(text: str, sums: list[Quantity]) -> list[dict[str, Any]]:
    amounts = sorted(each.figure.number for each in sums)
    named = [{"kind": kind} for kind in outcome_kinds(text)]
    for outcome in named:
        if outcome["kind"] in ("fine", "reward") and amounts:
            outcome |= {"amount_from": amounts[0], "amount_to": amounts[-1]}  # type: ignore[dict-item]
    return sorted(named, key=lambda each: "amount_from" not in each)


def _decided(text: str, words: Vocabulary) -> dict[str, Any]:
    body = MEETING.search(text)
    posts = words.posts_in(body["who"]) if body else []
    return {"decided_by": posts[0].code} if posts else {}


def _deciding(text: str, words: Vocabulary) -> dict[str, str]:
    body = MEETING.search(text)
    return {"decided_by": body["who"]} if body and not _decided(text, words) else {}
