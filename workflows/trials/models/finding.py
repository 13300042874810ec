"""What a trial found about one matter that would have gone differently."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .trial import Trial

#: In which order findings are read.
BY_DAY = ("trial", "submitted_on", "id")


class TrialFinding(models.Model):
    """A matter by its serial and post, never by name, and what would have been otherwise.

    `differences` is [{what, before, after, before_clauses, after_clauses}], each clause
    {title, path, sentence}; of a matter that cannot be said, `reasons` say why.
    """

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="findings", db_index=False)
    serial = models.CharField(_("serial number"), max_length=40)
    form = models.CharField(_("form"), max_length=255)
    post = models.CharField(_("post of the applicant"), max_length=100, blank=True)
    submitted_on = models.DateField(_("handed in on"))
    chain = models.BooleanField(_("another chain"), default=False)
    verdict = models.BooleanField(_("another verdict"), default=False)
    due = models.BooleanField(_("another due date"), default=False)
    unsaid = models.BooleanField(_("cannot be said"), default=False)
    differences = models.JSONField(_("differences"), default=list)
    reasons = models.JSONField(_("reasons"), default=list)

    class Meta:
        verbose_name = _("finding of a trial run")
        verbose_name_plural = _("findings of trial runs")
        ordering = BY_DAY
        constraints = [
            models.UniqueConstraint(fields=["trial", "serial"], name="trial_finding_once")
        ]
        indexes = [
            models.Index(fields=BY_DAY, name="trial_found"),
            *(
                models.Index(
                    fields=BY_DAY, name=f"trial_found_{what}", condition=models.Q(**{what: True})
                )
                for what in ("chain", "verdict", "due", "unsaid")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trial_id} · {self.serial}"
