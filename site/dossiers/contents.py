"""What a dossier says, as plain data: all that the renderer knows of a matter."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from django.utils.timezone import localtime

from .passages import Passage, passages

ROW_KINDS_OF_FULL_WIDTH = frozenset({"long_text", "verdict", "file", "repeating_group"})
CHARACTERS_IN_HALF_A_ROW = 14
CHARACTERS_IN_A_SHORT_MATTER = 1500


@dataclass(frozen=True)
class FormRow:
    """One field as filled in: its label, what was answered, the kind of field."""

    label: str
    value: str
    kind: str = "text"

    @property
    def needs_full_width(self) -> bool:
        """A long answer takes the row for itself."""
        return (
            self.kind in ROW_KINDS_OF_FULL_WIDTH
            or len(self.value) > CHARACTERS_IN_HALF_A_ROW
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


@dataclass(frozen=True)
class Verdict:
    """A judgement that was made before sending: its sentence and the clause it rests on."""

    title: str
    sentence: str
    basis_path: str = ""


@dataclass(frozen=True)
class Station:
    """One stop of the chain, decided or still to come (then without outcome and moment)."""

    order: int
    post_name: str
    unit_name: str
    act_label: str
    outcome_label: str = ""
    person_name: str = ""
    on_behalf: str = ""
    opinion: str = ""
    at: datetime | None = None
    basis_path: str = ""


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
class TraceRow:
    """One trace of the log."""

    number: int
    at: datetime
    who: str
    act_label: str
    opinion: str = ""
    basis_paths: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True)
class Attached:
    """A file that belongs to the matter; its content is at hand or on disk."""

    name: str
    size: int
    sha256: str
    content: bytes | Path
    media_type: str = ""

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


@dataclass(frozen=True)
class Contents:
    """A whole matter, ready to be printed."""

    office: str
    title: str
    subject: str
    serial: str
    form: FilledForm
    opened: datetime
    archive_number: str = ""
    fonds: str = ""
    year: int = 0
    retention: str = ""
    item: int = 0
    department: str = ""
    applicant: str = ""
    closed: datetime | None = None
    result: str = ""
    earlier: tuple[FilledForm, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    stations: tuple[Station, ...] = ()
    clauses: tuple[QuotedClause, ...] = ()
    traces: tuple[TraceRow, ...] = ()
    attachments: tuple[Attached, ...] = ()
    data: bytes = b""
    verify_url: str = ""
    checks: tuple[Check, ...] = ()
    closing_note: ClosingNote = field(default_factory=ClosingNote)

    @property
    def is_short(self) -> bool:
        """A matter for two pages: one submission, no files, and little text (design section 8)."""
        if self.earlier or self.attachments or len(self.stations) > 4 or len(self.traces) > 10:
            return False
        return self._characters() <= CHARACTERS_IN_A_SHORT_MATTER

    @property
    def year_of_traces(self) -> int | None:
        """The year that heads the log, when all of it fell into one."""
        years = {localtime(trace.at).year for trace in self.traces}
        return years.pop() if len(years) == 1 else None

    def data_digest(self) -> str:
        """SHA-256 of the record in JSON that the dossier carries."""
        return sha256(self.data).hexdigest()

    def _characters(self) -> int:
        return (
            sum(len(row.value) for row in self.form.rows)
            + sum(len(verdict.sentence) for verdict in self.verdicts)
            + sum(len(station.opinion) for station in self.stations)
            + sum(
                len(clause.text + "".join(clause.used_for) + clause.note) for clause in self.clauses
            )
            + sum(len(trace.opinion) for trace in self.traces)
        )
