"""The public face of the dossiers room."""

from hashlib import sha256

from django.db.models import Q

from workflows.chains.models import Proceeding

from .models import Dossier

__all__ = ["Dossier", "sealed", "slip", "verify_digest", "verify_file"]


def slip(proceeding: Proceeding) -> bytes:
    """The slip of a matter as PDF, on one page, at any time."""
    # Fetched when first needed: most web processes never print, and this takes a tenth of their memory.
    from .gather import slip_contents
    from .gathering.matter import read_matter
    from .render import render_slip

    return render_slip(slip_contents(read_matter(proceeding)))


def sealed(proceeding: Proceeding) -> Dossier | None:
    """The dossier of a matter, once it is sealed."""
    return Dossier.objects.filter(proceeding_id=proceeding.pk).first()


def verify_file(content: bytes) -> Dossier | None:
    """The dossier whose sealed bytes these are; None when they are of none, or were changed."""
    return Dossier.objects.filter(sha256=sha256(content).hexdigest()).first()


def verify_digest(digest: str) -> Dossier | None:
    """The dossier with this digest: of its file (SHA-256, SM3), or of its data as the page shows it."""
    known = Q(sha256=digest) | Q(sm3=digest) | Q(data_sha256=digest)
    return Dossier.objects.filter(known).first() if digest else None
