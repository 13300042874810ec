"""The heading part: an edition follows the one before, and says what it does to it (DM-5)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ..models.change import Change
from .finding import Finding, Property


def find(page: Any) -> Iterator[Finding]:
    """An edition at odds with earlier ones: with its day, its reason, or what it ends."""
    last = page.editions.order_by("-number").first() if page.pk else None
    changes = page.change in (Change.CORRECTION, Change.REPEAL)
    if changes and last is None:
        sentence = _(
            "“%(change)s” needs an edition before it, and there is none. Choose “%(amendment)s”."
        )
        named = {"change": Change(page.change).label, "amendment": Change.AMENDMENT.label}
        yield Finding("", sentence % named, Property.STABILITY)
    if changes and not page.reason.strip():
        sentence = _("“%(change)s” needs a reason. Write down why, in a sentence.")
        yield Finding("", sentence % {"change": Change(page.change).label}, Property.STABILITY)
    if last:
        yield from _day(page, last)
    yield from _replaced(page)


def _day(page: Any, last: Any) -> Iterator[Finding]:
    asked, named = page.in_force_from, {"number": last.number, "last": last.in_force_from}
    if page.change == Change.REPEAL and last.ends:
        sentence = _(
            "The regulation ended on %(last)s already. Choose “%(amendment)s” to revive it."
        )
        yield Finding(
            "", sentence % {**named, "amendment": Change.AMENDMENT.label}, Property.STABILITY
        )
    elif page.change == Change.CORRECTION and asked != last.in_force_from:
        sentence = _(
            "A correction is in force from the day of the edition that it corrects: %(last)s "
            "(edition %(number)s). “In force from” is %(asked)s. Enter that day, or choose “%(amendment)s”."
        )
        amendment = Change.AMENDMENT.label
        yield Finding(
            "", sentence % {**named, "asked": asked, "amendment": amendment}, Property.STABILITY
        )
    elif asked < last.in_force_from:
        sentence = _(
            "“In force from” is %(asked)s, but edition %(number)s is in force from %(last)s. "
            "Choose that day or a later one."
        )
        yield Finding("", sentence % {**named, "asked": asked}, Property.STABILITY)


def _replaced(page: Any) -> Iterator[Finding]:
    for other in page.replaces.all():
        if other.pk == page.pk:
            yield Finding(
                "",
                _("A regulation cannot replace itself. Take it out of “replaces”."),
                Property.STABILITY,
            )
            continue
        if sentence := _cannot_end(other, page.in_force_from):
            yield Finding("", sentence, Property.STABILITY)


def _cannot_end(other: Any, on: date) -> str:
    last = other.editions.order_by("-number").first()
    named = {"title": other.title, "day": on}
    if last is None:
        return _("“%(title)s” was never published, so it cannot be replaced. Take it out.") % named
    if not last.ends and last.in_force_from > on:
        return _(
            "“%(title)s” is in force from %(last)s only; this regulation, from %(day)s on, "
            "cannot replace it. Choose %(last)s or a later day."
        ) % {**named, "last": last.in_force_from}
    return ""
