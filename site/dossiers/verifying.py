"""Are the sealed files still what was sealed? Recomputed from the bytes, a piece at a time."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects
from django.utils.translation import gettext as _

from trail.models import Trace

from .models import Dossier, Extent

ROWS_AT_A_TIME = 200
BYTES_AT_A_TIME = 1024 * 1024


@dataclass(frozen=True)
class Finding:
    """One dossier, and the sentence that says what is wrong with it, if anything is."""

    archive_number: str
    fault: str = ""


def verify_all() -> Iterator[Finding]:
    """Every dossier of the catalogue, in constant memory."""
    rows = Dossier.objects.prefetch_related(Prefetch("extents", _extents())).order_by("pk")
    for dossier in rows.iterator(chunk_size=ROWS_AT_A_TIME):
        yield Finding(dossier.archive_number, fault_of(dossier))


def fault_of(dossier: Dossier) -> str:
    """What is wrong with one dossier; empty if nothing is."""
    words = {"number": dossier.archive_number, "file": dossier.file.name}
    try:
        with dossier.open() as opened:
            found = _digests(opened)
    except FileNotFoundError:
        return _("%(number)s: its file %(file)s is gone. Bring it back from a copy.") % words
    except OSError as error:
        return _("%(number)s: its file cannot be read (%(why)s).") % {**words, "why": error}
    if found != (dossier.sha256, dossier.sm3 or found[1]):
        return (
            _("%(number)s: its file was changed after sealing. Bring it back from a copy.") % words
        )
    # Those that verify_all has read already are not read again.
    prefetch_related_objects([dossier], Prefetch("extents", _extents()))
    return next(_log_faults(dossier), "")


def _extents() -> QuerySet[Extent]:
    """With the digest that the log has now of the last entry that was sealed."""
    last = Trace.objects.filter(stream=OuterRef("proceeding__serial"), number=OuterRef("last"))
    rows = Extent.objects.select_related("proceeding")
    return rows.annotate(found=Subquery(last.values("digest"))).order_by("pk")


def _log_faults(dossier: Dossier) -> Iterator[str]:
    """A matter that was reopened goes on past its dossier; what was sealed must still be in its log."""
    annotated: Any = dossier.extents.all()
    for extent in annotated:
        if extent.found != extent.digest:
            yield _("%(number)s: the log of %(serial)s is no longer what was sealed.") % {
                "number": dossier.archive_number,
                "serial": extent.proceeding.serial,
            }


def _digests(opened: IO[bytes]) -> tuple[str, str]:
    """SHA-256 and SM3, the latter empty where the crypto library has none."""
    sha256 = hashlib.sha256()
    sm3 = hashlib.new("sm3") if "sm3" in hashlib.algorithms_available else None
    while piece := opened.read(BYTES_AT_A_TIME):
        sha256.update(piece)
        if sm3:
            sm3.update(piece)
    return sha256.hexdigest(), sm3.hexdigest() if sm3 else ""
