"""Giving archive numbers: one counter per year, retention period and office (DA/T 22-2015)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from people.models import Person
from workflows.chains.models import Proceeding
from workflows.chains.models.serial import next_number

from .models import ArchiveItem
from .naming import archive_number


def number_for(proceeding: Proceeding, part: int = 1) -> ArchiveItem:
    """The number of a finished matter, or of what came after; given at the first time of asking."""
    with transaction.atomic():
        # Two workers may ask at once: the matter's own row makes them queue.
        Proceeding.objects.select_for_update().only("pk").get(pk=proceeding.pk)
        year = localdate(proceeding.ended_at).year
        return _given(year, proceeding_id=proceeding.pk, part=part)


def number_for_month(person: Person, month: date, part: int = 1) -> ArchiveItem:
    """The number of somebody's records of a month; its year is that of the records."""
    with transaction.atomic():
        # `no_key`: whoever acts meanwhile only refers to the person, and need not wait.
        Person.objects.select_for_update(no_key=True).only("pk").get(pk=person.pk)
        return _given(month.year, person_id=person.pk, month=month, part=part)


def _given(year: int, **place: Any) -> ArchiveItem:
    return ArchiveItem.objects.filter(**place).first() or _give(year, place)


def _give(year: int, place: dict[str, Any]) -> ArchiveItem:
    archive = settings.ARCHIVE
    number = archive_number(
        fonds=archive["fonds"],
        category=archive["category"],
        year=year,
        retention=archive["retention"],
        office=archive["office"],
        item=next_number(f"DA-{year}-{archive['retention']}-{archive['office']}"),
    )
    return ArchiveItem.objects.create(archive_number=number, **place)
