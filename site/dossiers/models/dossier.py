"""卷宗: the sealed file of one finished matter; together they are the catalogue."""

from typing import IO, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows.chains.models import Proceeding


class DossierIsSealed(Exception):
    """Somebody tried to change or delete a sealed dossier."""


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Dossiers are added, never changed."""

    def update(self, **_values: Any) -> int:
        raise DossierIsSealed

    def delete(self) -> tuple[int, dict[str, int]]:
        raise DossierIsSealed


class Dossier(models.Model):
    """One line of the catalogue (DA/T 22-2015), and the file that it stands for."""

    proceeding = models.OneToOneField(
        Proceeding, models.PROTECT, related_name="dossier", verbose_name=_("proceeding")
    )
    archive_number = models.CharField(_("archive number"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=300)
    responsible = models.CharField(_("responsible"), max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(_("year of filing"))
    retention = models.CharField(_("retention period"), max_length=4)
    pages = models.PositiveIntegerField(_("pages"))
    size = models.PositiveBigIntegerField(_("size in bytes"))
    file = models.FileField(_("sealed file"), max_length=200)
    sha256 = models.CharField(_("digest (SHA-256)"), max_length=64, unique=True)
    sm3 = models.CharField(_("digest (SM3)"), max_length=64, blank=True, db_index=True)
    #: The digest that the printed page shows: a file cannot contain its own.
    data_sha256 = models.CharField(_("digest of the data"), max_length=64, db_index=True)
    #: The end of the log that it was sealed over.
    trace_number = models.PositiveIntegerField(_("last trace"))
    trace_digest = models.CharField(_("digest of the last trace"), max_length=64)
    programs = models.TextField(_("creating programs"), blank=True)
    sealed_at = models.DateTimeField(_("sealed at"))

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ["-sealed_at", "-pk"]
        indexes = [models.Index(fields=["-sealed_at", "-id"], name="dossier_newest")]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.archive_number} {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise DossierIsSealed
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise DossierIsSealed

    def open(self) -> IO[bytes]:
        """The sealed bytes; the caller closes the file."""
        opened: IO[bytes] = self.file.storage.open(str(self.file.name), "rb")
        return opened

    @property
    def file_name(self) -> str:
        """What a reader calls the file: its archive number."""
        return f"{self.archive_number}.pdf"
