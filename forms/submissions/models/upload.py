"""附件: an uploaded file, stored by digest; it joins a proceeding when the answers that name it are handed in."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Person


def by_digest(upload: "Upload", _filename: str) -> str:
    """Where the bytes lie: uploads/ab/abcdef…; the name is never used as a path."""
    return f"uploads/{upload.sha256[:2]}/{upload.sha256}-{upload.pk}"


class Upload(models.Model):
    """Name as given, type as found in the content, size in bytes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        Person, models.PROTECT, related_name="uploads", verbose_name=_("owner")
    )
    name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("digest (SHA-256)"), max_length=64)
    content = models.FileField(_("content"), upload_to=by_digest, max_length=200)
    stream = models.CharField(_("proceeding"), max_length=40, blank=True, db_index=True)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["uploaded_at"]

    def __str__(self) -> str:
        return self.name
