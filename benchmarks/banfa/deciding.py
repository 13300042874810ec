"""Slips that wait for the deputy leader, decided one by one and together."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from benchmarks.sizes import TOGETHER, Sizes
from benchmarks.visitor import Visitor
from workflows.chains.models import Proceeding

FIRST_TRACE = "1"


def approving(deputy: Visitor) -> Callable[[int], Any]:
    """Open one after another, the oldest first, and agree."""
    count = Sizes.from_environment().acted_on
    serials = _waiting().order_by("submitted_at").values_list("serial", flat=True)[:count]
    pages = [reverse("portal:proceeding", args=[serial]) for serial in serials]
    return lambda number: deputy.post(pages[number], {"act": "approve", "seen": FIRST_TRACE})


def deciding_together(deputy: Visitor) -> Callable[[int], Any]:
    """Tick twenty in the list, the newest first, and agree."""
    count = Sizes.from_environment().decided_together
    serials = _waiting().order_by("-submitted_at", "-pk").values_list("serial", flat=True)[:count]
    ticks = [f"{serial}~approve~{FIRST_TRACE}" for serial in serials]
    address = reverse("portal:decide")

    def visit(number: int) -> None:
        first = number * TOGETHER
        deputy.post(address, {"pick": ticks[first : first + TOGETHER], "opinion": "同意。"})

    return visit


def _waiting() -> QuerySet[Proceeding]:
    return Proceeding.objects.filter(kind="leave", final=False, state="in_approval")
