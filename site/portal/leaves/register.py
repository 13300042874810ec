"""请假登记簿: every slip that has days in a year, the newest first, line by line."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from facts.models import FactValue
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.submissions.facts import answers_for
from people.called import Called
from queries import prepared, prepared_by_value
from tables import Table
from tables.read import as_text, day, figure, moment
from workflows.chains.deciders import Deciders, last_decision
from workflows.chains.models import Proceeding
from workflows.leave.facts import DAYS, TYPE
from workflows.leave.models import Leave

from ..access import Visitor
from ..paging import NEWEST_FIRST, ROWS_AND_ONE, Page, cut, page_of
from .away import Seen, matters_in, seen_by, slips_in, touching, year_of

AT_ONCE = 500
#: Of the columns, in characters.
WIDTHS = (15, 10, 26, 10, 12, 12, 7, 12, 12, 10, 22, 16, 16)
#: Days have halves; as text each database has its own zeros after them.
HALF_DAYS = Decimal("0.1")


#: What a page of the register shows of a slip.
SHOWN = (
    "serial", "kind", "title", "summary", "state", "submitted_at",
    "applicant__name", "applicant__active", "unit__name",
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
    """The register line by line (four statements, however many lines; one more for each edition of the form).

    Texts, days (`date`), sums of days (`Decimal`), moments of the office's time, None for what is blank.
    """
    called, types, zone = Called(), _Types(), get_current_timezone()
    deciders, states = Deciders(called), {key: str(of) for key, of in Leave.state_labels.items()}
    for (
        serial,
        applicant,
        appointment,
        edition,
        leave_type,
        first,
        last,
        days,
        counted,
        back_on,
        state,
        decided,
        submitted_at,
        ended_at,
    ) in chain.from_iterable(_lines.parts(seen_by(visitor), *year_of(year), rows=AT_ONCE)):
        yield [
            serial,
            called.persons[applicant],
            called.appointments[appointment],
            types[edition, leave_type],
            day(first),
            day(last),
            figure(days, HALF_DAYS),
            figure(counted, HALF_DAYS),
            day(back_on),
            states.get(state, state),
            deciders[decided],
            moment(submitted_at, zone),
            moment(ended_at, zone),
        ]  # fmt: skip


@prepared
def _lines(seen: Seen, first: date, last: date) -> QuerySet[Leave, tuple]:
    # Found by the slip only: for a condition more PostgreSQL takes a second index, of all slips.
    told = FactValue.objects.filter(stream=OuterRef("serial")).order_by().values("stream")
    counted = Q(fact__key=DAYS, counts=True, day__range=(first, last))
    sums = told.annotate(days=Sum("number", filter=counted)).values("days")
    found = touching(slips_in(seen), first, last).order_by("-submitted_at", "-pk")
    return found.values_list(
        "serial",
        "applicant_id",
        "appointment_id",
        "form_edition_id",
        "leave_type",
        as_text("first_day"),
        as_text("last_day"),
        as_text("days"),
        as_text(Subquery(sums)),
        as_text("back_on"),
        "state",
        last_decision(),
        as_text("submitted_at"),
        as_text("ended_at"),
    )


class _Types(dict[tuple[int, str], str]):
    """What kind of leave a slip asks for, as its edition of the form says it: many slips, few editions."""

    def __init__(self) -> None:
        super().__init__()
        self._editions = cache(lambda key: FormEdition.objects.only("fields").get(pk=key))

    def __missing__(self, asked: tuple[int, str]) -> str:
        key, leave_type = asked
        edition = self._editions(key)
        answers = answers_for(edition, {TYPE: leave_type})
        fields = (each for each in edition.fields if each.get("fact") == TYPE)
        said = (type_of(each).show(each, answers) for each in fields)
        self[asked] = next(filter(None, said), "")
        return self[asked]
