"""Proposes pay rules: what is paid during leave, after absences, while suspended (D1-3.5, D1-3.6)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from .figures import TIMES, Figure
from .found import Found
from .lengths import YEARS, band_of, is_sum
from .outcomes import OUTCOME, outcome_kinds
from .passages import Passage
from .periods import periods
from .quantities import Quantity, quantities
from .vocabulary import Vocabulary

PAY = r"(?:工资|补助|津贴|补贴|奖金|薪酬|薪金|报酬|生活费|待遇)"
#: What is paid, or no longer paid; each occurrence is one pay rule.
PAID = re.compile(
    r"(?:补贴|补助|津贴|生活费) ?\d+ ?元|发放 ?\d+ ?元"
    rf"|(?:{PAY}和?各?种?)+(?:及[^,]{{0,8}})?(?:全数|全部|一律|一并|都|均)?"
    r"(?:照发|停发|扣发|扣掉|扣除|扣完|全额发放|照常发放|不变|全发|停)"
    rf"|停{PAY}(?:[、及和]停?[^,;、]{{0,4}}?{PAY})*"
    rf"|(?:拿|领|发) ?\d+ ?%(?:的?{PAY})?"
    rf"|(?:停发|扣除|扣发|扣减|扣罚|减发|不发|取消|暂停发放)[^,;]{{0,10}}?{PAY}(?:[及和、]?[^,;]{{0,8}}{PAY})?(?! ?\d+ ?元)"
    r"|(?:按[^,]{0,10}\d+%[^,]{0,4})?(?<![停扣减不])(?:只|仅|照)?(?:发给?|发放|支付|计发|给予?|享受|拿|领)"
    rf"[^,;]{{0,12}}?{PAY}(?: ?\d+ ?元)?"
    rf"|{PAY}(?:按|为|的)[^,]{{0,8}}?(?:%|元)(?:发放|计发|支付|发给)?"
)
STOPPED = re.compile(r"停|扣|不发|取消")
IN_FULL = re.compile(r"照发|原|全|不变")
SETTLED = re.compile(r"(?:兑现|发放|结算|核发)(?!.{0,4}证)")


def pays(whole: list[Passage], words: Vocabulary) -> Iterator[Found]:
    """The pay rules of one sentence (until 。): the months of a half-sentence hold for the next."""
    months: tuple[Quantity, ...] = ()
    for sentence in whole:
        begin = 0
        for match in PAID.finditer(sentence.text):
            case = _behind_outcomes(sentence.part(begin, match.end()))
            band = band_of(case.text[: len(case.text) - len(match[0])])
            own = tuple(each for each in band if each.figure.unit != YEARS)
            band = (*months, *band) if band and not own else band
            months = own or months
            yield _pay(case, match[0], band)
            begin = match.end()
        if not begin:
            yield from _settled(sentence)


def _behind_outcomes(case: Passage) -> Passage:
    """A fine before it is another matter: …罚款80元，一月内累计…扣除工资."""
    for match in reversed(list(OUTCOME.finditer(case.text))):
        comma = case.text.find(",", match.end())
        if comma >= 0 and not re.match(r"[^,]{0,6}期间", case.text[comma + 1 :]):
            case = case.part(comma, len(case.text))
            break
    return case.part(len(case.text) - len(case.text.lstrip(",、 及和")), len(case.text))


def _pay(case: Passage, paid: str, band: tuple[Quantity, ...]) -> Found:
    place = len(case.text) - len(paid)
    sums = [each for each in quantities(case.text) if is_sum(each) and each.end > place][:1]
    monthly = [each.code for each in periods(case.text) if each.end > place - 4]
    per = monthly[0] if monthly else ""
    return Found(
        "pay",
        case,
        paid,
        band=band,
        figures=tuple(
            replace(each.figure, per=per if each.figure.unit == "元" else "") for each in sums
        ),
        parameters=_parameters(case.text[:place], paid, sums),
        missing={"form": ""},
        about=case.text[:place],
    )


def _parameters(before: str, paid: str, sums: list[Quantity]) -> dict[str, Any]:
    during = outcome_kinds(before) if "期间" in before else []
    parameters: dict[str, Any] = {"during": during[0]} if during else {}
    if STOPPED.search(paid):
        stopped = {"benefits": False} if re.search("福利|待遇", paid) else {}
        return {**parameters, "percent": Decimal(0), **stopped}
    for each in sums:
        name = "percent" if each.figure.unit == "%" else "fixed"
        return {**parameters, name: each.figure.number}
    return {**parameters, "percent": Decimal(100)} if IN_FULL.search(paid) else parameters


def _settled(sentence: Passage) -> Iterator[Found]:
    """一月一兑现: how often accounts are settled."""
    match = SETTLED.search(sentence.text)
    before = [each for each in periods(sentence.text) if match and each.end <= match.start()]
    if match and before:
        figures = (Figure(Decimal(1), TIMES, "=", before[-1].code),)
        missing = {"form": "", "percent": ""}
        yield Found("pay", sentence, match[0], figures=figures, missing=missing)
