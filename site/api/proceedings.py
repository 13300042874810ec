"""GET proceedings/: the matters that the caller may see and looks for, and one of them with its chain."""

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from people.models import Person
from people.service import units_named
from workflows.chains.kinds import kinds
from workflows.chains.models import Proceeding, Step
from workflows.chains.search.finding import ENDED, OPEN, Question, find
from workflows.chains.service import offers, specific
from workflows.chains.visibility import sight_of

from .auth import CallerRequest
from .handlers import not_found
from .matters import matter_shape, proceeding_shape
from .paging import LIMIT, After, Limit, Page, behind, cut
from .problems import Problem
from .shapes import proceedings as shapes
from .shapes.problem import Errors

router = Router(tags=["proceedings"], by_alias=True)
Code = Annotated[str | None, Query(max_length=20)]
Words = Annotated[str, Query(max_length=200)]
Named = Annotated[str, Query(max_length=100)]
From = Annotated[date | None, Query(alias="from")]
NEWEST_FIRST = ("-submitted_at", "-id")


@router.get("/", response=Page[shapes.Matter], url_name="proceedings")
def proceedings(
    request: CallerRequest,
    q: Words = "",
    kind: Code = None,
    state: Code = None,
    unit: Named = "",
    first: From = None,
    to: date | None = None,
    after: After = None,
    limit: Limit = LIMIT,
) -> Page:
    """What the caller may see, the newest first: with all words of `q`, of a `kind`, in a `state` (or
    `open`, `ended`), of a `unit` and those below it, handed in `from` one day `to` another.

    A page may hold fewer items than asked for and still have a `next`: go on until it is null.
    """
    _check_codes(kind, state)
    asked = Question(q, kind or "", state or "", _units(unit), first, to)
    mark = behind(after, by=NEWEST_FIRST, model=Proceeding)
    sight = sight_of(request.auth.person, timezone.localdate())
    found = find(asked, sight, most=limit + 1, behind=mark)
    rows, following = cut(
        found.rows, by=NEWEST_FIRST, model=Proceeding, limit=limit, edge=found.edge
    )
    return Page[shapes.Matter](items=[matter_shape(each) for each in rows], next=following)


@router.get("/{slug:serial}", response=shapes.Proceeding, url_name="proceeding")
def proceeding(request: CallerRequest, serial: str) -> shapes.Proceeding:
    """One proceeding: state, chain, the acts open to the caller, what he has `seen` with this."""
    found = one_visible(serial, request.auth.person)
    return whole(found, by=request.auth.person, at=timezone.now())


def visible(person: Person) -> QuerySet[Proceeding]:
    """What a person may see today."""
    return Proceeding.objects.visible_to(person, on=timezone.localdate())


def one_visible(serial: str, person: Person) -> Proceeding:
    """A proceeding with what its shape names; a problem when it is not there or not visible."""
    rows = visible(person).filter(serial=serial)
    found = rows.select_related(*RELATED).first()
    if found is None:
        raise not_found()
    return found


#: What the shape of a proceeding names.
RELATED = ("form_edition", "unit", "applicant__user", "appointment__post", "appointment__unit")


def whole(found: Proceeding, *, by: Person, at: datetime) -> shapes.Proceeding:
    """A proceeding with its steps, and the acts that are open to somebody now."""
    matter = specific(found)
    matter.unit, matter.applicant = found.unit, found.applicant
    return as_it_is(matter, by=by, at=at)


def as_it_is(matter: Any, *, by: Person, at: datetime) -> shapes.Proceeding:
    """The same of what was just read as its kind's own model, unit and applicant with it."""
    steps = Step.objects.filter(proceeding_id=matter.pk).order_by("round", "order", "pk")
    return proceeding_shape(
        matter,
        steps=steps.select_related("post", "unit", "done_by__user", "on_behalf_of", "person__user"),
        acts=offers(matter, by=by, at=at),
        by=by,
        at=at,
    )


def _check_codes(kind: str | None, state: str | None) -> None:
    known = {"kind": [model.kind_code for model in kinds()]}
    states = dict.fromkeys(code for model in kinds() for code in model.state_labels)
    known["state"] = [OPEN, ENDED, *states]
    errors: Errors = {
        name: [
            _("“%(given)s” is not one of: %(known)s.")
            % {"given": given, "known": _(", ").join(known[name])}
        ]
        for name, given in (("kind", kind), ("state", state))
        if given and given not in known[name]
    }
    if errors:
        raise Problem("invalid", " ".join(each for (each,) in errors.values()), errors=errors)


def _units(given: str) -> list[int] | None:
    """The units meant by a code or a name; a problem when there is none."""
    units = units_named(given) if given else None
    if units == []:
        sentence = _("No unit has the code or the name “%(given)s”.") % {"given": given}
        raise Problem("invalid", sentence, errors={"unit": [sentence]})
    return units
