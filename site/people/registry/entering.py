"""Entering a household or a resident once, from the form in which it was missing."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from people.models import Household, Resident, Unit
from people.models.unit import UnitKind

from .reach import Reach
from .sources import uuids

#: The units in which people live.
WITH_HOUSEHOLDS = (UnitKind.GRID, UnitKind.VILLAGE, UnitKind.COMMUNITY)


class NotEntered(Exception):
    """What was given cannot be entered: a sentence for each input."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        self.errors = errors
        super().__init__(errors)


def units_to_enter_in(reach: Reach) -> list[Unit]:
    """Where somebody may enter households: the lowest of his units in which people live."""
    rows = list(reach.own_units().filter(kind__in=WITH_HOUSEHOLDS).order_by("path"))
    paths = [each.path for each in rows]
    return [
        each
        for each, following in zip(rows, [*paths[1:], ""], strict=True)
        if not following.startswith(each.path)
    ]


def enter_household(
    reach: Reach, *, unit: str, address: str, door: str = "", head: str = "", phone: str = ""
) -> Household:
    """A new household with its head; NotEntered names what is missing, or that it is listed already."""
    if not head.strip():
        raise NotEntered({"head": [_("Write who the head of the household is.")]})
    with transaction.atomic():
        household = Household(
            unit=_unit(reach, unit), address=address, door=door, entered_by=reach.person
        )
        _save(household)
        resident = Resident(household=household, name=head, phone=phone, entered_by=reach.person)
        _save(resident, names={"name": "head"})
        household.head = resident
        household.save(update_fields=["head"])
    return household


def enter_resident(
    reach: Reach, *, household: str, name: str, phone: str = "", sex: str = ""
) -> Resident:
    """A new resident of a household that the person sees; NotEntered names what is missing."""
    rows = reach.households().filter(active=True, pk__in=uuids([household]))
    found = rows.first()
    if found is None:
        raise NotEntered({"household": [_("Choose first in which household somebody lives.")]})
    resident = Resident(household=found, name=name, phone=phone, sex=sex, entered_by=reach.person)
    twin = found.residents.filter(active=True, name=resident.name.strip()).first()
    if twin and not phone:
        sentence = _(
            "%(name)s is listed in this household already. Choose that entry; or give the phone, if it is a namesake."
        )
        raise NotEntered({"name": [sentence % {"name": twin.name}]})
    _save(resident)
    return resident


def _unit(reach: Reach, code: str) -> Unit:
    unit = reach.own_units().filter(code=code).first()
    if unit is None:
        raise NotEntered({"unit": [_("Choose one of your own units.")]})
    return unit


def _save(row: Household | Resident, names: dict[str, str] | None = None) -> None:
    try:
        row.full_clean(validate_constraints=False)
        with transaction.atomic():
            row.save()
    except ValidationError as error:
        renamed = names or {}
        raise NotEntered(
            {renamed.get(key, key): each for key, each in error.message_dict.items()}
        ) from None
    except IntegrityError:
        # Somebody entered the same door a moment earlier.
        sentence = _("This door was entered by somebody just now. Look for it again.")
        raise NotEntered({"door": [sentence]}) from None
