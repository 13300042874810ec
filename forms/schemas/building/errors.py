"""What a block says against its value, as plain sentences."""

from collections.abc import Iterator
from typing import Any


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
