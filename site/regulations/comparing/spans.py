"""Which characters of a text changed, in pieces that a reader can follow.

A number changes as a whole (15 → 30, not 1̶5→3 0), and so does a word in other letters. Where two
changes have little between them that stayed, they are shown as one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

#: Numbers (also full-width, also Chinese ones of several figures), words, else one character.
_PIECE = re.compile(
    r"[0-9０-９]+(?:[.．][0-9０-９]+)*[%％]?"
    r"|[〇零一二三四五六七八九十百千万两]{2,}"
    r"|[A-Za-zＡ-Ｚａ-ｚ]+"
    r"|.",
    re.DOTALL,
)
_NUMBER = re.compile(r"[0-9０-９.．%％〇零一二三四五六七八九十百千万两]*")
#: Fewer characters than these between two changes are no text that one could read.
LEGIBLE = 3
#: A text of so many characters of which less than a third stayed was written anew.
A_TEXT = 20


class Op(StrEnum):
    """What happened to a stretch of text."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True)
class Span:
    """A stretch of text that stayed, came or went."""

    op: Op
    text: str


@dataclass(frozen=True)
class _Stretch:
    """What went and what came in one place; where nothing changed they are the same."""

    equal: bool
    old: str
    new: str


def spans(old: str, new: str) -> tuple[Span, ...]:
    """The spans that make both texts: without the inserted ones the old, without the deleted the new."""
    found = _joined(_legible(_joined(_stretches(old, new))))
    if _written_anew(found, old, new):
        found = [_Stretch(False, old, new)]
    return tuple(_as_spans(found))


def _stretches(old: str, new: str) -> Iterator[_Stretch]:
    from rapidfuzz.distance import Indel

    before, after = _PIECE.findall(old), _PIECE.findall(new)
    for step in Indel.opcodes(before, after):
        went = "".join(before[step.src_start : step.src_end])
        came = "".join(after[step.dest_start : step.dest_end])
        yield _Stretch(step.tag == "equal", went, came)


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Neighbours of one kind as one."""
    found: list[_Stretch] = []
    for each in stretches:
        if found and found[-1].equal == each.equal:
            last = found.pop()
            each = _Stretch(each.equal, last.old + each.old, last.new + each.new)
        found.append(each)
    return found


def _legible(stretches: list[_Stretch]) -> Iterator[_Stretch]:
    """What stayed becomes a part of the changes around it when it is too little to be read."""
    for at, each in enumerate(stretches):
        inside = 0 < at < len(stretches) - 1
        crumb = each.equal and inside and _is_crumb(each.new, stretches[at - 1], stretches[at + 1])
        yield _Stretch(False, each.old, each.new) if crumb else each


def _is_crumb(stayed: str, before: _Stretch, after: _Stretch) -> bool:
    # "2 天 3 次" keeps its 天 when only the numbers change; a paragraph ends where it ended.
    return len(stayed) < LEGIBLE and "\n" not in stayed and not _numbers(before, after)


def _numbers(*stretches: _Stretch) -> bool:
    return all(_NUMBER.fullmatch(each.old + each.new) for each in stretches)


def _written_anew(stretches: Iterable[_Stretch], old: str, new: str) -> bool:
    shorter = min(len(old), len(new))
    stayed = sum(len(each.new) for each in stretches if each.equal)
    return shorter >= A_TEXT and 3 * stayed < shorter


def _as_spans(stretches: Iterable[_Stretch]) -> Iterator[Span]:
    for each in stretches:
        if each.equal:
            yield Span(Op.EQUAL, each.new)
            continue
        if each.old:
            yield Span(Op.DELETED, each.old)
        if each.new:
            yield Span(Op.INSERTED, each.new)
