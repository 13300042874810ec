"""封卷: what has ended becomes one sealed file, once, whoever asks and however often."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from io import BytesIO

import pikepdf
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import Person
from workflows.chains.kinds import kind_of
from workflows.chains.models import Proceeding

from .contents import Bound
from .gather import dossier_contents
from .gathering.matter import Matter, read_matter, read_matters
from .keeping import file_name, put
from .metadata import sm3
from .models import ArchiveItem, Dossier, Extent
from .numbering import number_for, number_for_month
from .render import render_dossier
from .volumes import loose, next_month, volume_contents


class NotSealable(Exception):
    """What is still under way, or that somebody acted on meanwhile."""


def seal_matter(serial: str) -> Dossier:
    """The dossier of a finished matter; the first call makes it, every other finds it.

    One that was reopened and ended anew gets a supplement about what came after.
    Printing takes long, so it is done outside a transaction; the row is written only if the
    matter is still what was printed and nobody else was faster.
    """
    # What is sealed is read first: whoever is faster afterwards is found by the part's number.
    sealed = Extent.objects.filter(proceeding__serial=serial).select_related("dossier")
    extents = list(sealed.order_by("first"))
    proceeding = Proceeding.objects.get(serial=serial)
    if extents and extents[-1].last == proceeding.seen:
        return extents[-1].dossier
    if not proceeding.final:
        raise NotSealable(_("%(serial)s is still under way.") % {"serial": serial})
    if kind_of(proceeding.kind).sealed_by_month:
        raise NotSealable(_("%(serial)s is sealed with its month.") % {"serial": serial})
    item = number_for(proceeding, len(extents) + 1)
    matter = read_matter(proceeding, extents[-1] if extents else None)
    return _enter([matter], item, dossier_contents(matter, item))


def seal_month(person: int, month: date, *, on: date) -> Dossier:
    """The volume of what a person recorded in a month that is over; once all in it has ended."""
    volumes = Dossier.objects.filter(item__person=person, item__month=month)
    part = volumes.count() + 1
    rows = loose(person, month)
    if not rows and (last := volumes.order_by("item__part").last()):
        return last
    words = {"month": f"{month:%Y-%m}"}
    if on < next_month(month):
        raise NotSealable(_("%(month)s is not over yet.") % words)
    if not rows or not all(row.final for row in rows):
        raise NotSealable(_("Not everything recorded in %(month)s has been checked.") % words)
    item = number_for_month(Person.objects.get(pk=person), month, part)
    matters = read_matters(rows)
    return _enter(matters, item, volume_contents(matters, item))


def _enter(matters: Sequence[Matter], item: ArchiveItem, contents: Bound) -> Dossier:
    """Bytes first, rows second: a file without a row does no harm, a row without a file would."""
    content = render_dossier(contents)
    dossier = _dossier(item, contents, content)
    put(dossier.file.storage, str(dossier.file.name), content)
    with transaction.atomic():
        ends = _locked_ends(matters)
        if found := Dossier.objects.filter(item=item).first():
            return found
        _check_unmoved(matters, ends)
        dossier.save(force_insert=True)
        Extent.objects.bulk_create(_extent(dossier, matter) for matter in matters)
    return dossier


def _locked_ends(matters: Sequence[Matter]) -> dict[int, tuple[int, str]]:
    """Make others queue who seal or act; where each log ends now."""
    keys = [matter.proceeding.pk for matter in matters]
    rows = Proceeding.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return {pk: (seen, head) for pk, seen, head in rows.values_list("pk", "seen", "head")}


def _check_unmoved(matters: Sequence[Matter], ends: dict[int, tuple[int, str]]) -> None:
    for matter in matters:
        printed = matter.proceeding
        if ends[printed.pk] != (printed.seen, printed.head):
            raise NotSealable(
                _("Somebody acted on %(serial)s while it was being sealed.")
                % {"serial": printed.serial}
            )


def _extent(dossier: Dossier, matter: Matter) -> Extent:
    return Extent(
        dossier=dossier,
        proceeding_id=matter.proceeding.pk,
        first=matter.first,
        last=matter.proceeding.seen,
        digest=matter.proceeding.head,
        bound=dossier.item.month is not None,
    )


def _dossier(item: ArchiveItem, contents: Bound, content: bytes) -> Dossier:
    digest = sha256(content).hexdigest()
    dossier = Dossier(
        item=item,
        archive_number=contents.archive_number,
        title=contents.subject[:300],
        responsible=contents.applicant,
        year=contents.year,
        retention=contents.retention,
        pages=_pages(content),
        size=len(content),
        sha256=digest,
        sm3=sm3(content),
        data_sha256=contents.data_digest(),
        programs=_programs(),
        sealed_at=timezone.now(),
    )
    dossier.file.name = file_name(year=contents.year, sha256=digest)
    return dossier


def _pages(content: bytes) -> int:
    """Opening it again proves that it can be opened."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def _programs() -> str:
    # Late, like every use of the press: it needs Pango.
    from .press import programs

    return programs()
