"""The demo office, played at random: random acts by random people, while posts change hands and days pass."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from forms.schemas.service import current_edition
from notices.models import Outbox
from notices.spreading import spread
from office.loading.regulations import clause_blocks
from people.models import Appointment, Person, Substitution
from people.service import hats
from regulations.models import RegulationPage
from regulations.publishing import NotPublishable
from tests.plugins.matters import ASKED_ON, MET, everything, morning
from tests.plugins.matters import acts as acts_of
from trail.service import verify_all
from workflows.chains.acts import Matter, acts_for
from workflows.chains.models import Proceeding, Step
from workflows.chains.outgoing import note_overdue
from workflows.chains.recording import Sitting, record_minutes
from workflows.chains.service import Refusal, open_acts_of, perform, specific, submit
from workflows.chains.sweeping import sweep

from . import agreeing, seeing
from .asking import asked, rating
from .ending import BY_MONTH, FORWARD, is_sealed, reaches_its_end
from .roster import Roster
from .routes import OF_TEN, OF_TEN_ANEW, OTHERS

USERS = (
    "grid-worker", "grid-worker-2", "grid-head", "service-station", "service-centre",
    "community-secretary", "deputy-leader", "deputy-leader-2", "office-director",
    "party-secretary", "office-clerk", "office-clerk-2", "finance-clerk", "department",
    "hr-bureau", "org-department", "district-command",
)  # fmt: skip
RATERS = ("office-director", "community-secretary", "service-centre")
POSTS = ("deputy-leader", "office-director", "office-clerk", "finance-clerk", "service-centre")
CHANGES = (
    "somebody_leaves_or_comes_back", "somebody_stands_in", "a_substitution_ends",
    "somebody_is_appointed", "somebody_is_dismissed", "the_route_is_published_anew",
)  # fmt: skip
MOST_MATTERS = 3
LOOK_AT_ONCE = 3

users, posts = st.sampled_from(USERS), st.sampled_from(POSTS)
which, nth = st.integers(0, MOST_MATTERS - 1), st.integers(0, 9)
changed = {"one": users, "other": users, "nth": nth, "post": posts}
#: What may come next: how often among a hundred, and with what.
COMMANDS: dict[str, tuple[int, dict[str, Any]]] = {
    "hand_in": (12, {"by": users, "what": asked, "twice": st.booleans()}),
    "go_on_from_a_leave": (2, {"which": which, "days": st.integers(1, 9)}),
    "act": (18, {"which": which, "code": st.integers(0, 99), "by": users, "other": users,
                 "nth": nth, "seen": st.integers(0, 3)}),
    "act_as_one_may": (46, {"which": which, "choice": st.integers(0, 200), "other": users,
                            "nth": nth}),
    "a_meeting_is_recorded": (2, {"by": users, "about": users}),
    "time_passes": (8, {"hours": st.sampled_from([1, 5, 24, 72, 200])}),
    **dict.fromkeys(CHANGES, (2, changed)),
}  # fmt: skip
often = [name for name, (share, _given) in COMMANDS.items() for _each in range(share)]
commands = st.sampled_from(often).flatmap(
    lambda name: st.tuples(st.just(name), st.fixed_dictionaries(COMMANDS[name][1]))
)


class Office(RuleBasedStateMachine):
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
        self.anew = False
        self.turn = cycle(USERS)
        self.changed_hands()

    def teardown(self) -> None:
        try:
            for matter in self.matters:
                self.comes_to_its_end(matter)
            assert all(each.whole for each in verify_all())
        finally:
            transaction.set_rollback(True)
            self.game.__exit__(None, None, None)

    @rule(what=commands)
    def next(self, what: tuple[str, dict[str, Any]]) -> None:
        """One rule for all, so that none is left out for a whole game."""
        name, given = what
        self.later(timedelta(seconds=7))
        getattr(self, name)(**given)
        if name in CHANGES:
            self.everything_agrees()

    # What people do.

    def hand_in(self, by: str, what: Any, twice: bool) -> None:
        if len(self.matters) == MOST_MATTERS:
            return
        form, answers = what
        if form == "assessment" and twice:
            # Only who has a station in it may begin it: most others are refused.
            by = RATERS[len(by) % len(RATERS)]
        self.born(form, answers, by, key="once" * twice + str(len(self.matters)) * twice)

    def go_on_from_a_leave(self, which: int, days: int) -> None:
        """续假."""
        if not 0 < len(self.matters) < MOST_MATTERS:
            return
        origin = specific(self.chosen(which))
        if origin.continues_with:
            first = date.fromisoformat(origin.continues_with["first_day"])
            last = first + timedelta(days=days - 1)
            more = {"last_day": last.isoformat(), "reason": "还没有好。"}
            by = next((k for k, v in self.people.items() if v.pk == origin.applicant_id), "")
            self.born("leave", {**origin.continues_with, **more}, by, origin=origin)

    def act(self, which: int, code: int, by: str, other: str, nth: int, seen: int) -> None:
        """Any act that the kind knows, by anybody; most are refused."""
        if not self.matters:
            return
        codes = [each.code for each in acts_for(self.chosen(which))]
        self.do(which, codes[code % len(codes)], by, self.data(which, other, nth), seen)

    def act_as_one_may(self, which: int, choice: int, other: str, nth: int) -> None:
        """Most acts at random are refused: this one is open to somebody."""
        if not self.matters:
            return
        matter = self.chosen(which)
        read = self.read(matter)
        # What ends a matter at once is done seldom.
        offered = [
            (user, act.code)
            for user in USERS
            for act in self.open_to(user, read)
            if choice % 9 == 0 or act.code not in ("withdraw", "reject", "decline", "cancel")
        ]
        if choice % 2:
            # Half of them carry it on, so that it comes far.
            offered = [each for each in offered if each[1] in FORWARD] or offered
        if offered:
            user, code = offered[choice % len(offered)]
            self.do(which, code, user, self.data(which, other, nth), seen=0)

    def a_meeting_is_recorded(self, by: str, about: str) -> None:
        """What lifts a limit once."""
        sitting = Sitting("leaders-meeting", self.on, "五人", self.people[about], "leave", "同意。")
        self.tried(lambda: record_minutes(sitting, by=self.person(by), at=self.now))

    # What happens meanwhile.

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

    # What the rules above are made of.

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

    def data(self, which: int, other: str, nth: int) -> dict[str, str]:
        """Something for whatever an act may ask; what it does not know it leaves out."""
        rows = Step.objects.filter(proceeding=self.chosen(which)).order_by("-round", "pk")
        # Mostly a step to which it may go back, sometimes any, often none.
        steps = list(rows.filter(status="done")) * (nth != 1) or list(rows)
        step = str(steps[nth // 2 % len(steps)].pk) if nth % 2 else ""
        waits = rows.filter(status="current").values_list("pk", flat=True).first()
        back_on = self.on - timedelta(days=nth % 3)
        return {
            "to": other, "who": other, "place": ("before", "after")[nth % 2],
            "to_step": step, "step": str(waits), "absence": ("excused", "absent")[nth % 2],
            "back_on": back_on.isoformat(), "score": str(12 * nth),
            **({"in_favour": "3", "against": str(nth)} if nth % 3 == 0 else {}),
            **(MET if nth % 4 else {}),
        }  # fmt: skip

    def born(self, form: str, answers: Any, by: str, key: str = "", origin: Any = None) -> None:
        def submitted() -> Proceeding:
            return submit(
                current_edition(form), answers, by=self.person(by), at=self.now,
                key=key, origin=origin,
            )  # fmt: skip

        found = self.tried(submitted)
        if found is None or found.pk in self.kept:
            return
        self.matters.append(found)
        self.kept[found.pk] = set(found.kept_editions.values_list("edition", flat=True))
        if key:
            before = everything()
            assert submitted().pk == found.pk
            assert everything() == before
        self.told(found, self.people[by].pk, before=set())

    def do(self, which: int, code: str, by: str, data: dict[str, str], seen: int) -> None:
        matter, by_whom = self.chosen(which), self.person(by)
        found, steps = self.read(matter)
        may = {each.pk: self.roster.may_act(each, found) for each in steps}
        number = {0: found.seen, 1: None, 2: found.seen, 3: found.seen - 1}[seen]
        answers = None
        if code == "rate":
            data, answers = self.rated(steps, may, by_whom, data)
        done = self.tried(
            lambda: perform(
                matter, code, by=by_whom, at=self.now, opinion="。", data=data, seen=number,
                answers=answers,
            )
        )  # fmt: skip
        if done is not None:
            self.done_by_who_may(matter, steps, may)
            waited = {each.pk for each in steps if each.status == "current"}
            self.told(done, by_whom.pk, before=waited)
        self.agrees(matter)

    def rated(
        self, steps: list[Step], may: Any, by: Person, data: dict[str, str]
    ) -> tuple[dict[str, str], dict[str, Any]]:
        """The form of one of his stations, or of any, and what he hands in; sometimes more than a score can be."""
        asked = [each for each in steps if each.act == "rate" and each.status == "current"]
        mine = [each for each in asked if by.pk in may[each.pk]] or asked
        form = mine[0].hands_in if mine else "platform-result"
        return {**data, "form": form}, rating(form, int(data["score"]))

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
