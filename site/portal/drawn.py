"""Parts of pages that look the same for many people: drawn once by each process, then kept.

Such a part is drawn from nothing but the words and yes or no that it is called with, besides the
language and the place of the site. These are the key under which it is kept, so that it can show
nobody what is another's, and nothing that has changed since.

Rows of a list differ in their texts, and look alike otherwise: what they look like is drawn once,
with places where their texts go, and each row is filled in.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.urls import get_script_prefix, get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language

#: Some five parts, as often as people and pages differ in them; of a few kilobytes each at most.
MOST_KEPT = 500

#: Stands around the name of a text where it goes in what is drawn of a row; no word has it.
MARK = "\ue000"
PLACE = re.compile(f"{MARK}([a-z_]+){MARK}")

Values = tuple[tuple[str, str | bool], ...]


def drawn(template: str, **values: str | bool) -> SafeString:
    """What a template shows for these values; it sees neither request nor user."""
    place = get_script_prefix(), get_urlconf()
    return _drawn(template, tuple(values.items()), get_language(), place)


class Rows:
    """Draws the rows of one list.

    The template shows a text as it stands, or asks whether there is one, and does nothing else with it.
    """

    def __init__(self, template: str) -> None:
        self.template = template
        self.said_at = get_language(), (get_script_prefix(), get_urlconf())

    def row(self, texts: Mapping[str, str], **looks: str | bool) -> SafeString:
        """One with texts of its own; of looks, as few as there are kinds of rows."""
        there = tuple([name for name, text in texts.items() if text])
        pattern = _pattern(self.template, there, tuple(looks.items()), *self.said_at)
        return SafeString(pattern % {name: _escaped(texts[name]) for name in there})


def _escaped(text: str) -> str:
    # What Django's own does, without asking whether it is still to be translated.
    return text if isinstance(text, SafeString) else escape(text)


@lru_cache(maxsize=MOST_KEPT)
def _pattern(
    template: str,
    there: tuple[str, ...],
    looks: Values,
    _language: str | None,
    _place: tuple[str, str | None],
) -> str:
    places = {name: f"{MARK}{name}{MARK}" for name in there}
    row = render_to_string(template, {**dict(looks), **places}).strip()
    pattern = PLACE.sub(r"%(\1)s", row.replace("%", "%%"))
    if MARK in pattern:
        raise ValueError(f"{template} does more with a text than to show it.")
    return pattern


@lru_cache(maxsize=MOST_KEPT)
def _drawn(
    template: str, values: Values, _language: str | None, _place: tuple[str, str | None]
) -> SafeString:
    return render_to_string(template, dict(values))
