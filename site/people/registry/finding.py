"""Looking up whom a field is about: ordered rows, to be cut into pages by whoever asks."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from people.models import Appointment, Household, Person, Resident, Unit

from .reach import Reach
from .words import each_word, is_figures

#: The order of each list; keys of a row, so that a page can begin behind any row.
BY_PLACE = ("place", "pk")
BY_NAME = ("name", "pk")
BY_TREE = ("path",)


def find_households(reach: Reach, text: str = "", *, own_unit: bool = False) -> QuerySet[Household]:
    """Active households by address, door, unit, or by who lives there (name, digits of the phone)."""
    rows = reach.households().filter(active=True)
    if own_unit:
        rows = rows.filter(unit__in=reach.unit_ids)
    rows = rows.filter(each_word(text, _household_has))
    return rows.select_related("head", "unit").order_by(*BY_PLACE)


def find_residents(
    reach: Reach, text: str = "", *, own_unit: bool = False, household: UUID | None = None
) -> QuerySet[Resident]:
    """Active residents by name, digits of the phone, door or unit; of one household if it is named."""
    rows = reach.residents().filter(active=True, household__active=True)
    if own_unit:
        rows = rows.filter(household__unit__in=reach.unit_ids)
    if household is not None:
        rows = rows.filter(household=household)
    rows = rows.filter(each_word(text, _resident_has))
    return rows.select_related("household__unit").order_by(*BY_NAME)


def find_units(reach: Reach, text: str = "", *, kinds: Collection[str] = ()) -> QuerySet[Unit]:
    """Units of the office by name or code, in the order of the tree; only of some kinds if they are named."""
    rows = reach.units()
    if kinds:
        rows = rows.filter(kind__in=kinds)
    named = each_word(text, lambda word: Q(name__icontains=word) | Q(code__istartswith=word))
    return rows.filter(named).order_by(*BY_TREE)


def find_persons(
    reach: Reach, text: str = "", *, posts: Collection[str] = (), oneself: bool = False
) -> QuerySet[Person]:
    """Colleagues by name, user name, digits of the phone, post or unit; only holders of some posts if named.

    Whoever looks is among them only where he may mean himself.
    """
    held = Appointment.objects.running(reach.on)
    rows = reach.colleagues()
    if posts:
        rows = rows.filter(pk__in=held.filter(post__code__in=posts).values("person"))
    if reach.person is not None and not oneself:
        rows = rows.exclude(pk=reach.person.pk)

    def has(word: str) -> Q:
        at = held.filter(Q(post__name__icontains=word) | Q(unit__name__icontains=word))
        said = Q(name__icontains=word) | Q(user__username__istartswith=word)
        if is_figures(word):
            said |= Q(phone__contains=word)
        return said | Q(pk__in=at.values("person"))

    shown = held.select_related("post", "unit").order_by("starts", "pk")
    return (
        rows.filter(each_word(text, has))
        .select_related("user")
        .prefetch_related(Prefetch("appointments", shown, to_attr="held"))
        .order_by(*BY_NAME)
    )


def _household_has(word: str) -> Q:
    living = Resident.objects.filter(active=True).filter(_said_of_somebody(word))
    return (
        Q(address__icontains=word)
        | Q(door__icontains=word)
        | Q(unit__name__icontains=word)
        | _figures(word, "figures")
        | Q(pk__in=living.values("household"))
    )


def _resident_has(word: str) -> Q:
    return (
        _said_of_somebody(word)
        | Q(household__address__icontains=word)
        | Q(household__door__icontains=word)
        | Q(household__unit__name__icontains=word)
        | _figures(word, "household__figures")
    )


def _said_of_somebody(word: str) -> Q:
    said = Q(name__icontains=word)
    return said | Q(phone__contains=word.replace("-", "")) if is_figures(word) else said


def _figures(word: str, lookup: str) -> Q:
    return Q(**{f"{lookup}__contains": word}) if is_figures(word) else Q(pk__in=[])
