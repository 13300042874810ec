"""One game: the people, the clock and the matters; what is looked at after each act."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from django.db import transaction

from notices.models import Outbox
from notices.spreading import spread
from people.models import Person
from people.service import hats
from tests.plugins.matters import ASKED_ON, everything, morning
from tests.plugins.matters import acts as acts_of
from trail.service import verify_all
from workflows.chains.acts import Matter
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import Refusal, open_acts_of, specific

from . import agreeing, seeing
from .commands import USERS
from .ending import BY_MONTH, is_sealed, reaches_its_end
from .results import result_fits
from .roster import Roster

LOOK_AT_ONCE = 3


class Watched:
    """Each game is rolled back."""

    #: Whether what has ended is printed and sealed at the end of the game.
    seals = False

    def __init__(self) -> None:
        super().__init__()
        self.game = transaction.atomic()
        self.game.__enter__()
        self.people = {each: Person.objects.get(user__username=each) for each in USERS}
        self.now = morning(ASKED_ON)
        self.matters: list[Proceeding] = []
        self.kept: dict[int, set[int]] = {}
        self.turn: Iterator[str] = cycle(USERS)
        self.changed_hands()

    def teardown(self) -> None:
        try:
            for matter in self.matters:
                self.comes_to_its_end(matter)
            assert all(each.whole for each in verify_all())
        finally:
            transaction.set_rollback(True)
            self.game.__exit__(None, None, None)

    @property
    def on(self) -> date:
        return self.now.date()

    def later(self, span: timedelta) -> None:
        """No two acts at one moment; on another day somebody else may act."""
        before, self.now = self.on, self.now + span
        if self.on != before:
            self.changed_hands()

    def changed_hands(self) -> None:
        self.worn: dict[str, Any] = {}
        self.roster = Roster(self.on)

    def person(self, user: str) -> Person:
        return Person.objects.get(pk=self.people[user].pk)

    def hats(self, user: str) -> Any:
        if user not in self.worn:
            self.worn[user] = hats(self.people[user], self.on)
        return self.worn[user]

    def chosen(self, which: int) -> Proceeding:
        return self.matters[which % len(self.matters)]

    def read(self, matter: Proceeding) -> tuple[Any, list[Step]]:
        found = specific(matter)
        rows = Step.objects.filter(proceeding=matter, round=found.round)
        return found, list(rows.select_related("charge", "person", "post").order_by("order", "pk"))

    def open_to(self, user: str, read: Any) -> list[Any]:
        asked = Matter(*read, self.people[user], self.now, self.hats(user))
        return open_acts_of(asked)

    def done_by_who_may(self, matter: Proceeding, before: list[Step], may: Any) -> None:
        """Whoever ended a step sat there; where all or most must agree, they have."""
        waited = {each.pk for each in before if each.status == "current"}
        for each in Step.objects.filter(pk__in=waited, status="done").select_related("charge"):
            agreed_before = next(old.agreed for old in before if old.pk == each.pk)
            handed_on = acts_of(matter)[-1] == "reassign"
            assert handed_on or each.done_by_id in {*may[each.pk], *agreed_before}
            if each.mode != "any" and each.outcome in ("approve", "opine", "deliberate", "refer"):
                assert self.roster.agreed(each, matter)

    def told(self, matter: Proceeding, actor: int, *, before: set[int]) -> None:
        """Those to whom it came by this act are told, and it is told of once."""
        spread(now=self.now)
        assert not Outbox.objects.filter(told_at=None).exists()
        assert not Outbox.objects.exclude(fault="").exists()
        found, steps = self.read(matter)
        arrived = [e for e in steps if e.status == "current" and e.pk not in before]
        seeing.told_fits(found, arrived, self.roster, actor)

    def tried(self, job: Any) -> Any:
        """What came of it; None when it was refused with a sentence, and nothing had changed."""
        before = everything()
        try:
            return job()
        except Refusal as refusal:
            sentence = refusal.sentence
        assert sentence
        assert everything() == before, sentence
        return None

    def everything_agrees(self) -> None:
        self.changed_hands()
        for matter in self.matters:
            self.agrees(matter)

    def agrees(self, given: Proceeding) -> None:
        matter, steps = self.read(given)
        agreeing.chain_fits_the_state(matter, steps)
        agreeing.nothing_was_left_out(matter, steps)
        agreeing.trail_fits(matter, steps)
        agreeing.outbox_fits(matter)
        agreeing.times_fit(matter, steps)
        result_fits(matter)
        kept = matter.kept_editions.values_list("edition", flat=True)
        assert set(kept) == self.kept[matter.pk]
        for user in self.looking():
            acts, person = self.open_to(user, (matter, steps)), self.people[user]
            seeing.inbox_fits(matter, steps, self.roster, person, self.hats(user), acts)
        seeing.stranded_fits(steps, matter, self.roster)
        every_round = list(Step.objects.filter(proceeding=matter).select_related("charge"))
        eyes = [self.people[user] for user in self.looking()]
        seeing.sight_fits(matter, every_round, self.roster, eyes)

    def looking(self) -> list[str]:
        """Some of them each time, all of them in their turn: every look takes several queries."""
        return [next(self.turn) for _each in range(LOOK_AT_ONCE)]

    def comes_to_its_end(self, given: Proceeding) -> None:
        later = self.now + timedelta(days=400)
        reaches_its_end(given, later)
        matter = specific(given)
        if self.seals and matter.kind != BY_MONTH:
            is_sealed(matter)
