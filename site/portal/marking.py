"""The words of a search, marked where they stand in a text."""

from collections.abc import Sequence

from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from regulations.search.folding import passages


def marked_up(text: str, words: Sequence[str]) -> SafeString:
    """A text as markup, its lines kept, the words that were looked for marked."""
    if not words:
        return linebreaksbr(text)
    found = ((each.found, linebreaksbr(each.text)) for each in passages(text, words))
    parts = (format_html("<mark>{}</mark>", part) if hit else part for hit, part in found)
    return format_html_join("", "{}", ((part,) for part in parts))
