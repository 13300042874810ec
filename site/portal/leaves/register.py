"""请假登记簿: every slip that has days in a year, the newest first, line by line."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import F, QuerySet, Sum
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from facts.models import FactValue
from forms.submissions.facts import shown_fact
from forms.submissions.models import Submission
from queries import prepared
from regulations.rules.route import StationAct
from workflows.chains.models import Step, StepStatus
from workflows.chains.models.step import LEFT
from workflows.leave.facts import DAYS, TYPE
from workflows.leave.models import Leave

from ..access import Visitor
from ..paging import NEWEST_FIRST, ROWS_AND_ONE, Page, cut, page_of
from .away import Seen, seen_by, slips_in, touching, year_of

AT_ONCE = 1_000
#: PostgreSQL adds up to three decimals; days have halves.
HALF_DAYS = Decimal("0.1")
COLUMNS = (
    "pk", "serial", "applicant__name", "appointment__post__name", "appointment__unit__name",
    "first_day", "last_day", "days", "back_on", "state", "submitted_at", "ended_at",
)  # fmt: skip
#: What a page of the register shows of a slip.
SHOWN = (
    "serial", "kind", "title", "summary", "state", "submitted_at", "applicant__name", "unit__name",
)  # fmt: skip
DECIDING = tuple(each.value for each in StationAct if each.concludes)


def page_of_slips(visitor: Visitor, year: int, after: str = "") -> Page[Leave]:
    """The slips of a year that a visitor may see, whatever came of them, a page at a time, the newest first.

    Those over New Year are in both years.
    """
    asked = (seen_by(visitor), *year_of(year))
    if after:
        return page_of(_slips(*asked), NEWEST_FIRST, after, newest_first=True)
    return cut(_newest(*asked), NEWEST_FIRST)


def _slips(seen: Seen, first: date, last: date) -> QuerySet[Leave]:
    rows = touching(slips_in(seen), first, last)
    return rows.select_related("applicant", "unit").only(*SHOWN)


@prepared
def _newest(seen: Seen, first: date, last: date) -> QuerySet[Leave]:
    return _slips(seen, first, last).order_by("-submitted_at", "-pk")[:ROWS_AND_ONE]


def headings(year: int) -> list[str]:
    """What the columns of the register are called."""
    return [
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
    ]


def rows(visitor: Visitor, year: int) -> Iterator[list[Any]]:
    """The register line by line, read some slips at a time (three statements for each)."""
    # No objects: a hundred thousand of them take longer than the rest together.
    seen = touching(slips_in(seen_by(visitor)), *year_of(year)).order_by("-submitted_at", "-pk")
    found = seen.values_list(*COLUMNS, named=True).iterator(chunk_size=AT_ONCE)
    states = {state: str(label) for state, label in Leave.state_labels.items()}
    while some := list(islice(found, AT_ONCE)):
        types, counted, deciders = _types(some), _counted(some, year), _deciders(some)
        for each in some:
            yield [
                each.serial,
                each.applicant__name,
                f"{each.appointment__post__name} · {each.appointment__unit__name}",
                types.get(each.serial, ""),
                each.first_day,
                each.last_day,
                each.days,
                counted.get(each.serial, Decimal(0)),
                each.back_on,
                states.get(each.state, each.state),
                deciders.get(each.pk, ""),
                _local(each.submitted_at),
                _local(each.ended_at),
            ]


def _types(slips: Sequence[Any]) -> dict[str, str]:
    """What kind of leave each slip asks for, as its form says it."""
    found = Submission.objects.filter(stream__in=[each.serial for each in slips], part="")
    # Many slips, few editions: each is read once.
    said = found.prefetch_related("edition").order_by("round")
    return {each.stream: shown_fact(each.edition, each.answers, TYPE) for each in said}


def _counted(slips: Sequence[Any], year: int) -> dict[str, Decimal]:
    """The days of each slip that count in the year; none of one that came to nothing."""
    found = FactValue.objects.filter(
        stream__in=[each.serial for each in slips],
        fact__key=DAYS,
        counts=True,
        day__range=year_of(year),
    )
    sums = found.values_list("stream").annotate(days=Sum("number"))
    return {stream: days.quantize(HALF_DAYS) for stream, days in sums}


def _deciders(slips: Sequence[Any]) -> dict[int, str]:
    """Who decided last on each: the post, and the person."""
    found = Step.objects.filter(
        proceeding__in=[each.pk for each in slips],
        round=F("proceeding__round"),
        act__in=DECIDING,
        status=StepStatus.DONE,
    ).exclude(outcome__in=LEFT)
    named = found.order_by("order", "pk").values_list(
        "proceeding_id", "post__name", "done_by__name"
    )
    return {pk: " ".join(filter(None, (post, name))) for pk, post, name in named}


def _local(at: datetime | None) -> datetime | None:
    return localtime(at).replace(tzinfo=None, microsecond=0) if at else None
