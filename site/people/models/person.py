"""Person (人员): somebody with or without a user account."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """Somebody who holds posts, acts or applies; years of service and the like are facts."""

    name = models.CharField(_("full name"), max_length=60)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("user account"),
        help_text=_("Leave empty for somebody who does not sign in."),
    )
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_("Somebody who is not active holds no post, whatever the appointments say."),
    )

    #: Sentences that he often writes as an opinion.
    phrases = models.JSONField(_("frequent opinions"), default=list, blank=True, editable=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def handle(self) -> str:
        """How a list of persons names him: by his user name, or without an account by # and his number.

        No user name has a #, so that the two are never mistaken for each other.
        """
        return self.user.get_username() if self.user else f"#{self.pk}"

    @property
    def signs_in(self) -> bool:
        """Whether he can act here: he has not left, and his account is switched on."""
        return self.active and self.user is not None and self.user.is_active

    def label(self, on: date) -> str:
        """Post and unit of the main appointment on a day, as in 「网格员 · 一网格」."""
        appointment = self.appointments.main(on)
        return appointment.label if appointment else ""
