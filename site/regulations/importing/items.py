"""What the body of a regulation consists of while its levels are found."""

from dataclasses import dataclass, field
from enum import StrEnum

from .pieces import Piece, Where


class Kind(StrEnum):
    """What an item is."""

    NUMBERED = "numbered"
    PLAIN = "plain"
    PART = "part"
    LABELLED = "labelled"
    OUTSIDE = "outside"


@dataclass
class Item:
    """A piece with what has been found out about it."""

    kind: Kind
    piece: Piece | None = None
    nested: int = 0
    level: int = 0
    mark: str = ""
    doubts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, without the mark."""
        return self.piece.text if self.piece else ""

    @property
    def number(self) -> int:
        """The number of its mark; 0 without one."""
        return self.piece.mark.number if self.piece and self.piece.mark else 0

    @property
    def key(self) -> tuple[int, int]:
        """By what items of one row are told from others."""
        style = self.piece.mark.style if self.piece and self.piece.mark else -1
        return int(style), self.nested

    @property
    def inline(self) -> bool:
        """Whether it was cut out of a line."""
        return self.piece is not None and self.piece.where is not Where.LINE

    @property
    def divided(self) -> bool:
        """Whether an empty line stands before it."""
        return self.piece is not None and not self.inline and self.piece.line.divided


def item_of(piece: Piece) -> Item:
    """A piece as it comes out of the file."""
    return Item(Kind.NUMBERED if piece.mark else Kind.PLAIN, piece)
