"""The demo office, played at random: random acts by random people, while posts change hands and days pass."""

from datetime import date, timedelta
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, rule

from forms.schemas.service import current_edition
from tests.plugins.matters import MET, everything
from workflows.chains.acts import acts_for
from workflows.chains.models import Proceeding, Step
from workflows.chains.recording import Sitting, record_minutes
from workflows.chains.service import perform, specific, submit

from .assessing import FORM, opener, rated
from .changing import Changing
from .commands import CHANGES, MOST_MATTERS, USERS, commands
from .ending import FORWARD
from .results import came_of


class Office(Changing, RuleBasedStateMachine):
    """What people do."""

    @rule(what=commands)
    def next(self, what: tuple[str, dict[str, Any]]) -> None:
        """One rule for all, so that none is left out for a whole game."""
        name, given = what
        self.later(timedelta(seconds=7))
        getattr(self, name)(**given)
        if name in CHANGES:
            self.everything_agrees()

    def hand_in(self, by: str, what: Any, twice: bool) -> None:
        if len(self.matters) == MOST_MATTERS:
            return
        form, answers = what
        if form == FORM and twice:
            # Only who has a station in it may begin it: most others are refused.
            by = opener(answers, by)
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
            user, code = offered[choice // 2 % len(offered)]
            self.do(which, code, user, self.data(which, other, nth), seen=0)

    def a_meeting_is_recorded(self, by: str, about: str) -> None:
        """What lifts a limit once."""
        sitting = Sitting("leaders-meeting", self.on, "五人", self.people[about], "leave", "同意。")
        self.tried(lambda: record_minutes(sitting, by=self.person(by), at=self.now))

    # What these are made of.

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
            data, answers = rated(steps, may, by_whom, data)
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
            came_of(done, code, data)
        self.agrees(matter)
