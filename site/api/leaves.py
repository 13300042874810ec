"""GET leaves/: who is away, by days, as calendar and register show it; GET leaves/balance: a person's year."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from people.asking import running_appointments
from workflows.leave import models
from workflows.leave.balances import bounds_in, used_by
from workflows.leave.spans import AWAY

from .applicants import applicant_named
from .auth import CallerRequest
from .matters import links, somebody
from .paging import LIMIT, After, Limit, Page, page
from .problems import Problem
from .shapes.around import Balance, Leave, Taken
from .shapes.basis import Basis

router = Router(tags=["leaves"])
From = Annotated[date | None, Query(alias="from")]
Year = Annotated[int | None, Query(ge=2000, le=2099)]
UserName = Annotated[str | None, Query(max_length=150)]
BY_DAY = ("first_day", "pk")


@router.get("/", response=Page[Leave], url_name="leaves")
def leaves(
    request: CallerRequest,
    first: From = None,
    to: date | None = None,
    which: Literal["away", "all"] = "away",
    after: After = None,
    limit: Limit = LIMIT,
) -> Page:
    """The leaves that the caller may see and that touch the days `from` (today) `to`, by their first day.

    `which=all` tells of those too that came to nothing: rejected, returned, withdrawn, cancelled.
    """
    today = timezone.localdate()
    rows = models.Leave.objects.visible_to(request.auth.person, on=today)
    rows = rows.filter(last_day__gte=first or today)
    if to:
        rows = rows.filter(first_day__lte=to)
    if which == "away":
        rows = rows.filter(state__in=AWAY)
    rows = rows.defer("verdicts", "due").select_related(
        "applicant__user", "appointment__post", "appointment__unit", "unit"
    )
    found, following = page(rows, by=BY_DAY, after=after, limit=limit)
    return Page[Leave](items=[_shape(each) for each in found], next=following)


@router.get("/balance", response=Balance, url_name="leave_balance")
def balance(request: CallerRequest, applicant: UserName = None, year: Year = None) -> Balance:
    """What the caller took in a `year` (this one) of each kind that is counted, with the limit and its clause.

    Administrators, and whoever oversees somebody's unit, may name him as `applicant`.
    """
    today = timezone.localdate()
    # A code that PostgreSQL could not even look for is nobody's.
    named = applicant.replace("\x00", "?") if applicant else None
    person = applicant_named(named, caller=request.auth, on=today)
    held = next(iter(running_appointments(person, today)), None)
    if held is None:
        sentence = _("%(name)s holds no post today. Choose somebody who does.")
        sentence %= {"name": person.name}
        raise Problem("invalid", sentence, errors={"applicant": [sentence]})
    of_year = year or today.year
    first, last = date(of_year, 1, 1), date(of_year, 12, 31)
    taken = used_by([person.pk], first, last, bounds_in(held.unit, min(today, last)))
    return Balance(
        person=somebody(person),
        year=of_year,
        taken=[
            Taken(
                leave_type=each.leave_type,
                days=float(each.days),
                bound=_figure(each.bound.days if each.bound else None),
                left=_figure(each.left),
                basis=[Basis(**each.bound.basis.as_dict())] if each.bound else [],
            )
            for each in taken[person.pk]
        ],
    )


def _figure(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _shape(leave: Any) -> Leave:
    return Leave(
        serial=leave.serial,
        title=leave.title,
        leave_type=leave.leave_type,
        applicant=somebody(leave.applicant),
        applicant_as=leave.appointment.label,
        unit=leave.unit.code,
        unit_name=leave.unit.name,
        first_day=leave.first_day,
        last_day=leave.last_day,
        days=float(leave.days),
        back_on=leave.back_on,
        state=leave.state,
        state_label=leave.state_label,
        links=links(leave.serial),
    )
