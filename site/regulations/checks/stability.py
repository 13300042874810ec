"""What an edition changes, how soon, and how long the one before it lasted (DM-5)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ..comparing import Kind, compare_clauses
from ..models.change import Change
from .finding import Finding, Property, heed

#: An edition that is replaced sooner was hardly learnt.
SHORT_LIVED = timedelta(days=30)

Clauses = list[dict[str, Any]]


def find(page: Any, clauses: Clauses, *, today: date) -> Iterator[Finding]:
    """How soon it binds, and what is new against the edition before."""
    last = page.editions.order_by("-number").first() if page.pk else None
    if last and last.ends:
        last = None  # it is revived: there is nothing to compare with
    changes = _changes(last.label, last.clauses, clauses) if last else ""
    if last and not changes and last.in_force_from == page.in_force_from:
        return  # it stands as it was published
    if changes:
        yield heed(Property.STABILITY, changes)
        if not page.reason.strip():
            yield heed(Property.STABILITY, _("It does not say why. Write down the reason."))
    if page.change == Change.CORRECTION:
        return  # its day is that of the edition that it corrects
    if page.in_force_from <= today:
        yield heed(Property.STABILITY, _soon(page.in_force_from, today))
    if last and (since := _hardly_learnt(last, page.in_force_from)):
        sentence = _(
            "%(edition)s is in force only since %(day)s. People have hardly learnt it; "
            "wait if the change can wait."
        )
        named = {"edition": last.label, "day": date_format(since)}
        yield heed(Property.STABILITY, sentence % named)


def _hardly_learnt(last: Any, until: date) -> date | None:
    """Since when the edition before binds, if that is not long enough."""
    begun = max(last.in_force_from, localdate(last.published_at))
    return begun if until - begun < SHORT_LIVED else None


def _soon(on: date, today: date) -> str:
    if on == today:
        return _(
            "It is in force from today, so nobody can read it beforehand. "
            "Choose a later day unless it is urgent."
        )
    sentence = _(
        "It is in force from %(day)s, which is past. What was handed in since then keeps the "
        "edition of its day; choose a later day unless that is meant."
    )
    return sentence % {"day": date_format(on)}


def _changes(edition: str, before: Clauses, after: Clauses) -> str:
    found = compare_clauses(before, after)
    kinds = Counter(each.kind for each in found)
    counts = {
        "added": kinds[Kind.ADDED],
        "removed": kinds[Kind.REMOVED],
        "changed": kinds[Kind.CHANGED],
        "rules": sum(len(each.changed_rules) for each in found),
    }
    if not any(counts.values()):
        return ""
    sentence = _(
        "Against %(edition)s: %(added)s clauses added, %(removed)s removed, %(changed)s changed; "
        "%(rules)s rules changed. See the comparison."
    )
    return sentence % {**counts, "edition": edition}
