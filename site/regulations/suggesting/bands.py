"""Ends that two neighbouring bands of one clause both name: which of the two keeps the figure."""

from collections.abc import Sequence
from dataclasses import replace

from .figures import Figure
from .found import Found
from .quantities import RANGED, SAID, SCORES, Quantity

LOWER = {">=": ">", ">": ">"}
UPPER = {"<=": "<", "<": "<"}
BANDED = frozenset({"route", "pay", "consequence", "grade"})


def settled(found: Sequence[Found]) -> list[Found]:
    """Each figure in one band only.

    含 and 不含 decide first. Else the lower band keeps it, as a tie goes in the person's favour;
    of scores the band that says so (90分以上) before one that only ends there (75分至90分).
    """
    closed = _closed(found)
    bands = [each for each in closed if each.kind in BANDED]
    return [
        replace(each, band=tuple(_settle(q, each, bands) for q in each.band))
        if each.kind in BANDED
        else each
        for each in closed
    ]


def _settle(quantity: Quantity, mine: Found, bands: list[Found]) -> Quantity:
    figure = quantity.figure
    if quantity.firmness == SAID:
        return quantity
    if figure.op == ">=":
        rivals = _rivals(figure, mine, bands, ("<=",))
        if any(_yields_lower(quantity, rival) for rival in rivals):
            return replace(quantity, figure=replace(figure, op=">"))
    if figure.op == "<=":
        rivals = _rivals(figure, mine, bands, (">=",))
        if any(_yields_upper(quantity, rival) for rival in rivals):
            return replace(quantity, figure=replace(figure, op="<"))
    return quantity


def _rivals(
    figure: Figure, mine: Found, bands: list[Found], ops: tuple[str, ...]
) -> list[Quantity]:
    return [
        each
        for each in _all(mine, bands, ops)
        if (each.figure.number, each.figure.unit, each.figure.per)
        == (figure.number, figure.unit, figure.per)
    ]


def _all(mine: Found, bands: list[Found], ops: tuple[str, ...]) -> list[Quantity]:
    return [q for each in bands if each is not mine for q in each.band if q.figure.op in ops]


def _yields_lower(mine: Quantity, rival: Quantity) -> bool:
    return mine.figure.unit not in SCORES or rival.firmness != RANGED or mine.firmness == RANGED


def _yields_upper(mine: Quantity, rival: Quantity) -> bool:
    if mine.figure.unit in SCORES:
        return rival.firmness > mine.firmness
    return rival.firmness == SAID


def _closed(found: Sequence[Found]) -> list[Found]:
    """A pay band that runs from one month on ends where the next one of the clause begins."""
    pays = [each for each in found if each.kind == "pay"]
    starts = [_start(each) for each in pays]
    ends = {
        id(pay): following
        for index, pay in enumerate(pays)
        if (following := _next(starts[index], starts[index + 1 :])) and not _has_upper(pay)
    }
    return [
        replace(each, band=(*each.band, ends[id(each)])) if id(each) in ends else each
        for each in found
    ]


def _start(pay: Found) -> Quantity | None:
    return next((q for q in pay.band if q.figure.op in LOWER and q.figure.unit == "月"), None)


def _next(mine: Quantity | None, later: Sequence[Quantity | None]) -> Quantity | None:
    for each in later:
        if (
            mine
            and each
            and each.figure.number > mine.figure.number
            and each.figure.per == mine.figure.per
        ):
            return replace(each, figure=replace(each.figure, op="<="), firmness=SAID)
    return None


def _has_upper(pay: Found) -> bool:
    return any(q.figure.op in UPPER and q.figure.unit == "月" for q in pay.band)
