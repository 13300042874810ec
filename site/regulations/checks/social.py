"""It says whom it serves (DM-6)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from .finding import Finding, Property, heed


def find(page: Any) -> Iterator[Finding]:
    """A regulation that does not say whom it serves."""
    if not page.serves.strip():
        sentence = _("It does not say whom it serves. Write it in the heading part.")
        yield heed(Property.SOCIAL_PURPOSE, sentence)
