"""Entering a household or a resident from a form, with or without JavaScript."""

from datetime import datetime

from django.db import transaction

from people.models import Household, Resident
from people.registry.entering import NotEntered, enter_household, enter_resident
from people.registry.sources import Offer
from trail.models import AccessKind
from trail.service import note

from .picking import Box


def entered(box: Box, *, household: str, at: datetime) -> Offer:
    """The new entry of what was typed below a picker; NotEntered says what is missing."""
    reach, typed = box.aid.reach, box.typed
    if reach is None or reach.person is None or not box.entering:
        raise NotEntered({})
    row: Household | Resident
    with transaction.atomic():
        if box.source.code == "households":
            inputs = {
                name: typed.get(name, "") for name in ("unit", "address", "door", "head", "phone")
            }
            row = enter_household(reach, **inputs)
        else:
            lives_in = household if box.of else typed.get("household", "")
            inputs = {name: typed.get(name, "") for name in ("name", "phone", "sex")}
            row = enter_resident(reach, household=lives_in, **inputs)
        note(AccessKind.ADDED, box.source.code, [row.pk], by=reach.person, at=at, via="site")
    return box.source.offer(row)
