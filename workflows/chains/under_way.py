"""What an edition that comes leaves alone: matters under way keep the one that they were handed in under (DM-5)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import ngettext

from regulations.checks import Finding, Property, heed

from .models import ProceedingEdition


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
