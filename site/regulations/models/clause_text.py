"""The words of published clauses, kept to be found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .edition import Edition


class ClauseText(models.Model):
    """One clause of one edition; written when the edition is, and never changed."""

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="texts", verbose_name=_("edition")
    )
    position = models.PositiveIntegerField()
    clause = models.CharField(max_length=64)
    path = models.CharField(max_length=100)
    #: The path in plain figures (三.2 → 3.2), since people write numbers in many ways.
    number = models.CharField(max_length=60)
    title = models.CharField(max_length=255)
    text = models.TextField()
    #: All of it in one width and case.
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="clause_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.title}"
