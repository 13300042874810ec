"""What an outline consists of: regulations, and clauses with level, mark, heading and words."""

from dataclasses import dataclass, field
from enum import StrEnum

from .heading_part import HeadingPart


class Role(StrEnum):
    """What a clause is in its regulation."""

    CLAUSE = "clause"
    INTRODUCTION = "introduction"
    CLOSING = "closing"
    NAMED = "named"
    PART = "part"
    ATTACHMENT = "attachment"
    OUTSIDE = "outside"
    SIGNATURE = "signature"


#: What an import leaves out until the editor takes it in.
LEFT_OUT = frozenset({Role.OUTSIDE, Role.SIGNATURE})


@dataclass(frozen=True)
class OutlinedClause:
    """A provision: `written` + `title` + `joint` + `text` is what stands in the file."""

    level: int
    mark: str
    role: Role = Role.CLAUSE
    written: str = ""
    title: str = ""
    joint: str = ""
    text: str = ""
    path: str = ""
    #: Blank where the numbering style of the regulation gives the mark by itself.
    label: str = ""
    lines: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Heading and text as they stand in the file, without the mark."""
        return f"{self.title}{self.joint}{self.text}"

    @property
    def left_out(self) -> bool:
        """Whether it is left out unless the editor takes it in."""
        return self.role in LEFT_OUT


@dataclass(frozen=True)
class OutlinedRegulation:
    """A regulation as it was read; `head` are the formal lines around its title."""

    title: str
    clauses: tuple[OutlinedClause, ...]
    title_line: int = 0
    head: tuple[tuple[int, str], ...] = ()
    heading: HeadingPart = field(default_factory=HeadingPart)
    numbering: str = ""
    doubts: tuple[str, ...] = ()
    #: Which regulation of the file it repeats (from 0), and which share of its words.
    same_as: int | None = None
    share: float = 0.0

    def words(self) -> str:
        """Everything that was read, in the order of the file."""
        pieces = [(self.title_line, self.title), *self.head]
        pieces += [
            (each.lines[0] if each.lines else 0, each.written + each.words) for each in self.clauses
        ]
        return "".join(text for _line, text in sorted(pieces, key=lambda each: each[0]))
