"""附件: an uploaded file, stored by digest; it joins a proceeding when the answers that name it are handed in."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.schemas.limits import PICTURES
from people.models import Person


class PlaceSource(models.TextChoices):
    """Who says where a picture was taken."""

    PICTURE = "picture", _("the picture")
    DEVICE = "device", _("the device, at the time of uploading")


def by_digest(upload: "Upload", _filename: str) -> str:
    """Where the bytes lie: uploads/ab/abcdef…; the name is never used as a path."""
    return f"uploads/{upload.sha256[:2]}/{upload.sha256}-{upload.pk}"


def small_by_digest(upload: "Upload", filename: str) -> str:
    """Where the small picture lies: beside the large one."""
    return f"{by_digest(upload, filename)}-small"


class Upload(models.Model):
    """Name as given, type as found in the content, size and digest of what is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        Person, models.PROTECT, related_name="uploads", verbose_name=_("owner")
    )
    name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("digest (SHA-256)"), max_length=64, db_index=True)
    content = models.FileField(_("content"), upload_to=by_digest, max_length=200)
    small = models.FileField(
        _("small picture"), upload_to=small_by_digest, max_length=200, blank=True
    )
    stream = models.CharField(_("proceeding"), max_length=40, blank=True, db_index=True)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    accuracy = models.FloatField(_("accuracy in metres"), null=True, blank=True)
    place_source = models.CharField(
        _("place according to"), max_length=10, choices=PlaceSource, blank=True
    )

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["uploaded_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """Whether a browser may show it."""
        return self.media_type in PICTURES

    @property
    def place(self) -> dict[str, Any] | None:
        """Where it was taken, if that is known."""
        if self.latitude is None or self.longitude is None:
            return None
        place = {"lat": self.latitude, "lng": self.longitude, "source": self.place_source}
        return place if self.accuracy is None else {**place, "accuracy": self.accuracy}
