"""请假登记簿: every slip that has days in a year, the newest first, line by line."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import cache
from itertools import islice, starmap
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from facts.models import FactValue
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.submissions.facts import answers_for
from queries import evened, prepared, prepared_by_value
from workflows.chains.deciders import deciders
from workflows.chains.models import Proceeding
from workflows.leave.facts import DAYS, TYPE
from workflows.leave.models import Leave

from ..access import Visitor
from ..paging import NEWEST_FIRST, ROWS_AND_ONE, Page, cut, page_of
from ..tables import Table
from .away import Seen, matters_in, seen_by, slips_in, touching, year_of

AT_ONCE = 500
#: Of the columns, in characters.
WIDTHS = (15, 10, 26, 10, 12, 12, 7, 12, 12, 10, 22, 16, 16)
#: PostgreSQL adds up to three decimals; days have halves.
HALF_DAYS = Decimal("0.1")


class _Read(NamedTuple):
    """What of a slip is read for its line."""

    pk: int
    serial: str
    applicant__name: str
    appointment__post__name: str
    appointment__unit__name: str
    form_edition_id: int
    leave_type: str
    first_day: date
    last_day: date
    days: Decimal
    back_on: date | None
    state: str
    submitted_at: datetime
    ended_at: datetime | None


#: What a page of the register shows of a slip.
SHOWN = (
    "serial", "kind", "title", "summary", "state", "submitted_at", "applicant__name", "unit__name",
)  # fmt: skip


def page_of_slips(visitor: Visitor, year: int, after: str = "") -> Page[Proceeding]:
    """The slips of a year that a visitor may see, whatever came of them, a page at a time, the newest first.

    Those over New Year are in both years.
    """
    asked = (seen_by(visitor), *year_of(year))
    if after:
        return page_of(_slips(*asked), NEWEST_FIRST, after, newest_first=True)
    return cut(_newest(*asked), NEWEST_FIRST)


def _slips(seen: Seen, first: date, last: date) -> QuerySet[Proceeding]:
    """Asked of the matters, which have an index in this order: a page is read from it, not from all slips."""
    days = touching(Leave.objects.filter(pk=OuterRef("pk")), first, last)
    rows = matters_in(seen, Proceeding).filter(Exists(days), kind=Leave.kind_code)
    return rows.select_related("applicant", "unit").only(*SHOWN)


@prepared_by_value
def _newest(seen: Seen, first: date, last: date) -> QuerySet[Proceeding]:
    return _slips(seen, first, last).order_by("-submitted_at", "-pk")[:ROWS_AND_ONE]


def table_of(year: int) -> Table:
    """The register of a year, to be taken away."""
    name = _("Register of leave %(year)s") % {"year": year}
    return Table(name, _headings(year), WIDTHS, figures="0.0")


def _headings(year: int) -> tuple[str, ...]:
    return (
        _("serial number"),
        _("Name"),
        _("Post"),
        _("type of leave"),
        _("first day"),
        _("last day"),
        _("days"),
        _("counts in %(year)s") % {"year": year},
        _("back on"),
        _("state"),
        _("decided by"),
        _("handed in at"),
        _("ended at"),
    )


def rows(visitor: Visitor, year: int) -> Iterator[list[Any]]:
    """The register line by line, read some slips at a time (two statements for each, one for each edition).

    Texts, days (`date`), sums of days (`Decimal`), moments of the office's time, None for what is blank.
    """
    # No objects: a hundred thousand of them take longer than the rest together.
    found = touching(slips_in(seen_by(visitor)), *year_of(year)).order_by("-submitted_at", "-pk")
    slips = starmap(_Read, found.values_list(*_Read._fields).iterator(chunk_size=AT_ONCE))
    states = {state: str(label) for state, label in Leave.state_labels.items()}
    types, zone, none = _Types(), get_current_timezone(), Decimal(0)
    while some := list(islice(slips, AT_ONCE)):
        counted, decided = _counted(some, year), deciders([each.pk for each in some])
        for each in some:
            yield [
                each.serial,
                each.applicant__name,
                f"{each.appointment__post__name} · {each.appointment__unit__name}",
                types[each.form_edition_id, each.leave_type],
                each.first_day,
                each.last_day,
                each.days,
                counted.get(each.serial, none),
                each.back_on,
                states.get(each.state, each.state),
                decided.get(each.pk, ""),
                _local(each.submitted_at, zone),
                _local(each.ended_at, zone),
            ]


class _Types(dict[tuple[int, str], str]):
    """What kind of leave a slip asks for, as its edition of the form says it: many slips, few editions."""

    def __init__(self) -> None:
        super().__init__()
        self._editions = cache(lambda key: FormEdition.objects.get(pk=key))

    def __missing__(self, asked: tuple[int, str]) -> str:
        key, leave_type = asked
        edition = self._editions(key)
        answers = answers_for(edition, {TYPE: leave_type})
        fields = (each for each in edition.fields if each.get("fact") == TYPE)
        said = (type_of(each).show(each, answers) for each in fields)
        self[asked] = next(filter(None, said), "")
        return self[asked]


def _counted(slips: Sequence[_Read], year: int) -> dict[str, Decimal]:
    """The days of each slip that count in the year; none of one that came to nothing."""
    sums = _sums(*year_of(year), evened([each.serial for each in slips]))
    return {stream: days.quantize(HALF_DAYS) for stream, days in sums}


@prepared
def _sums(first: date, last: date, serials: tuple[str, ...]) -> QuerySet[FactValue, tuple]:
    found = FactValue.objects.filter(
        stream__in=serials, fact__key=DAYS, counts=True, day__range=(first, last)
    )
    return found.order_by().values_list("stream").annotate(days=Sum("number"))


def _local(at: datetime | None, zone: tzinfo) -> datetime | None:
    return at.astimezone(zone).replace(tzinfo=None, microsecond=0) if at else None
