"""Forms as they were handed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from .pieces import Attached

ROW_KINDS_OF_FULL_WIDTH = frozenset({"long_text", "verdict", "file", "photo", "group"})
CHARACTERS_IN_HALF_A_ROW = 14


@dataclass(frozen=True)
class Sketch:
    """A picture that stands small beside an answer: a photo, a signature."""

    attached: Attached
    caption: str = ""

    @property
    def url(self) -> str:
        """A name by which only a rendering knows it."""
        return f"answer:{self.attached.kind}/{self.attached.sha256}"


@dataclass(frozen=True)
class FormRow:
    """One field as filled in: its label, what was answered, the kind of field, pictures beside it."""

    label: str
    value: str
    kind: str = "text"
    #: Where the answer came from, if it came filled in.
    source: str = ""
    #: Of a group: the headings of its columns, and its rows.
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    sketches: tuple[Sketch, ...] = ()

    @property
    def needs_full_width(self) -> bool:
        """A long answer takes the row for itself."""
        return (
            self.kind in ROW_KINDS_OF_FULL_WIDTH
            or bool(self.sketches)
            or len(self.value) > CHARACTERS_IN_HALF_A_ROW
            or len(self.source) > CHARACTERS_IN_HALF_A_ROW
            or "\n" in self.value
        )


@dataclass(frozen=True)
class FilledForm:
    """A form as it was handed in; the round counts how often it was."""

    title: str
    edition: str
    rows: tuple[FormRow, ...]
    filled_on: date | datetime
    round: int = 1
    data: bytes = b""
    #: Who handed it in, where that is not the applicant.
    by: str = ""

    def lines(self) -> Iterator[tuple[FormRow, ...]]:
        """The rows as printed: two short answers side by side, a long one alone."""
        waiting: FormRow | None = None
        for row in self.rows:
            if row.needs_full_width:
                if waiting:
                    yield (waiting,)
                yield (row,)
                waiting = None
            elif waiting:
                yield (waiting, row)
                waiting = None
            else:
                waiting = row
        if waiting:
            yield (waiting,)
