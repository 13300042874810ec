"""Giving archive numbers: one counter per year, retention period and office (DA/T 22-2015)."""

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from workflows.chains.models import Proceeding
from workflows.chains.models.serial import next_number

from .models import ArchiveItem
from .naming import archive_number


def number_for(proceeding: Proceeding) -> ArchiveItem:
    """The number of a finished matter, given at the first time of asking."""
    with transaction.atomic():
        # Two workers may ask at once: the matter's own row makes them queue.
        Proceeding.objects.select_for_update().only("pk").get(pk=proceeding.pk)
        given = ArchiveItem.objects.filter(proceeding_id=proceeding.pk).first()
        return given or _give(proceeding)


def _give(proceeding: Proceeding) -> ArchiveItem:
    archive = settings.ARCHIVE
    year = localdate(proceeding.ended_at).year
    series = f"DA-{year}-{archive['retention']}-{archive['office']}"
    number = archive_number(
        fonds=archive["fonds"],
        category=archive["category"],
        year=year,
        retention=archive["retention"],
        office=archive["office"],
        item=next_number(series),
    )
    return ArchiveItem.objects.create(proceeding_id=proceeding.pk, archive_number=number)
