"""What happens in a game while matters are under way: time, who holds which post, what is laid down."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction

from office.loading.regulations import clause_blocks
from people.models import Appointment, Substitution
from regulations.models import RegulationPage
from regulations.publishing import NotPublishable
from workflows.chains.outgoing import note_overdue
from workflows.chains.sweeping import sweep

from .routes import OF_TEN, OF_TEN_ANEW, OTHERS
from .watching import Watched


class Changing(Watched):
    """Posts change hands, days pass."""

    #: Whether the route of few copies is the later one.
    anew = False

    def time_passes(self, hours: int) -> None:
        self.later(timedelta(hours=hours))
        sweep(now=self.now)
        assert sweep(now=self.now) == 0
        note_overdue(now=self.now)
        self.everything_agrees()

    def somebody_leaves_or_comes_back(self, *, one: str, **_rest: Any) -> None:
        person = self.people[one]
        person.active = not person.active
        person.save()

    def somebody_stands_in(self, *, one: str, other: str, nth: int, **_rest: Any) -> None:
        """For a post or in everything, for all forms or for one."""
        held = self.people[one].appointments.order_by("pk").first()
        of: dict[str, Any] = {"appointment": held} if nth % 2 else {"absent": self.people[one]}
        if one != other:
            Substitution.objects.create(
                substitute=self.people[other], starts=self.on, ends=self.on + timedelta(days=nth),
                forms=[[], ["leave"], [], ["seal"]][nth % 4], **of,
            )  # fmt: skip

    def a_substitution_ends(self, *, nth: int, **_rest: Any) -> None:
        running = list(Substitution.objects.running(self.on).order_by("pk"))
        if running:
            running[nth % len(running)].delete()

    def somebody_is_appointed(self, *, one: str, post: str, **_rest: Any) -> None:
        held = Appointment.objects.filter(post__code=post).order_by("pk").first()
        same = Appointment.objects.running(self.on).filter(person=self.people[one])
        if held and not same.filter(post=held.post, unit=held.unit).exists():
            Appointment.objects.create(
                person=self.people[one], post=held.post, unit=held.unit, starts=self.on
            )

    def somebody_is_dismissed(self, *, nth: int, post: str, **_rest: Any) -> None:
        held = list(Appointment.objects.running(self.on).filter(post__code=post).order_by("pk"))
        if held:
            gone, yesterday = held[nth % len(held)], self.on - timedelta(days=1)
            gone.starts, gone.ends = min(gone.starts, yesterday), yesterday
            gone.save()

    def the_route_is_published_anew(self, *, nth: int, **_rest: Any) -> None:
        """What is under way keeps its editions; where a post is vacant nothing is published."""
        page = RegulationPage.objects.get(slug="seals")
        clauses = [*(OF_TEN if self.anew else OF_TEN_ANEW), *OTHERS]
        page.clauses = clause_blocks({"slug": "seals", "clauses": clauses})
        page.in_force_from = self.on
        with suppress(NotPublishable), transaction.atomic():
            page.save_revision().publish()
            self.anew = not self.anew
