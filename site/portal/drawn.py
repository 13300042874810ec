"""Parts of pages that look the same for many people: drawn once by each process, then kept.

Such a part is drawn from nothing but the words and yes or no that it is called with, besides the
language and the place of the site. These are the key under which it is kept, so that it can show
nobody what is another's, and nothing that has changed since.
"""

from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import get_script_prefix, get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language

#: Some five parts, as often as people and pages differ in them; of a few kilobytes each at most.
MOST_KEPT = 500

Values = tuple[tuple[str, str | bool], ...]


def drawn(template: str, **values: str | bool) -> SafeString:
    """What a template shows for these values; it sees neither request nor user."""
    place = get_script_prefix(), get_urlconf()
    return _drawn(template, tuple(values.items()), get_language(), place)


@lru_cache(maxsize=MOST_KEPT)
def _drawn(
    template: str, values: Values, _language: str | None, _place: tuple[str, str | None]
) -> SafeString:
    return render_to_string(template, dict(values))
