"""The lines of a text that say something, with what stood around them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
#: Fewer than this share of lines after an empty one: then an empty line divides parts.
DIVIDING_SHARE = 0.5


@dataclass(frozen=True)
class Line:
    """One line: its number in the file, its words, and whether an empty line divides it from the one before."""

    number: int
    text: str
    indented: bool = False
    divided: bool = False


def is_blank(char: str) -> bool:
    """Whether nothing is seen where it stands: white space, control and format characters."""
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")


def visible(text: str) -> str:
    """The characters of a text that are seen."""
    return "".join(char for char in text if not is_blank(char))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines that are not empty, numbered from 1 as they stand in the file."""
    found = tuple(_lines(text))
    divided = sum(each.divided for each in found)
    if found and divided > DIVIDING_SHARE * len(found):
        # Every paragraph is set apart, so an empty line tells nothing.
        return tuple(Line(each.number, each.text, each.indented) for each in found)
    return found


def _lines(text: str) -> Iterator[Line]:
    empty_before, any_yet = False, False
    for number, raw in enumerate(BREAKS.split(text), 1):
        words = _stripped(raw)
        if not words:
            empty_before = True
            continue
        yield Line(number, words, is_blank(raw[0]), empty_before and any_yet)
        empty_before, any_yet = False, True


def _stripped(raw: str) -> str:
    start, end = 0, len(raw)
    while start < end and is_blank(raw[start]):
        start += 1
    while end > start and is_blank(raw[end - 1]):
        end -= 1
    return raw[start:end]
