"""Post (岗位): a role that somebody holds in a unit, or a body that meets there."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Post(models.Model):
    """A role such as 网格员, or a body such as 领导会议 whose decisions a post records."""

    code = models.SlugField(_("code"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=60)
    body = models.BooleanField(
        _("body"),
        default=False,
        help_text=_("A meeting that decides together, rather than the post of one person."),
    )
    recorded_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        verbose_name=_("recorded by"),
        help_text=_("For a body: the post that records what it decided."),
    )
    members = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="sits_in",
        verbose_name=_("members"),
        limit_choices_to={"body": False},
        help_text=_("For a body: the posts whose holders sit in it."),
    )
    quorum = models.PositiveSmallIntegerField(
        _("present at least"),
        null=True,
        blank=True,
        help_text=_(
            "For a body: how many members must be there for it to decide. Empty: nobody counts them."
        ),
    )
    oversees = models.BooleanField(
        _("oversees the unit"),
        default=False,
        help_text=_("Its holders may read every matter of their unit and of those below it."),
    )
    keeps_accounts = models.BooleanField(
        _("keeps accounts"),
        default=False,
        help_text=_(
            "Its holders may give new first passwords to the people of their unit and below."
        ),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A body names the post that records it, and only a body does."""
        super().clean()
        if sentence := self._recording_fault():
            raise ValidationError({"recorded_by": sentence})

    def _recording_fault(self) -> str | None:
        recorder = self.recorded_by
        if self.body and recorder is None:
            return gettext("A body needs the post that records its decisions. Choose one.")
        if not self.body and recorder is not None:
            return gettext(
                "Only the decisions of a body are recorded by another post. "
                "Tick “body”, or leave this empty."
            )
        if recorder is not None and recorder.body:
            return gettext("%(post)s is itself a body. Choose a post that a person holds.") % {
                "post": recorder.name
            }
        return None
