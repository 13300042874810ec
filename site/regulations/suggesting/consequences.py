"""Proposes consequences: what follows from records, counts and scores (D1-2.P, D1-3.4, D5-4)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .found import Found
from .passages import Passage, cases
from .periods import added_up, periods
from .quantities import SCORES, Quantity, quantities
from .stations import MEETING
from .vocabulary import Vocabulary

#: Words for what may follow, and the kind of outcome that they are.
OUTCOMES = {
    "fine": r"罚款|处罚金|罚金|罚 ?\d+ ?元|(?:扣除?|扣发?)(?:当月)?(?:绩效|奖金)?\d+元",
    "publicity": r"公开曝光|曝光|公示批评",
    "criticism": r"通报批评|批评教育|(?:进行|给予|予以)[^,]{0,8}批评|(?:^|,)批评(?!和|与)|口头批评|书面批评",
    "self_criticism": r"书面检查|书面检讨|写检查|写检讨|作出?检查|写出?检查|写出?检讨",
    "training": r"培训教育|教育培训|离岗培训|培训笔记|诫勉学习",
    "suspension": r"待岗|停职|停岗|暂停[^,]{0,4}(?:工作|职务|履职)",
    "referral": r"(?:人事|劳动|组织)关系[^,]{0,6}(?:介绍|转|移交)到|转到[^,]{0,8}(?:中心|机构|机关)|移送[^,]{0,8}(?:机关|部门)",
    "dismissal_request": r"劝退|辞退|解聘|解除(?:劳动|聘用)?(?:合同|关系)|清退|开除",
    "transfer": r"调离[^,]{0,4}岗|调整岗位|调岗",
    "loss_of_eligibility": r"(?:取消|没有)[^,]{0,12}资格|不得[^,]{0,8}(?:评优|评先|评为)|一票否决|丧失[^,]{0,8}资格",
    "measure": r"组织处理|纪律处分|(?:给予|予以)[^,]{0,6}处分|纪律处理|严肃处理|追究[^,]{0,12}责任",
    "questioning": r"诫勉谈话|诫勉|约谈",
    "absence": r"(?:视为|视同|按|作|算)旷工(?:处理)?|(?:视为|视同)(?:迟到|早退|缺勤|未完成|不合格|自动离职)",
}
OUTCOME = re.compile("|".join(f"(?:{words})" for words in OUTCOMES.values()))
LISTED = re.compile(r"(?:处理|处罚|惩戒|方式|措施|如下)(?:方式|办法|措施)?$")
NUMBERED = re.compile(r"第?[一二三四五六]是|第[一二三四五六],")
SUM = "元"
#: 责任追究 and the like in a sentence without anything that triggers it lay nothing down.
CAUSE = re.compile(r"凡|对|者|的[,行要]|的$|每|如|若|未|违反|不|达|第[一二三四五]|并|以下|以上")


def follows(text: str) -> bool:
    """Whether the words say what follows."""
    return bool(OUTCOME.search(text))


def consequences(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """One consequence per case of a sentence, with all that follows in it."""
    for case in map(_listed, cases(sentence, follows)):
        match = OUTCOME.search(case.text)
        if (
            match
            and (CAUSE.search(case.text) or quantities(case.text))
            and not _is_taken_up(case.text)
        ):
            yield _consequence(case, match, words)


def _listed(case: Passage) -> Passage:
    """Behind 采取以下处理方式：, where the measures are listed."""
    colon = case.text.find(":")
    if colon >= 0 and LISTED.search(case.text[:colon]) and not OUTCOME.search(case.text[:colon]):
        return case.part(colon + 1, len(case.text))
    return case


def _is_taken_up(text: str) -> bool:
    """待岗期间每月只发…: the pay during a measure carries the measure."""
    measures = list(OUTCOME.finditer(text))
    return bool(re.search(r"期间.{0,12}(?:发|领|拿)", text)) and len({m[0] for m in measures}) == 1


def _consequence(case: Passage, match: re.Match[str], words: Vocabulary) -> Found:
    before, after = case.text[: match.start()], case.text[match.start() :]
    every = quantities(case.text)
    sums = [each for each in every if each.figure.unit == SUM]
    band = tuple(
        _over(each, case.text)
        for each in every
        if (each.figure.op != "=" or _is_condition(case.text, each))
        and each.figure.unit != SUM
        and each.start < match.start()
        and not each.ordinal
    )
    per_sum = _per_unit(before)
    parameters, missing = _parameters(case.text, sums, band, words)
    return Found(
        "consequence",
        case,
        "、".join(dict.fromkeys(each[0] for each in OUTCOME.finditer(after))),
        band=band,
        figures=tuple(replace(each.figure, per=per_sum) for each in sums),
        parameters=parameters,
        missing={"form": "", **missing},
        about=before,
    )


def _is_condition(text: str, quantity: Quantity) -> bool:
    """旷工1天的: a plain figure that says when."""
    said = text[quantity.start : quantity.end].endswith(("的", "者"))
    return said and quantity.figure.unit != "人"


def _over(quantity: Quantity, text: str) -> Quantity:
    if quantity.figure.unit in SCORES and not re.search("扣|记|累计", text):
        return quantity
    return replace(quantity, figure=replace(quantity.figure, per=over(text[: quantity.start])))


def over(before: str) -> str:
    """The period over which the amounts named next are added up: 每月累计, 全年."""
    return added_up(before) or next(
        (each.code for each in periods(before) if _counts(before, each.end)), ""
    )


def _counts(text: str, place: int) -> bool:
    return bool(re.match(r"[^,]{0,20}(?:累计|达|超过|出现|发生|内)", text[place:]))


def _per_unit(before: str) -> str:
    """每旷工一天，罚款…: so much for every day."""
    match = re.search(
        r"(?:每[一-龥]{0,6}?|旷工|缺勤|缺席) ?[一1]? ?(天|日|个?小时|周|个?月)[,者]?", before
    )
    if not match:
        return ""
    return {"天": "day", "日": "day", "周": "week"}.get(
        match[1], "month" if "月" in match[1] else "hour"
    )


def _parameters(
    text: str, sums: list[Quantity], band: tuple[Quantity, ...], words: Vocabulary
) -> tuple[dict[str, Any], dict[str, str]]:
    missing: dict[str, str] = {}
    outcomes: list[dict[str, Any]] = []
    for kind in kinds_in(text):
        outcome: dict[str, Any] = {"kind": kind}
        if kind == "fine" and sums:
            figures = sorted(each.figure.number for each in sums)
            outcome |= {"amount_from": figures[0]}
            if len(figures) > 1:
                outcome |= {"amount_to": figures[-1]}
        outcomes.append(outcome)
    parameters: dict[str, Any] = {"outcomes": outcomes}
    body = MEETING.search(text)
    if body:
        posts = words.posts_in(body["who"])
        if posts:
            parameters["decided_by"] = posts[0].code
        else:
            missing["decided_by"] = body["who"]
    return parameters, missing


def kinds_in(text: str) -> list[str]:
    """The kinds of outcome that the words name, in a fixed order."""
    return [kind for kind, pattern in OUTCOMES.items() if re.search(pattern, text)]
