"""A slip with a state, and a row for each thing that happened to it."""

from django.conf import settings
from django.db import models
from django_fsm import FSMField, transition

USER = settings.AUTH_USER_MODEL


class Slip(models.Model):
    """A leave slip that waits for one user."""

    owner = models.ForeignKey(USER, models.PROTECT, related_name="+")
    assignee = models.ForeignKey(USER, models.PROTECT, related_name="+")
    state = FSMField(default="in_approval")
    answers = models.JSONField()
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["assignee", "-id"],
                name="slip_inbox",
                condition=models.Q(state="in_approval"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @transition(field=state, source="in_approval", target="approved")
    def approve(self) -> None:
        """The one who decides agrees."""


class Event(models.Model):
    """What happened: who, what, from which state to which."""

    slip = models.ForeignKey(Slip, models.CASCADE, related_name="events")
    actor = models.ForeignKey(USER, models.PROTECT, related_name="+")
    act = models.CharField(max_length=30)
    from_state = models.CharField(max_length=30, blank=True)
    to_state = models.CharField(max_length=30)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.act
