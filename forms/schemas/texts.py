"""Texts that can be kept: PostgreSQL refuses NUL, and half a surrogate pair has no UTF-8."""

from typing import Any


def can_be_kept(value: Any) -> bool:
    """Whether every text in an answer may be written to the database and read again."""
    match value:
        case str():
            return "\x00" not in value and not any("\ud800" <= each <= "\udfff" for each in value)
        case dict():
            return all(can_be_kept(each) for pair in value.items() for each in pair)
        case list():
            return all(map(can_be_kept, value))
        case _:
            return True
