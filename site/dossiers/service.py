"""The public face of the dossiers room."""

from hashlib import sha256

from django.db.models import Q, QuerySet

from regulations.models import Edition
from workflows.chains.models import Proceeding, Step

from .models import Dossier, Extent

__all__ = [
    "Dossier",
    "dossiers_of",
    "letter",
    "may_open",
    "printed_regulation",
    "sealed",
    "slip",
    "verify_digest",
    "verify_file",
]


def slip(proceeding: Proceeding) -> bytes:
    """The slip of a matter as PDF, on one page, at any time."""
    # Fetched when first needed: most web processes never print, and this takes a tenth of their memory.
    from .gather import slip_contents
    from .gathering.matter import read_matter
    from .render import render_slip

    return render_slip(slip_contents(read_matter(proceeding)))


def printed_regulation(edition: Edition, *, rules: bool = False) -> bytes:
    """A copy of an edition as PDF in the layout of official documents; its rules only when asked for."""
    from .printing.regulation import regulation_print

    return regulation_print(edition, rules=rules)


def letter(proceeding: Proceeding, step: Step) -> bytes:
    """The letter with which a matter goes to an office outside, as PDF."""
    from .gathering.matter import read_matter
    from .printing.letter import letter_print

    return letter_print(read_matter(proceeding), step)


def dossiers_of(proceeding: Proceeding) -> list[Dossier]:
    """In which dossiers a matter lies: its own, or the volume into which it is bound; then supplements."""
    extents = Extent.objects.filter(proceeding_id=proceeding.pk).select_related("dossier__item")
    return [extent.dossier for extent in extents.order_by("first")]


def sealed(proceeding: Proceeding, part: int = 1) -> Dossier | None:
    """The dossier in which a matter lies, once it is sealed; further parts are supplements."""
    found = dossiers_of(proceeding)
    return found[part - 1] if 0 < part <= len(found) else None


def may_open(dossier: Dossier, visible: QuerySet[Proceeding]) -> bool:
    """Whether somebody who may see these matters may see all that lies in it: a volume is not cut up."""
    return not dossier.extents.exclude(proceeding__in=visible.values("pk")).exists()


def verify_file(content: bytes) -> Dossier | None:
    """The dossier whose sealed bytes these are; None when they are of none, or were changed."""
    return Dossier.objects.filter(sha256=sha256(content).hexdigest()).first()


def verify_digest(digest: str) -> Dossier | None:
    """The dossier with this digest: of its file (SHA-256, SM3), or of its data as the page shows it."""
    known = Q(sha256=digest) | Q(sm3=digest) | Q(data_sha256=digest)
    return Dossier.objects.filter(known).first() if digest else None
