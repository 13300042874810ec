"""互相引用 on the reading pages: the words that refer to a clause are a link to it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .marking import marked_up


def linked(text: str, refs: Iterable[Mapping[str, Any]], marked: Sequence[str] = ()) -> SafeString:
    """The text with its references linked, each where its words stand, in their order."""
    parts, rest = [], text
    for ref in refs:
        before, words, rest = rest.partition(ref["printed"])
        parts.append(marked_up(before, marked))
        if words:
            parts.append(format_html('<a href="{}">{}</a>', _address(ref), words))
    return mark_safe("".join([*parts, marked_up(rest, marked)]))  # noqa: S308  # every part is escaped


def _address(ref: Mapping[str, Any]) -> str:
    slug = ref.get("regulation", "")
    page = reverse("portal:regulation", args=[slug]) if slug else ""
    return f"{page}#{ref['id']}"
