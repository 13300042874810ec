"""Leaves that follow each other at once are routed by all their days (D1-3.2; nobody splits a slip)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from django.utils.translation import gettext as _

from facts.conditions import Facts
from facts.words import plain
from workflows.applications.models import State
from workflows.chains.others import Other, Together

from .due import ONE_DAY
from .facts import DAYS, FIRST_DAY, LAST_DAY, TYPE

#: A leave may hang together with others for so long before and after.
REACH = timedelta(days=366)
#: What of a leave is read for its span.
SPAN_COLUMNS = (
    "applicant", "serial", "submitted_at", "ended_at", "state", "first_day", "last_day", "back_on",
    "days", "leave_type", "title", "form_edition__slug",
)  # fmt: skip
CAME_TO_NOTHING = (State.REJECTED, State.WITHDRAWN, "cancelled")


@dataclass(frozen=True)
class Span(Other):
    """Another leave of the same person, with the days that it takes up, both included."""

    first: date
    last: date
    days: Decimal
    leave_type: str
    form: str = ""
    state: str = ""
    title: str = ""

    def counts(self, own: str) -> bool:
        # What went back to its applicant is asked for no longer, until he hands it in again.
        return super().counts(own) and self.state != State.RETURNED


def asked_span(facts: Facts, form: str) -> Span:
    """The days that a slip which is not handed in yet asks for."""
    first, last = cast(date, facts[FIRST_DAY]), cast(date, facts[LAST_DAY])
    days = cast(Decimal, facts[DAYS])
    return Span(
        0, "", datetime.min.replace(tzinfo=UTC), None, first, last, days, str(facts[TYPE]), form
    )


def span_of(leave: Any) -> Span:
    """A leave as its days lie; what was given back by an early return is not among them."""
    last = leave.last_day
    if leave.back_on is not None:
        last = min(last, leave.back_on - ONE_DAY)
    unused = (leave.last_day - last).days
    return Span(
        leave.applicant_id,
        leave.serial,
        leave.submitted_at,
        leave.ended_at if leave.state in CAME_TO_NOTHING else None,
        leave.first_day,
        last,
        max(leave.days - unused, Decimal(0)),
        leave.leave_type,
        leave.form_edition.slug,
        leave.state,
        leave.title,
    )


def in_a_row(spans: Iterable[Span], leave_type: str, first: date, last: date) -> list[Span]:
    """Those of a type that reach up to a leave without a day between, in the order of their days."""
    left = [each for each in spans if each.leave_type == leave_type]
    joined: list[Span] = []
    while found := [each for each in left if _touch(each, first, last)]:
        joined += found
        left = [each for each in left if each not in found]
        first = min(first, *(each.first for each in found))
        last = max(last, *(each.last for each in found))
    return sorted(joined, key=lambda each: each.first)


def taken_together(facts: Facts, others: Sequence[Other]) -> Together | None:
    """All days in a row, where this leave goes on from another or leads up to one (C019)."""
    spans = cast(Sequence[Span], others)
    if not spans or not {TYPE, DAYS, FIRST_DAY, LAST_DAY} <= facts.keys():
        return None
    first, last = cast(date, facts[FIRST_DAY]), cast(date, facts[LAST_DAY])
    joined = in_a_row(spans, str(facts[TYPE]), first, last)
    if not joined:
        return None
    total = sum((each.days for each in joined), cast(Decimal, facts[DAYS]))
    named = {"serials": _(", ").join(each.serial for each in joined), "days": plain(total)}
    sentence = _(
        "It follows on %(serials)s without a day between: %(days)s days in a row, "
        "and the approval goes by all of them."
    )
    return Together({DAYS: total}, _("Leaves in a row"), sentence % named)


def _touch(span: Span, first: date, last: date) -> bool:
    if span.last + ONE_DAY == first or last + ONE_DAY == span.first:
        return True
    # Two halves of one day: the one leave ends at noon, the other begins then.
    halves = bool(span.days % 1)
    return halves and (span.last == first or span.first == last)
