"""The heading part: an edition follows the one before."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from .finding import Finding, Property


def find(page: Any) -> Iterator[Finding]:
    """An edition that would be in force before an earlier one."""
    last = page.editions.order_by("-in_force_from").first() if page.pk else None
    if last and page.in_force_from < last.in_force_from:
        sentence = _(
            "“In force from” is %(asked)s, but edition %(number)s is in force from %(last)s. "
            "Choose that day or a later one."
        )
        words = {
            "asked": page.in_force_from,
            "number": last.number,
            "last": last.in_force_from,
        }
        yield Finding("", sentence % words, Property.STABILITY)
