"""What can be kept: PostgreSQL refuses NUL, and half a surrogate pair has no UTF-8."""

import re
from typing import Any

#: Answers are lists of objects at most; what lies deeper is nobody's answer.
DEEPEST = 8
#: Python writes no longer integers as text.
MOST_BITS = 13_000
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def can_be_kept(value: Any) -> bool:
    """Whether an answer may be written to the database and read again."""
    if isinstance(value, str):
        return UNKEEPABLE.search(value) is None
    level = [value]
    for _depth in range(DEEPEST):
        if not all(map(_itself, level)):
            return False
        level = [inner for each in level for inner in _inside(each)]
    return not level


def readable(key: str) -> str:
    """A key that may stand in an answer to its sender."""
    return key.encode("utf-8", "replace").decode().replace("\x00", "?")


def _itself(value: Any) -> bool:
    match value:
        case str():
            return UNKEEPABLE.search(value) is None
        case int():
            return value.bit_length() <= MOST_BITS
        case _:
            return True


def _inside(value: Any) -> list[Any]:
    match value:
        case dict():
            return [*value, *value.values()]
        case list():
            return value
        case _:
            return []
