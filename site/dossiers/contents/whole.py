"""A sealed file as a whole: a matter, or a volume of records."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from django.utils.timezone import localtime

from .course import DueLine, Station, TraceRow, Verdict
from .form import FilledForm
from .pieces import Attached, Check, ClosingNote, QuotedClause, Supplemented

CHARACTERS_IN_A_SHORT_MATTER = 1500
STATIONS_IN_A_SHORT_MATTER = 4
SIGNATURES_IN_A_SHORT_MATTER = 6
TRACES_IN_A_SHORT_MATTER = 10


@dataclass(frozen=True, kw_only=True)
class Bound:
    """What every sealed file says of itself, whatever lies in it."""

    office: str
    title: str
    subject: str
    opened: datetime
    archive_number: str = ""
    fonds: str = ""
    year: int = 0
    retention: str = ""
    item: int = 0
    part: int = 1
    supplements: Supplemented | None = None
    department: str = ""
    applicant: str = ""
    closed: datetime | None = None
    result: str = ""
    clauses: tuple[QuotedClause, ...] = ()
    attachments: tuple[Attached, ...] = ()
    data: bytes = b""
    verify_url: str = ""
    checks: tuple[Check, ...] = ()
    closing_note: ClosingNote = field(default_factory=ClosingNote)

    @property
    def name(self) -> str:
        """What its data are called."""
        return self.archive_number

    @property
    def is_short(self) -> bool:
        """Whether two pages hold it."""
        return False

    def forms(self) -> Iterator[FilledForm]:
        """Every form in it, as it was handed in."""
        yield from ()

    def data_digest(self) -> str:
        """SHA-256 of the record in JSON that the dossier carries."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Contents(Bound):
    """A whole matter, ready to be printed."""

    serial: str
    form: FilledForm
    earlier: tuple[FilledForm, ...] = ()
    parts: tuple[FilledForm, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    grades: tuple[Verdict, ...] = ()
    due: tuple[DueLine, ...] = ()
    links: tuple[str, ...] = ()
    stations: tuple[Station, ...] = ()
    traces: tuple[TraceRow, ...] = ()

    @property
    def name(self) -> str:
        return self.serial

    @property
    def is_short(self) -> bool:
        """A matter for two pages: one submission, no files, and little text (design section 8)."""
        signed = sum(len(station.signed) for station in self.stations)
        if (
            self.earlier
            or self.parts
            or self.attachments
            or len(self.stations) > STATIONS_IN_A_SHORT_MATTER
            or signed > SIGNATURES_IN_A_SHORT_MATTER
            or len(self.traces) > TRACES_IN_A_SHORT_MATTER
        ):
            return False
        return self._characters() <= CHARACTERS_IN_A_SHORT_MATTER

    def forms(self) -> Iterator[FilledForm]:
        yield self.form
        yield from self.earlier
        yield from self.parts

    @property
    def year_of_traces(self) -> int | None:
        """The year that heads the log, when all of it fell into one."""
        years = {localtime(trace.at).year for trace in self.traces}
        return years.pop() if len(years) == 1 else None

    def _characters(self) -> int:
        return (
            sum(len(row.value) for row in self.form.rows)
            + sum(len(verdict.sentence) for verdict in (*self.verdicts, *self.grades))
            + sum(len(line.sentence) for line in self.due)
            + sum(len(link) for link in self.links)
            + sum(station.characters() for station in self.stations)
            + sum(
                len(clause.text + "".join(clause.used_for) + clause.note) for clause in self.clauses
            )
            + sum(len(trace.opinion) for trace in self.traces)
        )


@dataclass(frozen=True)
class Bundled:
    """One record of a volume: the day that it is about, and what it says."""

    day: date
    contents: Contents


@dataclass(frozen=True, kw_only=True)
class Volume(Bound):
    """合卷: what one person recorded in a month, ready to be printed."""

    month: date
    units: str = ""
    minutes: int = 0
    records: tuple[Bundled, ...] = ()

    def forms(self) -> Iterator[FilledForm]:
        for record in self.records:
            yield from record.contents.forms()
