"""For which months and years of service something is paid: 超过3个月的，从第4个月起，工龄不满8年."""

from collections.abc import Iterable
from dataclasses import replace

from .consequences import over
from .quantities import RANGED, SAID, Quantity, months_over, quantities

YEARS = "年"
SUMS = ("元", "%")
#: 第3个月起, 第3个月开始, 第7个月往后.
ONWARDS = ("起", "开始", "往后", "以后", "及以后")


def is_sum(quantity: Quantity) -> bool:
    """Whether it is what is paid, not for which months."""
    return quantity.figure.unit in SUMS


def band_of(before: str) -> tuple[Quantity, ...]:
    """The ends of the band that the words before what is paid name."""
    band = [_end(each, before) for each in quantities(before) if not is_sum(each)]
    return _once(each for each in band if each is not None)


def _end(each: Quantity, text: str) -> Quantity | None:
    if each.ordinal and each.firmness == RANGED:
        return replace(each, firmness=SAID)
    if each.ordinal:
        onwards = text[each.end :].lstrip("的 ").startswith(ONWARDS)
        figure = months_over(each.figure)
        return replace(each, figure=figure, firmness=SAID) if onwards else None
    if each.figure.op == "=":
        return None
    return replace(each, figure=replace(each.figure, per=over(text[: each.start])))


def _once(band: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """从第3个月起 says again what 超过2个月 said, and that exactly two months are not yet meant."""
    kept: list[Quantity] = []
    for each in band:
        twin = next((k for k in kept if _same_end(k, each)), None)
        if twin is None:
            kept.append(each)
        elif each.ordinal:
            figure = replace(twin.figure, op=each.figure.op)
            kept[kept.index(twin)] = replace(twin, figure=figure, firmness=SAID, ordinal=True)
    return tuple(kept)


def _same_end(one: Quantity, other: Quantity) -> bool:
    here, there = one.figure, other.figure
    lower = (">", ">=")
    same = (here.number, here.unit) == (there.number, there.unit)
    return same and (here.op in lower) == (there.op in lower)
