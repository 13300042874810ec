"""Findings beside the blocks that they are about."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from ..finding import Finding
from .keeping import published_keys
from .keys import slots


def places(stream: StreamValue) -> dict[str, int]:
    """Which block at the top a key belongs to, by its number."""
    found: dict[str, int] = {}
    for number, child in enumerate(stream):
        for slot in slots([child]):
            found.setdefault(slot.key, number)
    return found


def as_error(findings: Iterable[Finding], stream: StreamValue) -> StreamBlockValidationError:
    """The findings as Wagtail shows them: each at its block, the others above all."""
    at = places(stream)
    of_blocks: dict[int, list[str]] = {}
    of_all: list[str] = []
    for each in findings:
        if each.key in at:
            of_blocks.setdefault(at[each.key], []).append(str(each))
        else:
            of_all.append(str(each))
    errors = {
        number: StructBlockValidationError(non_block_errors=sentences)
        for number, sentences in of_blocks.items()
    }
    return StreamBlockValidationError(block_errors=errors, non_block_errors=of_all)


def changed_keys(page: Any, stream: StreamValue) -> list[Finding]:
    """Keys that were published and are others now."""
    published: Mapping[tuple[str, str], str] = published_keys(page)
    sentence = _(
        "“%(label)s” has been published with the key “%(before)s”, and answers stand under it; "
        "now it reads “%(now)s”. Put “%(before)s” back."
    )
    return [
        Finding(
            sentence % {"label": slot.value.get("label", ""), "before": before, "now": slot.key},
            key=slot.key,
        )
        for slot in slots(stream)
        if (before := published.get(slot.place)) and before != slot.key
    ]
