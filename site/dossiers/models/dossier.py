"""卷宗: a sealed file; together they are the catalogue."""

from typing import IO

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .item import ArchiveItem
from .sealed import Sealed


class Dossier(Sealed):
    """One line of the catalogue (DA/T 22-2015), and the file that it stands for.

    A finished matter, or the records of a person and month (合卷); or what came after (补卷).
    Its extents say which entries of which logs lie in it.
    """

    item = models.OneToOneField(
        ArchiveItem, models.PROTECT, related_name="dossier", verbose_name=_("item")
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
    programs = models.TextField(_("creating programs"), blank=True)
    sealed_at = models.DateTimeField(_("sealed at"))

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ["-sealed_at", "-pk"]
        indexes = [models.Index(fields=["-sealed_at", "-id"], name="dossier_newest")]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.archive_number} {self.title}"

    def open(self) -> IO[bytes]:
        """The sealed bytes; the caller closes the file."""
        opened: IO[bytes] = self.file.storage.open(str(self.file.name), "rb")
        return opened

    @property
    def file_name(self) -> str:
        """What a reader calls the file: its archive number."""
        return f"{self.archive_number}.pdf"

    @property
    def form_label(self) -> str:
        """卷宗, 合卷 or 补卷."""
        if self.item.is_supplement:
            return str(_("supplement"))
        return str(_("volume") if self.item.month else _("dossier of one matter"))

    @cached_property
    def family(self) -> list[str]:
        """The archive numbers of all its parts, its own among them, in their order."""
        return list(self.item.others.values_list("archive_number", flat=True))
