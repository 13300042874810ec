"""What an edition that comes leaves alone: matters under way keep the one that they were handed in under (DM-5)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import ngettext

from regulations.checks import Finding, Property, heed
from regulations.models import Edition
from regulations.uses import clauses_naming

from .models import ProceedingEdition, Step


def find(page: Any) -> Iterator[Finding]:
    """How many matters go on under an earlier edition (one query)."""
    if not page.pk:
        return
    kept = ProceedingEdition.objects.filter(edition__regulation=page.pk, proceeding__final=False)
    count = kept.values("proceeding").distinct().count()
    if count:
        sentence = ngettext(
            "%(count)s matter is under way and goes on under the edition of its day.",
            "%(count)s matters are under way and go on under the edition of their day.",
            count,
        )
        yield heed(Property.STABILITY, sentence % {"count": count})


def codes_kept(code: str) -> Iterator[str]:
    """The matters whose chains go through a post, or tell it what is overdue; how many, and one of them."""
    told = Q(tell=code, status__in=["current", "ahead"])
    steps = Step.objects.filter(Q(post=code) | told).order_by()
    count = steps.values("proceeding").distinct().count()
    if count:
        serial = steps.values_list("proceeding__serial", flat=True).first()
        sentence = ngettext(
            "the chain of %(serial)s", "the chains of %(count)s matters, such as %(serial)s", count
        )
        yield sentence % {"serial": serial, "count": count}


def posts_named(code: str, on: date) -> Iterator[str]:
    """The clauses of older editions that matters under way keep, and that name a post."""
    kept = ProceedingEdition.objects.filter(proceeding__final=False).values("edition")
    for edition in Edition.objects.filter(pk__in=kept).only("title", "clauses"):
        yield from clauses_naming(edition, code)
