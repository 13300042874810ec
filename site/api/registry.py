"""GET people/, units/, households/, residents/: what answers may be picked from; POST enters who is missing."""

from collections.abc import Callable
from typing import Annotated, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status

from people.models import Household, Resident
from people.registry.entering import NotEntered, enter_household, enter_resident
from people.registry.reach import Reach, reach_of
from people.registry.sources import SOURCES, Limits
from trail.models import AccessKind
from trail.service import note

from .auth import BearerToken, CallerRequest
from .once import Key, once
from .paging import LIMIT, After, Limit, Page, page
from .problems import Problem
from .scopes import Scope
from .shapes.registry import HouseholdIn, Offer, ResidentIn

router = Router(tags=["registry"])
MODELS: dict[str, type[Household] | type[Resident]] = {
    "households": Household,
    "residents": Resident,
}
#: Words to look for, all of which must be found.
Words = Annotated[str, Query(alias="q", max_length=60)]
Codes = Annotated[list[str], Query(max_length=20)]
Id = Annotated[str, Query(max_length=36)]


@router.get("/people/", response=Page[Offer], url_name="people")
def people(
    request: CallerRequest,
    words: Words = "",
    posts: Codes = [],  # noqa: B006  # read by the framework, never changed
    oneself: bool = False,
    after: After = None,
    limit: Limit = LIMIT,
) -> Page:
    """Colleagues of the caller's office, by name; `posts` narrows them to their holders.

    With `oneself` the caller is among them.
    """
    return _page(request, "people", words, {"posts": posts, "oneself": oneself}, after, limit)


@router.get("/units/", response=Page[Offer], url_name="units")
def units(
    request: CallerRequest,
    words: Words = "",
    kinds: Codes = [],  # noqa: B006  # read by the framework, never changed
    after: After = None,
    limit: Limit = LIMIT,
) -> Page:
    """The units of the caller's office, in the order of the tree; `kinds` narrows them."""
    return _page(request, "units", words, {"kinds": kinds}, after, limit)


@router.get("/households/", response=Page[Offer], url_name="households")
def households(
    request: CallerRequest,
    words: Words = "",
    own_unit: bool = False,
    after: After = None,
    limit: Limit = LIMIT,
) -> Page:
    """Households of the caller's units and of those below, by door; who was shown is logged."""
    return _page(request, "households", words, {"own_unit": own_unit}, after, limit)


@router.get("/residents/", response=Page[Offer], url_name="residents")
def residents(
    request: CallerRequest,
    words: Words = "",
    household: Id = "",
    own_unit: bool = False,
    after: After = None,
    limit: Limit = LIMIT,
) -> Page:
    """Residents of those households, by name; `household` narrows them to those of one."""
    limits = {"own_unit": own_unit, "household": household}
    return _page(request, "residents", words, limits, after, limit)


@router.post("/households/", response={201: Offer}, auth=BearerToken(Scope.SUBMIT))
def new_household(request: CallerRequest, payload: HouseholdIn, key: Key = None) -> Status:
    """Enter a household with its head, in a unit of the caller's; from then on it is offered everywhere.

    The same `Idempotency-Key` with the same content gives the same household again.
    """

    def enter(reach: Reach) -> Household:
        return enter_household(reach, **dict(payload))

    return _entered(request, "households", enter, key, payload)


@router.post("/residents/", response={201: Offer}, auth=BearerToken(Scope.SUBMIT))
def new_resident(request: CallerRequest, payload: ResidentIn, key: Key = None) -> Status:
    """Enter somebody into a household that the caller sees; `Idempotency-Key` as for households."""

    def enter(reach: Reach) -> Resident:
        return enter_resident(reach, **dict(payload))

    return _entered(request, "residents", enter, key, payload)


def _reach(request: CallerRequest) -> Reach:
    return reach_of(request.auth.person, timezone.localdate(), user=request.auth.user)


def _page(
    request: CallerRequest, code: str, words: str, limits: Limits, after: str | None, limit: int
) -> Page:
    source = SOURCES[code]
    rows = source.find(_reach(request), words, _that_can_be(limits))
    found, following = page(rows, by=source.order, after=after, limit=limit)
    if source.personal:
        _note(request, AccessKind.SEARCHED, code, [source.value(row) for row in found], words)
    offers = map(source.offer, found)
    return Page[Offer](items=[Offer(**vars(each)) for each in offers], next=following)


def _entered(
    request: CallerRequest, code: str, enter: Callable[[Reach], Any], key: str | None, sent: Schema
) -> Status:
    rows: list[Any] = []

    def job() -> str:
        with transaction.atomic():
            rows.append(enter(_reach(request)))
            _note(request, AccessKind.ADDED, code, [str(rows[0].pk)], "")
        return str(rows[0].pk)

    content = map(str.encode, (code, sent.model_dump_json()))
    try:
        pk, _new = once(
            job, person=request.auth.person, key=key, content=content, at=timezone.now()
        )
    except NotEntered as refused:
        sentence = _("Not entered: %(count)s places need a change.")
        sentence %= {"count": len(refused.errors)}
        raise Problem("invalid", sentence, errors=refused.errors) from None
    row = rows[0] if rows else MODELS[code].objects.get(pk=pk)
    return Status(201, Offer(**vars(SOURCES[code].offer(row))))


def _that_can_be(limits: Limits) -> Limits:
    """Without codes that PostgreSQL could not even look for; what is left of a list narrows as before."""
    return {
        name: [each.replace("\x00", "?") for each in value] if isinstance(value, list) else value
        for name, value in limits.items()
    }


def _note(request: CallerRequest, kind: str, code: str, shown: list[str], words: str) -> None:
    by, at = request.auth.person, timezone.now()
    note(kind, code, shown, by=by, at=at, asked=words, via="api")
