"""Proposes pay rules: what is paid during leave, after absences, while suspended (D1-3.5, D1-3.6)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from .consequences import OUTCOME, over
from .found import Found, compared
from .passages import Passage
from .periods import periods
from .quantities import RANGED, SAID, Quantity, months_over, quantities
from .vocabulary import Vocabulary

PAY = r"(?:工资|补助|津贴|补贴|奖金|薪酬|薪金|报酬|生活费|待遇)"
#: What is paid, or no longer paid; each occurrence is one pay rule.
PAID = re.compile(
    rf"(?:{PAY}和?各?种?)+(?:及[^,]{{0,8}})?(?:全数|全部|一律|一并|都|均)?(?:照发|停发|扣发|扣掉|扣除|扣完|全额发放|照常发放|不变|全发|停)"
    rf"|停{PAY}(?:[、及和]停?[^,;、]{{0,4}}?{PAY})*"
    rf"|(?:拿|领|发) ?\d+ ?%"
    rf"|(?:停发|扣除|扣发|扣减|扣罚|减发|不发|取消|暂停发放)[^,;]{{0,10}}?{PAY}(?:[及和、]?[^,;]{{0,8}}{PAY})?"
    rf"|(?:按[^,]{{0,10}}\d+%[^,]{{0,4}})?(?<![停扣减不])(?:只|仅|照)?(?:发给?|发放|支付|计发|给予?|享受|拿|领)[^,;]{{0,12}}?{PAY}"
    rf"(?: ?\d+ ?元)?"
    rf"|{PAY}(?:按|为|的)[^,]{{0,8}}?(?:%|元)(?:发放|计发|支付|发给)?"
)
SETTLED = re.compile(r"(?:兑现|发放|结算|核发)(?!.{0,4}证)")
PERSONAL = "年"


def pays(clause: list[Passage], words: Vocabulary) -> Iterator[Found]:
    """The pay rules of the half-sentences of one sentence (until 。): conditions of the first carry over."""
    length: tuple[Quantity, ...] = ()
    for sentence in clause:
        begin = 0
        for match in PAID.finditer(sentence.text):
            case = sentence.part(begin, match.end())
            case = _behind_outcomes(_without_comma(case) if begin else case)
            band = _band(case.text, match[0])
            own = tuple(each for each in band if each.figure.unit != PERSONAL)
            if own:
                length = own
            elif any(each.figure.unit == PERSONAL for each in band):
                band = (*length, *band)
            yield _pay(case, match[0], band)
            begin = match.end()
        if not begin and SETTLED.search(sentence.text) and periods(sentence.text):
            yield from _settled(sentence)


def _behind_outcomes(case: Passage) -> Passage:
    """A fine before it is another matter: …罚款100元，凡一月内累计…扣除工资."""
    for match in reversed(list(OUTCOME.finditer(case.text))):
        comma = case.text.find(",", match.end())
        if comma >= 0 and not re.match(r"[^,]{0,6}期间", case.text[comma + 1 :]):
            return _without_comma(case.part(comma, len(case.text)))
    return case


def _without_comma(case: Passage) -> Passage:
    skipped = len(case.text) - len(case.text.lstrip(",、 及和"))
    return case.part(skipped, len(case.text))


def _band(text: str, paid: str) -> tuple[Quantity, ...]:
    before = text[: len(text) - len(paid)]
    found = [each for each in quantities(before) if not _is_sum(each)]
    band: list[Quantity] = []
    for each in found:
        if (
            each.ordinal
            and text[each.end :].lstrip("的").startswith(("起", "开始", "往后", "以后", "及以后"))
        ) or (each.ordinal and each.firmness == RANGED):
            figure = each.figure if each.firmness == RANGED else months_over(each.figure)
            band.append(replace(each, figure=figure, firmness=SAID))
        elif each.figure.op != "=" and not each.ordinal:
            figure = replace(each.figure, per=over(before[: each.start]))
            band.append(replace(each, figure=figure))
    return _once(band)


def _once(band: list[Quantity]) -> tuple[Quantity, ...]:
    """从第3个月起 says again what 超过2个月 said; of two words for one end the period stays."""
    kept: list[Quantity] = []
    for each in band:
        twin = next((k for k in kept if _same_end(k, each)), None)
        if twin is None:
            kept.append(each)
        elif each.ordinal:
            kept[kept.index(twin)] = replace(
                twin, figure=replace(twin.figure, op=each.figure.op), firmness=SAID
            )
    return tuple(kept)


def _same_end(one: Quantity, other: Quantity) -> bool:
    here, there = one.figure, other.figure
    lower = (">", ">=")
    return (
        here.number == there.number
        and here.unit == there.unit
        and (here.op in lower) == (there.op in lower)
    )


def _is_sum(quantity: Quantity) -> bool:
    return quantity.figure.unit in ("元", "%")


def _pay(case: Passage, paid: str, band: tuple[Quantity, ...]) -> Found:
    paid_at = len(case.text) - len(paid)
    amounts = [each for each in quantities(case.text) if _is_sum(each) and each.end > paid_at]
    month = [each.code for each in periods(case.text) if each.end > paid_at - 4]
    figures = tuple(
        replace(each.figure, per=month[0] if month and each.figure.unit == "元" else "")
        for each in amounts[:1]
    )
    return Found(
        "pay",
        case,
        paid,
        band=band,
        figures=figures,
        parameters=_parameters(paid, amounts),
        missing={"form": ""},
        about=case.text[:paid_at],
    )


def _parameters(paid: str, amounts: list[Quantity]) -> dict[str, Any]:
    if re.search("停发|扣除|扣发|不发|取消", paid):
        parameters: dict[str, Any] = {"percent": Decimal(0)}
        if re.search("福利|待遇", paid):
            parameters["benefits"] = False
        return parameters
    for each in amounts:
        if each.figure.unit == "%":
            return {"percent": each.figure.number}
        return {"fixed": each.figure.number}
    return {"percent": Decimal(100)} if re.search("照发|原|全", paid) else {}


def _settled(sentence: Passage) -> Iterator[Found]:
    match = SETTLED.search(sentence.text)
    before = [each for each in periods(sentence.text) if match and each.end <= match.start()]
    if before:
        from .figures import Figure

        figures = (Figure(Decimal(1), "次", "=", before[-1].code),)
        yield Found(
            "pay", sentence, match[0] if match else "", figures=figures, missing={"form": ""}
        )


__all__ = ["PAID", "compared", "pays"]
