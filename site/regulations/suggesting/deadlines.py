"""Proposes deadlines: by when something must be done (D2-6.2, D3-7, D5-3)."""

import re
from collections.abc import Iterator
from typing import Any

from .figures import DAY_OF_MONTH
from .found import Found
from .passages import Passage, cases
from .quantities import Quantity, quantities
from .stations import stops
from .vocabulary import Vocabulary

#: What is done when a deadline is kept.
DONE = re.compile(
    r"办结|办理|办完|办好|处理好|处理完|答复|回复|反馈|解决|完成|处理|处置|办妥|提交|报送|上报|(?<![申汇情举])报(?!告|名|销|酬|道|表)|告知|通知|送达|整改"
    r"|报告|响应|派遣|派员|到场|到达|赶到|联系|核查|回应|立案"
    r"|受理|回访|核实|归还|报到|销假|补办|改正|缴|备案|登记|公布|公示|审结|审核|答辩|申诉|作出"
)
UNITS = {"天": "calendar_days", "工作日": "working_days", "小时": "hours"}
ABSENT = re.compile(r"请假|病假|事假|旷工|工资|待遇|休假|罚款|年龄|工龄")
#: What is still to be done about an absence.
BACK = re.compile(r"内[^,]{0,10}(?:销假|报到|补办|补假|续假|补交|提交|递交|报备|说明|证明)")
NAMED_TIME = re.compile(
    r"(?:规定|承诺|限定|约定|要求|指定|法定)的?(?:办理)?(?:时间|时限|期限|时日|时效|日期|日子)(?:之?内|里|以?前|之前)"
)
PERIOD_OF = re.compile(r"(?:时间|时限|期限|时效)(?:为|是|不超过|最长|:)|延长[至到]?")
#: 应当在24小时内联系: whatever is to be done, it has a time.
OWED = re.compile(r"(?:应|须|必须|要|自[^,]{2,16}[起后])[^,]{0,8}?$|(?:在|于)$|延长[至到]?$")
AT_ONCE = re.compile(
    r"(?:立即|当场|当即|马上|即时|即刻)(?:立即|给予|予以|进行|给[^,]{1,4})?(?:办结|办理|办|处理|解决|答复|往?上报|报告|反馈)"
    r"|即收即办|即来即办|即接即办|随到随办|即办即结|随[一-龥]随报|随时(?:往?上报|报告|汇报|报$|报(?=[,;。]))|(?:当天|当日|同日)(?:办结|完成|答复|处理完毕|上报)"
)
PROMPTLY = re.compile(
    r"(?:抓紧|尽快|从速)(?:去|时间)?(?:办理|办|处理|解决|答复|反馈|办结)"
    r"|(?:短期内|短时间[里内]|限期内|按期|到期|一时)[^,]{0,6}(?:难以|无法|不能|未能|不了)[^,]{0,6},[^,]{0,10}(?:解释|说明|告知)"
)


def has_time(text: str) -> bool:
    """Whether the words say by when."""
    return bool(
        _amounts(text) or NAMED_TIME.search(text) or AT_ONCE.search(text) or PROMPTLY.search(text)
    )


def deadlines(sentence: Passage, words: Vocabulary) -> Iterator[Found]:
    """One deadline per case with a time; a time without a figure yields to a route that names somebody."""
    routed = any(each.named for each in stops(sentence.text))
    by_day = any(each.figure.unit == DAY_OF_MONTH for each in _amounts(sentence.text))
    for case in _cases(sentence, each=not by_day):
        if ABSENT.search(case.text) and not BACK.search(case.text):
            continue
        amounts = _amounts(case.text)
        if not DONE.search(case.text):
            amounts = [each for each in amounts if _is_owed(case.text, each)]
        if amounts:
            yield _counted(case, amounts)
        elif NAMED_TIME.search(case.text) and DONE.search(case.text):
            if not routed:
                yield _named(case, NAMED_TIME)
        elif AT_ONCE.search(case.text):
            if not _handed_on(sentence, case) and not _only_a_condition(case.text):
                yield _at_once(case)
        elif PROMPTLY.search(case.text) and not stops(sentence.text):
            yield _named(case, PROMPTLY)


def _cases(sentence: Passage, *, each: bool) -> list[Passage]:
    """Two amounts are two deadlines; two words for at once are one."""
    amounts = each and len(_amounts(sentence.text)) > 1
    return cases(sentence, _amounts if amounts else has_time, each=amounts)


def _handed_on(sentence: Passage, case: Passage) -> bool:
    """Whether somebody else is to act, in the part that says at once or behind it."""
    match = AT_ONCE.search(case.text)
    if not match:
        return False
    begin = case.text.rfind(",", 0, match.start()) + 1
    return bool(stops(sentence.text[case.start - sentence.start + begin :]))


def _is_owed(text: str, quantity: Quantity) -> bool:
    """Working days are only counted until something is done."""
    return quantity.figure.unit == "工作日" or bool(OWED.search(text[: quantity.start]))


def _only_a_condition(text: str) -> bool:
    """可当场办结的 says of which matters, not by when."""
    return all(
        re.match(r"[^,]{0,4}的(?:,|$)|的", text[match.end() :].lstrip("理"))
        for match in AT_ONCE.finditer(text)
    )


def _amounts(text: str) -> list[Quantity]:
    return [each for each in quantities(text) if _is_time(text, each)]


def _is_time(text: str, quantity: Quantity) -> bool:
    figure = quantity.figure
    if quantity.ordinal or figure.op in (">", ">="):
        return False
    if figure.unit == DAY_OF_MONTH:
        return figure.op == "<=" and quantity.firmness > 1
    if figure.unit not in UNITS and figure.unit not in ("月", "周", "分钟"):
        return False
    if text[quantity.start : quantity.end].endswith(("的", "者", ")")):
        return False
    if text[quantity.end :].startswith((",", "经", "由", "向")):
        return False
    if figure.op in ("<=", "<") or re.match(
        rf" ?(?:必须|应当?|要|须)?(?:{DONE.pattern})", text[quantity.end :]
    ):
        return True
    return bool(PERIOD_OF.search(text[: quantity.start][-8:]))


def _counted(case: Passage, amounts: list[Quantity]) -> Found:
    figure = amounts[0].figure
    parameters: dict[str, Any] = {}
    missing = {"form": "", "starts_with": "", "stops_with": _done(case.text)}
    if figure.unit in UNITS and figure.number == int(figure.number):
        parameters = {"amount": int(figure.number), "unit": UNITS[figure.unit]}
    else:
        missing["amount"] = str(figure)
    return Found(
        "deadline",
        case,
        case.text[amounts[0].start : amounts[-1].end],
        figures=tuple(each.figure for each in amounts),
        parameters=parameters,
        missing=missing,
        about=case.text[: amounts[0].start],
    )


def _named(case: Passage, pattern: re.Pattern[str]) -> Found:
    match = pattern.search(case.text)
    said = match[0] if match else case.text
    missing = {"form": "", "starts_with": "", "stops_with": _done(case.text), "amount": said}
    return Found("deadline", case, said, missing=missing)


def _at_once(case: Passage) -> Found:
    match = AT_ONCE.search(case.text)
    said = match[0] if match else case.text
    missing = {"form": "", "starts_with": "", "stops_with": _done(case.text)}
    return Found("deadline", case, said, parameters={"unit": "at_once"}, missing=missing)


def _done(text: str) -> str:
    return "、".join(dict.fromkeys(DONE.findall(text)))
