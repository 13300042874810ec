"""What a dossier says of itself to machines: XMP with the archive's own fields (DA/T 46-2009)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .contents import Bound, Contents, Volume
from .legible import legible

NAMESPACE = "urn:banfa:dossier:1"
PROPERTIES = {
    "serial": _("serial number"),
    "archiveNumber": _("archive number"),
    "fonds": _("fonds"),
    "year": _("year of filing"),
    "retention": _("retention period"),
    "item": _("item number"),
    "part": _("part"),
    "supplements": _("archive number of what it supplements"),
    "firstEntry": _("first entry of the log"),
    "month": _("month of the records"),
    "records": _("number of records"),
    "office": _("creating office"),
    "subject": _("subject of the matter"),
    "result": _("how it ended"),
    "opened": _("submitted at"),
    "closed": _("finished at"),
    "attachments": _("number of attachments"),
    "sha256": _("SHA-256 of the data"),
    "sm3": _("SM3 of the data"),
    "programs": _("creating programs"),
}


@dataclass(frozen=True)
class Field:
    """One field of the archive, with what its schema says of it."""

    name: str
    description: str
    value: str


def fields(contents: Bound, *, programs: str) -> list[Field]:
    """The fields that have a value, in the order of the schema."""
    values: Mapping[str, str] = {
        "serial": contents.serial if isinstance(contents, Contents) else "",
        "archiveNumber": contents.archive_number,
        "fonds": contents.fonds,
        "year": str(contents.year or ""),
        "retention": contents.retention,
        "item": f"{contents.item:04d}" if contents.item else "",
        **_of_part(contents),
        **_of_volume(contents),
        "office": contents.office,
        "subject": contents.subject,
        "result": contents.result,
        "opened": moment(contents.opened),
        "closed": moment(contents.closed) if contents.closed else "",
        "attachments": str(len(contents.attachments)),
        "sha256": contents.data_digest(),
        "sm3": sm3(contents.data),
        "programs": programs,
    }
    return [Field(name, str(PROPERTIES[name]), value) for name, value in values.items() if value]


def _of_part(contents: Bound) -> dict[str, str]:
    """Said by supplements alone."""
    before = contents.supplements
    if before is None:
        return {}
    return {
        "part": str(contents.part),
        "supplements": before.archive_number,
        "firstEntry": str(before.first) if before.first > 1 else "",
    }


def _of_volume(contents: Bound) -> dict[str, str]:
    if not isinstance(contents, Volume):
        return {}
    return {"month": f"{contents.month:%Y-%m}", "records": str(len(contents.records))}


def packet(contents: Bound, *, title: str, programs: str, producer: str) -> bytes:
    """The XMP packet: PDF/A-3a, PDF/UA-1, Dublin Core and the archive's fields with their schema."""
    context = {
        "title": title,
        "office": contents.office,
        "subject": contents.subject,
        "at": moment(contents.closed or contents.opened),
        "producer": producer,
        "namespace": NAMESPACE,
        "fields": fields(contents, programs=programs),
    }
    return legible(render_to_string("pdf/metadata.xml", context)).encode()


def moment(at: datetime) -> str:
    """A moment as XMP writes it, in the office's own time."""
    return timezone.localtime(at).isoformat(timespec="seconds")


def sm3(content: bytes) -> str:
    """The digest that national rules ask for; empty where the crypto library has none."""
    return hashlib.new("sm3", content).hexdigest() if "sm3" in hashlib.algorithms_available else ""
