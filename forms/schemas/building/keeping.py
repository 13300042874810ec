"""What a form page was called before: keys that stay as they are."""

from typing import Any

from wagtail.blocks import StreamValue

from .keys import Known, keys_of, makeshift_keys, settle


def settle_page(page: Any, stream: StreamValue) -> None:
    """Make what keys are missing in a stream that is about to be saved on a page."""
    known = {**keys_of(page.fields), **published_keys(page)}
    settle(stream, known, makeshift_keys(page.fields))


def published_keys(page: Any) -> Known:
    """The keys of the blocks that were published: answers stand under them."""
    model = type(page)
    if page.pk is None or not page.editions.exists():
        return {}
    published = model.objects.only("fields").get(pk=page.pk)
    return keys_of(published.fields)
