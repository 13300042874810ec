"""What a field takes in as files: which kinds, how large, how many."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facts.words import joined

MEGABYTE = 1024 * 1024
DEFAULT_MEGABYTES = 10
DEFAULT_MOST = 10
OFFICE = "application/vnd.openxmlformats-officedocument."


class Kind(models.TextChoices):
    """Kinds of files, as an editor chooses them; which a file is, is read from its content."""

    PICTURE = "picture", _("pictures")
    PDF = "pdf", _("PDF")
    WORD = "word", _("Word (.docx)")
    SHEET = "sheet", _("Excel (.xlsx)")


class Format(NamedTuple):
    """A media type, and what its files are called."""

    kind: Kind
    media_type: str
    suffixes: tuple[str, ...]


FORMATS = (
    Format(Kind.PICTURE, "image/jpeg", (".jpg", ".jpeg")),
    Format(Kind.PICTURE, "image/png", (".png",)),
    Format(Kind.PICTURE, "image/webp", (".webp",)),
    Format(Kind.PDF, "application/pdf", (".pdf",)),
    Format(Kind.WORD, f"{OFFICE}wordprocessingml.document", (".docx",)),
    Format(Kind.SHEET, f"{OFFICE}spreadsheetml.sheet", (".xlsx",)),
)
PICTURES = frozenset(each.media_type for each in FORMATS if each.kind is Kind.PICTURE)


@dataclass(frozen=True)
class Limits:
    """What one field takes; the whole site takes no file larger than its own limit."""

    kinds: tuple[Kind, ...] = (Kind.PICTURE, Kind.PDF)
    megabytes: int = DEFAULT_MEGABYTES
    most: int = DEFAULT_MOST

    @property
    def formats(self) -> list[Format]:
        """The formats that may be handed in."""
        return [each for each in FORMATS if each.kind in self.kinds]

    def __str__(self) -> str:
        """What may be chosen, as a sentence."""
        named = {"kinds": joined(str(each.label) for each in self.kinds)}
        named |= {"megabytes": str(self.most_megabytes), "most": str(self.most)}
        if self.most == 1:
            return gettext("%(kinds)s; one file of at most %(megabytes)s MB.") % named
        return (
            gettext("%(kinds)s; at most %(most)s files of at most %(megabytes)s MB each.") % named
        )

    @property
    def media_types(self) -> list[str]:
        """Their media types."""
        return [each.media_type for each in self.formats]

    @property
    def accept(self) -> str:
        """What the browser offers to choose from."""
        return ",".join(part for each in self.formats for part in (each.media_type, *each.suffixes))

    @property
    def most_megabytes(self) -> int:
        """The smaller of the field's limit and the site's."""
        return min(self.megabytes, settings.UPLOAD_MEGABYTES)

    @property
    def most_bytes(self) -> int:
        """The same in bytes."""
        return self.most_megabytes * MEGABYTE


def limits_of(field: Mapping[str, Any], kinds: tuple[Kind, ...] = Limits.kinds) -> Limits:
    """The limits of a field: its own settings, or what is usual."""
    chosen = tuple(Kind(each) for each in field.get("accepts") or kinds)
    megabytes = int(field.get("megabytes") or DEFAULT_MEGABYTES)
    return Limits(chosen, megabytes, int(field.get("most") or DEFAULT_MOST))


def whatever() -> Limits:
    """What any field may take: for a file of which it is not known yet where it belongs."""
    return Limits(tuple(Kind), settings.UPLOAD_MEGABYTES)
