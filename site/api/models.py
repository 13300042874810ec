"""What the API keeps: the limits of tokens, how often each was used, what was done under a key."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import APIToken

from people.models import Person

from .scopes import Scope


def every_scope() -> list[str]:
    """All scopes."""
    return list(Scope.values)


class TokenLimits(models.Model):
    """The limits of one token; a token without them may do whatever its user may."""

    token = models.OneToOneField(
        APIToken,
        models.CASCADE,
        primary_key=True,
        related_name="limits",
        verbose_name=_("token"),
    )
    scopes = models.JSONField(_("may be used to"), default=every_scope)
    per_minute = models.PositiveIntegerField(
        _("requests a minute"),
        null=True,
        blank=True,
        help_text=_("Leave empty for what the server's settings say."),
    )

    class Meta:
        verbose_name = _("limits of a token")
        verbose_name_plural = _("limits of tokens")

    def __str__(self) -> str:
        return str(self.token)


class TokenCount(models.Model):
    """How many requests came with a token in its latest minute, from all processes."""

    token = models.OneToOneField(APIToken, models.CASCADE, primary_key=True, related_name="+")
    minute = models.BigIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("count of a token")
        verbose_name_plural = _("counts of tokens")

    def __str__(self) -> str:
        return f"{self.token_id} {self.minute}: {self.count}"


class DoneOnce(models.Model):
    """What somebody did under an idempotency key, so that a repeated request does nothing more."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    #: Of the call and its content; another one under the same key is refused.
    digest = models.CharField(max_length=64)
    #: What came of it: the id of an upload, or the answer where what was made may be gone by then.
    result = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("request done once")
        verbose_name_plural = _("requests done once")
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="done_once")]
        indexes = [models.Index(fields=["at"], name="done_once_at")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.key}"
