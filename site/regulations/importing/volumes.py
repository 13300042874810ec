"""One file, several regulations: where each begins, and what stands between them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .marks import ONLY_IN_ROWS, MarkStyle
from .pieces import Piece, Where
from .wording import (
    LONGEST_TITLE,
    bare_title,
    has_place_in_collection,
    is_collections_heading,
    is_editors_words,
    is_heading,
    is_title,
)


@dataclass
class Volume:
    """The pieces of one regulation: what stands before its title, the title, its body, stray ends."""

    title: Piece | None = None
    before: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    strays: list[Piece] = field(default_factory=list)
    root: MarkStyle | None = None

    def add(self, piece: Piece) -> None:
        """Take a piece into the body, and note the most senior style of its numbers."""
        self.body.append(piece)
        if piece.mark and piece.mark.style not in ONLY_IN_ROWS:
            self.root = min(self.root or piece.mark.style, piece.mark.style)

    @property
    def name(self) -> str:
        """The title as it stands."""
        return self.title.text if self.title else ""


def volumes_of(pieces: Sequence[Piece]) -> list[Volume]:
    """The regulations in the order of the file; text without any title is one without a name."""
    volumes: list[Volume] = []
    waiting: list[Piece] = []
    names: set[str] = set()
    for index, piece in enumerate(pieces):
        current = volumes[-1] if volumes else None
        if not _begins(pieces, index, current, names):
            current.add(piece) if current else waiting.append(piece)
            continue
        if current is None:
            volumes += [Volume(before=waiting)] if not _numbered(waiting) else [_nameless(waiting)]
            if volumes[-1].body:
                volumes.append(Volume())
        else:
            volumes.append(Volume(before=_taken_from(current)))
        volumes[-1].title = piece
        names.add(bare_title(piece.text))
    return volumes or ([_nameless(waiting)] if waiting else [])


def _begins(
    pieces: Sequence[Piece],
    index: int,
    current: Volume | None,
    names: set[str],
) -> bool:
    """Whether a regulation begins with the title that stands here."""
    if not _may_be_title(pieces[index]):
        return False
    if index + 1 < len(pieces) and _may_be_title(pieces[index + 1]):
        # Of several headings in a row the last is the title.
        return False
    if current is None:
        return True
    text = pieces[index].text
    if has_place_in_collection(text) or bare_title(text) in names:
        return True
    return _numbers_start_again(current.root, pieces[index + 1 : index + 41])


def _may_be_title(piece: Piece) -> bool:
    return piece.mark is None and piece.where is Where.LINE and is_title(piece.text)


def _numbered(pieces: Sequence[Piece]) -> list[Piece]:
    return [each for each in pieces if each.mark and each.mark.style not in ONLY_IN_ROWS]


def _numbers_start_again(root: MarkStyle | None, following: Sequence[Piece]) -> bool:
    if root is None:
        return False
    for piece in following:
        if _may_be_title(piece):
            return False
        if piece.mark and piece.mark.style not in ONLY_IN_ROWS:
            return piece.mark.number == 1 and piece.mark.style <= max(root, MarkStyle.CHINESE)
    return False


def _taken_from(volume: Volume) -> list[Piece]:
    """What stands before the next title and belongs to it; a heading alone stays behind as a stray."""
    start = len(volume.body)
    while start and _between(volume.body[start - 1]):
        start -= 1
    run, volume.body = volume.body[start:], volume.body[:start]
    if any(is_editors_words(each.whole) or is_collections_heading(each.whole) for each in run):
        return run
    volume.strays += run
    return []


def _between(piece: Piece) -> bool:
    whole = piece.whole
    return _may_be_title(piece) or is_collections_heading(whole) or is_editors_words(whole)


def _nameless(pieces: Sequence[Piece]) -> Volume:
    """A regulation whose title does not read as one: the last heading before the first number."""
    first = next((at for at, each in enumerate(pieces) if each.mark), len(pieces))
    leading = range(min(first, 12) - 1, -1, -1)
    for at in leading:
        text = pieces[at].text
        short = len(text) <= LONGEST_TITLE and len(pieces) > 1
        if short and (is_heading(text) or text.endswith("通知")) and not _is_formal(text):
            return Volume(pieces[at], list(pieces[:at]), list(pieces[at + 1 :]))
    return Volume(body=list(pieces))


def _is_formal(text: str) -> bool:
    from .heading_part import is_formal

    return is_formal(text)
