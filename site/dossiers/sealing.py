"""封卷: one finished matter becomes one sealed file, once, whoever asks and however often."""

from hashlib import sha256
from io import BytesIO

import pikepdf
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.chains.models import Proceeding

from .contents import Contents
from .gather import dossier_contents
from .gathering.matter import Matter, read_matter
from .keeping import file_name, put
from .metadata import sm3
from .models import Dossier
from .numbering import number_for
from .render import render_dossier


class NotSealable(Exception):
    """A matter that is still under way, or that somebody acted on meanwhile."""


def seal_matter(serial: str) -> Dossier:
    """The dossier of a finished matter; the first call makes it, every other finds it.

    Printing takes long, so it is done outside a transaction; the row is written only if the
    matter is still what was printed and nobody else was faster.
    """
    proceeding = Proceeding.objects.get(serial=serial)
    if found := Dossier.objects.filter(proceeding=proceeding).first():
        return found
    if not proceeding.final:
        raise NotSealable(_("%(serial)s is still under way.") % {"serial": serial})
    matter = read_matter(proceeding)
    contents = dossier_contents(matter, number_for(proceeding))
    return _enter(matter, contents, render_dossier(contents))


def _enter(matter: Matter, contents: Contents, content: bytes) -> Dossier:
    """Bytes first, row second: a file without a row does no harm, a row without a file would."""
    dossier = _dossier(matter, contents, content)
    put(dossier.file.storage, str(dossier.file.name), content)
    with transaction.atomic():
        locked = Proceeding.objects.select_for_update().get(pk=matter.proceeding.pk)
        if found := Dossier.objects.filter(proceeding=locked).first():
            return found
        if (locked.seen, locked.head) != (dossier.trace_number, dossier.trace_digest):
            raise NotSealable(
                _("Somebody acted on %(serial)s while it was being sealed.")
                % {"serial": locked.serial}
            )
        dossier.save(force_insert=True)
    return dossier


def _dossier(matter: Matter, contents: Contents, content: bytes) -> Dossier:
    digest = sha256(content).hexdigest()
    dossier = Dossier(
        proceeding_id=matter.proceeding.pk,
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
        trace_number=matter.proceeding.seen,
        trace_digest=matter.proceeding.head,
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
