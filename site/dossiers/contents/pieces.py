"""What else is bound in: clauses, files, checks, the closing note."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..passages import Passage, passages


@dataclass(frozen=True)
class QuotedClause:
    """A clause as it read on the day of submission, and what it decided."""

    regulation: str
    edition_label: str
    in_force_from: date
    path: str
    text: str
    quotes: tuple[str, ...] = ()
    used_for: tuple[str, ...] = ()
    note: str = ""
    edition_digest: str = ""

    def paragraphs(self) -> list[list[Passage]]:
        """The text by paragraphs, each cut where the deciding words begin and end."""
        return [passages(line, self.quotes) for line in self.text.splitlines() if line.strip()]


@dataclass(frozen=True)
class Attached:
    """A file that belongs to the matter; its content is at hand or on disk."""

    name: str
    size: int
    sha256: str
    content: bytes | Path
    media_type: str = ""
    #: The type of the field that it was handed in for: file, photo, signature.
    kind: str = "file"

    def read(self) -> bytes:
        """The original bytes."""
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content


@dataclass(frozen=True)
class Check:
    """One of the four properties of DA/T 70-2018, and whether the dossier has it."""

    name: str
    sentence: str
    passed: bool


@dataclass(frozen=True)
class ClosingNote:
    """备考表: who filed the dossier and who checked it, when, and what is to be remarked."""

    filed_by: str = ""
    checked_by: str = ""
    filed_on: date | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Supplemented:
    """What a supplement (补卷) adds to: the dossier before it, and the entry with which it goes on."""

    archive_number: str
    sha256: str
    first: int = 1
