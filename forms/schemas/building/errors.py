"""What a block says against its value, as plain sentences."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _


def sentences_of(error: Any) -> Iterator[str]:
    """The messages of a block's error, wherever they are in it."""
    of_blocks = getattr(error, "block_errors", None)
    if of_blocks is None:
        yield from error.messages
        return
    for each in error.non_block_errors.as_data():
        yield from each.messages
    for each in of_blocks.values():
        yield from sentences_of(each)


def by_setting(error: Any, block: Any) -> Iterator[str]:
    """The same, each with the name of the setting that it is about."""
    for name, each in (getattr(error, "block_errors", None) or {}).items():
        for sentence in dict.fromkeys(sentences_of(each)):
            named = {"setting": block.child_blocks[name].label, "problem": sentence}
            yield _("%(setting)s: %(problem)s") % named
