"""Lines cut into pieces, so that each piece has at most one mark: `（一）…。(二)…。` are two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .lines import Line
from .marks import ONLY_IN_ROWS, Mark, MarkStyle, mark_at

#: After these a mark within a line may begin a provision.
_BEFORE_MARK = re.compile(r"[：:。；;！!？?][”’」』）)]?\s*")
_BEFORE_BEING = re.compile(r"[：:。；;，,！!？?][”’」』）)]?\s*")
#: Figures, articles and letters within a line are mostly something else.
_INLINE = frozenset(MarkStyle) - {
    MarkStyle.BOOK, MarkStyle.CHAPTER, MarkStyle.SECTION, MarkStyle.ARTICLE, MarkStyle.LETTER,
    MarkStyle.DOTTED, MarkStyle.DOTTED_TWICE,
}  # fmt: skip


Row = list[tuple[int, Mark]]


class Where(StrEnum):
    """Where in its line a piece stands."""

    LINE = "line"
    WITHIN = "within"
    TAIL = "tail"


@dataclass(frozen=True)
class Piece:
    """What stands between two marks or breaks."""

    line: Line
    text: str
    mark: Mark | None = None
    where: Where = Where.LINE

    @property
    def whole(self) -> str:
        """As it stands in the line, its mark before it."""
        return (self.mark.written if self.mark else "") + self.text


def pieces_of(line: Line) -> list[Piece]:
    """The pieces of one line, in their order."""
    text, mark = line.text, mark_at(line.text)
    start = len(mark.written) if mark else 0
    within = _marks_within(text, start)
    if mark is not None:
        row = _followers(mark, within)
        if len(row) > 1:
            return _cut(line, row)
        if mark.style is MarkStyle.BEING:
            mark, start = None, 0
    inner = _inner_row(within)
    if not inner:
        return [Piece(line, text[start:], mark)]
    head = Piece(line, text[start : inner[0][0]], mark)
    return [head, *_with_tail(line, inner)]


def _followers(first: Mark, within: Row) -> Row:
    """The mark at the beginning of a line and those that follow it (二 after 一 …)."""
    row = [(0, first)]
    for place, mark in within:
        if mark.style is first.style and mark.number == row[-1][1].number + 1:
            row.append((place, mark))
    return row


def _inner_row(within: Row) -> Row:
    """The first row of at least two marks that begins with 一 within the line."""
    rows: dict[MarkStyle, Row] = {}
    for place, mark in within:
        row = rows.get(mark.style, [])
        if row and mark.number == row[-1][1].number + 1:
            row.append((place, mark))
        elif mark.number == 1 and len(row) < 2:
            rows[mark.style] = [(place, mark)]
    complete = [row for row in rows.values() if len(row) > 1]
    return min(complete, key=lambda row: row[0][0]) if complete else []


def _marks_within(text: str, start: int) -> Row:
    found = {}
    for pattern, styles in ((_BEFORE_MARK, _INLINE - ONLY_IN_ROWS), (_BEFORE_BEING, ONLY_IN_ROWS)):
        for before in pattern.finditer(text, start):
            mark = mark_at(text, before.end())
            if mark and mark.style in styles:
                found[before.end()] = mark
    return sorted(found.items())


def _cut(line: Line, row: Row) -> list[Piece]:
    ends = [place for place, _mark in row[1:]] + [len(line.text)]
    return [
        Piece(
            line,
            line.text[place + len(mark.written) : end],
            mark,
            Where.WITHIN if place else Where.LINE,
        )
        for (place, mark), end in zip(row, ends, strict=True)
    ]


def _with_tail(line: Line, row: Row) -> Iterator[Piece]:
    """The pieces of a row; where each but the last is one sentence, the last is one too."""
    *before, last = _cut(line, row)
    yield from before
    end = _first_sentence(last.text)
    one_each = all(_first_sentence(each.text) >= len(each.text.rstrip()) for each in before)
    if one_each and last.text[end:].strip():
        yield Piece(line, last.text[:end], last.mark, Where.WITHIN)
        yield Piece(line, last.text[end:], None, Where.TAIL)
    else:
        yield last


def _first_sentence(text: str) -> int:
    """Where the first sentence ends."""
    found = re.search(r"[。；;！!？?][”’」』）)]?", text)
    return found.end() if found else len(text)
