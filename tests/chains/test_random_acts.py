"""Random acts by random people, while posts change hands: chain, state, trail and inboxes agree all along.

No refused act changes anything, and every matter can still reach an end, or is shown to the administrator.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from forms.schemas.service import current_edition
from people.models import Appointment, Person, Substitution
from people.service import hats
from tests.plugins.matters import ASKED_ON, everything, morning, slip
from trail.models import Trace
from trail.service import verify
from workflows.chains.acts import Matter
from workflows.chains.acts.step_act import StepAct
from workflows.chains.models import FINAL, Proceeding, Step
from workflows.chains.service import Refusal, open_acts, open_acts_of, perform, specific, submit
from workflows.chains.stranded import stranded
from workflows.chains.sweeping import sweep

USERS = (
    "grid-worker", "grid-worker-2", "deputy-leader", "deputy-leader-2", "office-director",
    "party-secretary", "office-clerk", "office-clerk-2", "finance-clerk", "department",
    "hr-bureau", "org-department",
)  # fmt: skip
CODES = (
    "opine", "approve", "deliberate", "refer", "file", "reject", "return", "return", "hand_over",
    "add_signer", "copy", "urge", "withdraw", "resubmit", "report_back", "cancel", "remind",
)  # fmt: skip
#: What carries a chain to its end.
FORWARD = ("opine", "approve", "deliberate", "refer", "file")
MOST_MATTERS = 3
MOST_ACTS_TO_THE_END = 60

users = st.sampled_from(USERS)


class Office(RuleBasedStateMachine):
    """The demo office, played at random; each game is rolled back."""

    def __init__(self) -> None:
        super().__init__()
        self.game = transaction.atomic()
        self.game.__enter__()
        self.people = {each: Person.objects.get(user__username=each) for each in USERS}
        self.on = ASKED_ON
        self.matters: list[Proceeding] = []
        #: What everybody wears, until posts change hands or a day passes.
        self.worn: dict[str, list[Any]] = {}

    def teardown(self) -> None:
        try:
            for matter in self.matters:
                self.reaches_an_end(matter)
        finally:
            transaction.set_rollback(True)
            self.game.__exit__(None, None, None)

    @rule(by=users, days=st.sampled_from([1, 2, 5, 10, 20, 40]), later=st.integers(0, 200))
    def hand_in(self, by: str, days: int, later: int) -> None:
        if len(self.matters) == MOST_MATTERS:
            return
        answers = slip(days, date(2026, 4, 1) + timedelta(days=later), leave_type="sick")
        with_refusal = self.tried(
            lambda: submit(
                current_edition("leave"), answers, by=self.person(by), at=morning(self.on)
            )
        )
        if isinstance(with_refusal, Proceeding):
            self.matters.append(with_refusal)
            self.agrees(with_refusal)

    @rule(
        which=st.integers(0, MOST_MATTERS - 1), code=st.sampled_from(CODES), by=users, other=users,
        place=st.sampled_from(["before", "after"]), nth=st.integers(0, 5), seen=st.booleans(),
    )  # fmt: skip
    def act(
        self, which: int, code: str, by: str, other: str, place: str, nth: int, seen: bool
    ) -> None:
        self.do(which, code, by, self.data(which, other, place, nth), seen)

    @rule(which=st.integers(0, MOST_MATTERS - 1), nth=st.integers(0, 20), other=users,
          place=st.sampled_from(["before", "after"]))  # fmt: skip
    def act_as_one_may(self, which: int, nth: int, other: str, place: str) -> None:
        """Most acts at random are refused: this one is open to somebody."""
        matter = self.chosen(which)
        offered = [
            (user, act.code)
            for user in USERS
            for act in (self.open_to(user, matter) if matter else [])
            if act.code not in ("withdraw", "reject")
        ]
        if offered:
            user, code = offered[nth % len(offered)]
            self.do(which, code, user, self.data(which, other, place, nth), seen=True)

    @rule(days=st.integers(1, 5))
    def time_passes(self, days: int) -> None:
        self.on += timedelta(days=days)
        self.worn.clear()
        sweep(now=morning(self.on))

    @rule(user=users)
    def somebody_leaves_or_comes_back(self, user: str) -> None:
        person = self.people[user]
        person.active = not person.active
        person.save()
        self.everything_agrees()

    @rule(absent=users, substitute=users, days=st.integers(0, 10))
    def somebody_stands_in(self, absent: str, substitute: str, days: int) -> None:
        if absent != substitute:
            ends = self.on + timedelta(days=days)
            Substitution.objects.create(
                absent=self.people[absent], substitute=self.people[substitute],
                starts=self.on, ends=ends,
            )  # fmt: skip
            self.everything_agrees()

    @rule(user=users, post=st.sampled_from(["deputy-leader", "office-director", "office-clerk"]))
    def somebody_is_appointed(self, user: str, post: str) -> None:
        held = Appointment.objects.filter(post__code=post).first()
        if (
            held
            and not Appointment.objects.filter(post__code=post, person=self.people[user]).exists()
        ):
            Appointment.objects.create(
                person=self.people[user], post=held.post, unit=held.unit, starts=self.on
            )
            self.everything_agrees()

    # What the rules above are made of.

    def person(self, user: str) -> Person:
        return Person.objects.get(pk=self.people[user].pk)

    def hats(self, user: str) -> list[Any]:
        if user not in self.worn:
            self.worn[user] = hats(self.people[user], self.on)
        return self.worn[user]

    def read(self, matter: Proceeding) -> tuple[Any, list[Step]]:
        found = specific(matter)
        rows = Step.objects.filter(proceeding=matter, round=found.round)
        return found, list(rows.select_related("charge", "person", "post").order_by("order", "pk"))

    def open_to(self, user: str, matter: Proceeding, read: Any = None) -> list[Any]:
        found, steps = read or self.read(matter)
        person = self.people[user]
        return open_acts_of(Matter(found, steps, person, morning(self.on), self.hats(user)))

    def chosen(self, which: int) -> Proceeding | None:
        return self.matters[which % len(self.matters)] if self.matters else None

    def data(self, which: int, other: str, place: str, nth: int) -> dict[str, str]:
        matter = self.chosen(which)
        steps = list(Step.objects.filter(proceeding=matter).order_by("pk")) if matter else []
        to_step = str(steps[nth % len(steps)].pk) if steps and nth % 2 else ""
        return {"to": other, "who": other, "place": place, "to_step": to_step, "step": to_step}

    def do(self, which: int, code: str, by: str, data: dict[str, str], seen: bool) -> None:
        matter = self.chosen(which)
        if matter is None:
            return
        number = Proceeding.objects.get(pk=matter.pk).seen
        self.tried(
            lambda: perform(
                matter, code, by=self.person(by), at=morning(self.on), opinion="。", data=data,
                seen=number if seen else None,
            )
        )  # fmt: skip
        self.agrees(matter)

    def tried(self, job: Any) -> Any:
        before = everything()
        sentence = ""
        try:
            return job()
        except Refusal as refusal:
            sentence = refusal.sentence
        assert sentence
        assert everything() == before, sentence
        return None

    def everything_agrees(self) -> None:
        self.worn.clear()
        for matter in self.matters:
            self.agrees(matter)

    def agrees(self, given: Proceeding) -> None:
        matter = Proceeding.objects.get(pk=given.pk)
        steps = list(Step.objects.filter(proceeding=matter, round=matter.round))
        self.chain_fits_the_state(matter, steps)
        self.trail_fits(matter)
        self.inboxes_fit(matter)

    def chain_fits_the_state(self, matter: Proceeding, steps: list[Step]) -> None:
        current = [each for each in steps if each.status == "current"]
        ahead = [each for each in steps if each.status == "ahead"]
        deciding = any(each.decides for each in (*current, *ahead))
        assert matter.final == (matter.state in FINAL)
        match matter.state:
            case "in_approval":
                assert current
                assert deciding
            case "approved":
                assert not deciding
                assert bool(current) or not ahead
            case _:
                assert not current
                assert not ahead
        assert len({each.order for each in current}) <= 1
        assert all(each.order > current[0].order for each in ahead if current)
        assert all(each.since is not None for each in current)
        earlier = Step.objects.filter(proceeding=matter).exclude(round=matter.round)
        assert not earlier.filter(status__in=["current", "ahead"]).exists()

    def trail_fits(self, matter: Proceeding) -> None:
        last = Trace.objects.filter(stream=matter.serial).order_by("number").last()
        assert verify(matter.serial).whole
        assert (last.number, last.digest, last.to_state) == (matter.seen, matter.head, matter.state)

    def inboxes_fit(self, matter: Proceeding) -> None:
        read = self.read(matter)
        current = {step.pk for step in read[1] if step.status == "current"}
        for user in USERS:
            person = self.people[user]
            found = Step.objects.waiting_for(person, self.hats(user), most=99)
            waits = not current.isdisjoint(each.id for each in found)
            open_to = self.open_to(user, matter, read)
            may = any(isinstance(act, StepAct) and not act.rare for act in open_to)
            assert waits == may, (user, [act.code for act in open_to])

    def reaches_an_end(self, matter: Proceeding) -> None:
        """Played forward by whoever may, it is approved and filed; or the report shows why not."""
        for _time in range(MOST_ACTS_TO_THE_END):
            state = Proceeding.objects.get(pk=matter.pk).state
            waits = Step.objects.filter(proceeding=matter, status="current").exists()
            if not waits:
                assert state in ("approved", "returned", *FINAL)
                return
            if not self.goes_on(matter):
                shown = {each.step.proceeding_id for each in stranded(self.on)}
                elsewhere = self.somebody_else_may(matter)
                assert matter.pk in shown or elsewhere
                return
        raise AssertionError(f"{matter.serial} comes to no end")

    def goes_on(self, matter: Proceeding) -> bool:
        read = self.read(matter)
        for user in USERS:
            for act in self.open_to(user, matter, read):
                if act.code in FORWARD:
                    person = self.people[user]
                    perform(matter, act.code, by=person, at=morning(self.on), opinion="同意。")
                    return True
        return False

    def somebody_else_may(self, matter: Proceeding) -> bool:
        others = Person.objects.filter(active=True).exclude(user__username__in=USERS)
        return any(
            isinstance(act, StepAct)
            for person in others
            for act in open_acts(matter, by=person, at=morning(self.on))
        )


def play(games: int, acts: int) -> None:
    run_state_machine_as_test(
        Office,
        settings=settings(
            max_examples=games, stateful_step_count=acts, deadline=None, derandomize=True,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        ),
    )  # fmt: skip


@pytest.mark.usefixtures("office")
class TestRandomActs:
    def test_of_a_short_game_leave_everything_in_order(self):
        play(games=2, acts=12)

    @pytest.mark.slow
    def test_by_the_thousand_leave_everything_in_order(self):
        play(games=40, acts=50)
