"""环节时限: reminded on the last day, urged when the time is up, then the level above is told; never decided."""

from datetime import date, datetime, time

import pytest

from people.models import Appointment, Post, Unit
from tests.plugins.matters import ASKED_ON, SHANGHAI, acts, chain, everything, morning
from tests.seals import clause, published, route, station
from trail.models import Trace
from trail.service import verify
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import Reason, perform
from workflows.chains.sweeping import sweep, the_system


def moment(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime.combine(date(2026, month, day), time(hour, minute), SHANGHAI)


@pytest.fixture
def request_with_time(ask_seal):
    """A request that the finance clerk looks at within some time; the director decides."""

    def make(**more):
        within = {"within": 2, "within_unit": "working_days"} | more
        published(
            clause(
                "财务两个工作日内签注意见，主任批。",
                route(by=[station("finance-clerk", "opine", **within),
                          station("office-director", order=2)]),
            )
        )  # fmt: skip
        return ask_seal()

    return make


class TestTheTimeOfAStep:
    def test_counts_working_days_without_the_day_of_arrival(self, request_with_time):
        """Handed in on Monday 2 March: up to Wednesday, 24:00."""
        step = request_with_time().steps.get(order=1)

        assert step.due_at.astimezone(SHANGHAI).date() == date(2026, 3, 4)
        assert step.speaks_at == moment(3, 4, 0)

    def test_passes_over_a_weekend_and_holidays(self, request_with_time):
        """Five working days from 2 March end on Monday the 9th."""
        step = request_with_time(within=5).steps.get(order=1)

        assert step.due_at.astimezone(SHANGHAI).date() == date(2026, 3, 9)

    def test_may_be_hours(self, request_with_time):
        step = request_with_time(within=4, within_unit="hours").steps.get(order=1)

        assert (step.due_at, step.speaks_at) == (moment(3, 2, 13), moment(3, 2, 12))

    def test_runs_only_while_it_waits(self, request_with_time, do):
        matter = do(request_with_time(), "opine", "finance-clerk")

        assert sweep(now=moment(3, 20)) == 0
        assert acts(matter) == ["submit", "opine"]

    def test_is_not_won_by_handing_it_over(self, request_with_time, do):
        matter = request_with_time()
        before = matter.steps.get(order=1).due_at
        do(matter, "hand_over", "finance-clerk", data={"to": "department"}, on=date(2026, 3, 4))

        assert matter.steps.get(status="current").due_at == before

    def test_is_told_in_the_rule(self, request_with_time):
        from regulations.models import Edition

        request_with_time()
        said = Edition.objects.get(slug="seals").clauses[0]["rules"][0]["sentence"]

        assert "within 2 working days" in said or "2 个工作日" in said


class TestTheSweep:
    def test_says_each_word_at_its_moment_and_only_once(self, request_with_time):
        matter = request_with_time()
        said = []
        for at in (
            moment(3, 3), moment(3, 4), moment(3, 4, 23), moment(3, 5, 0, 1), moment(3, 5),
            moment(3, 6, 0, 1), moment(3, 9),
        ):  # fmt: skip
            sweep(now=at)
            sweep(now=at)
            said.append(acts(matter)[1:])

        assert said == [
            [], ["remind"], ["remind"], ["remind", "chase"], ["remind", "chase"],
            ["remind", "chase", "escalate"], ["remind", "chase", "escalate"],
        ]  # fmt: skip
        assert verify(matter.serial).whole

    def test_never_decides(self, request_with_time):
        matter = request_with_time()
        for day in range(3, 30):
            sweep(now=moment(3, day))

        assert Proceeding.objects.get(pk=matter.pk).state == "in_approval"
        assert chain(matter) == [
            ("finance-clerk", "opine", "current"),
            ("office-director", "approve", "ahead"),
        ]

    def test_that_comes_late_says_the_last_word_alone(self, request_with_time):
        """The worker was down for a week."""
        matter = request_with_time()

        assert sweep(now=moment(3, 12)) == 1
        assert acts(matter) == ["submit", "escalate"]

    def test_is_done_by_the_system(self, request_with_time):
        matter = request_with_time()
        sweep(now=moment(3, 4))
        trace = Trace.objects.select_related("words").get(stream=matter.serial, act="remind")

        assert (trace.actor, trace.appointment) == ("system", "")
        assert trace.payload.data["post"] == "财务人员"

    def test_makes_no_tab_old(self, request_with_time, do):
        matter = request_with_time()
        seen = matter.seen
        sweep(now=moment(3, 4))

        assert do(matter, "opine", "finance-clerk", seen=seen).seen == seen + 2

    def test_costs_nothing_while_nothing_is_due(self, request_with_time, django_assert_num_queries):
        request_with_time()
        with django_assert_num_queries(1):
            sweep(now=moment(3, 3))


class TestTheLevelAbove:
    def overdue(self, matter) -> Step:
        sweep(now=moment(3, 6, 0, 1))
        return Step.objects.get(proceeding=matter, status="current")

    def test_is_who_oversees_the_unit_of_the_step(self, request_with_time):
        assert self.overdue(request_with_time()).tell == "party-secretary"

    def test_is_the_post_that_the_route_names(self, request_with_time, person):
        step = self.overdue(request_with_time(tell="office-director"))

        assert step.tell == "office-director"

    def test_is_nobody_who_sits_there_himself(self, request_with_time, person):
        Appointment.objects.create(
            person=person("party-secretary"), post=Post.objects.get(code="finance-clerk"),
            unit=Unit.objects.get(code="street"), starts=ASKED_ON,
        )  # fmt: skip

        assert self.overdue(request_with_time()).tell == "office-director"

    def test_can_look_at_the_matter_while_it_is_late(self, request_with_time, person, do):
        matter = request_with_time(tell="integrity-liaison")
        liaison = person("integrity-liaison")

        def sees(on: date) -> bool:
            return Proceeding.objects.visible_to(liaison, on=on).filter(pk=matter.pk).exists()

        assert not sees(date(2026, 3, 5))
        self.overdue(matter)
        assert sees(date(2026, 3, 6))
        do(matter, "opine", "finance-clerk", on=date(2026, 3, 7))
        assert not sees(date(2026, 3, 7))


class TestNobodyElse:
    @pytest.mark.parametrize("word", ["remind", "chase", "escalate"])
    def test_says_what_the_clock_says(self, request_with_time, do, refused, word):
        matter = request_with_time()
        step = matter.steps.get(order=1)

        for user in ("finance-clerk", "grid-worker", "admin", "office-director"):
            with refused(Reason.NOT_ALLOWED):
                do(matter, word, user, data={"step": str(step.pk)})

    def test_and_the_clock_does_nothing_else(self, request_with_time, refused):
        matter = request_with_time()

        for code in ("opine", "return", "withdraw", "urge", "copy", "hand_over"):
            with refused(Reason.NOT_ALLOWED):
                perform(matter, code, by=the_system(), at=morning(), opinion="。")

    def test_hears_it_too_early(self, request_with_time, refused):
        matter = request_with_time()
        step = matter.steps.get(order=1)

        with refused(Reason.STATE):
            perform(matter, "remind", by=the_system(), at=morning(), data={"step": str(step.pk)})


def test_a_refused_word_changes_nothing(request_with_time, monkeypatch):
    """Somebody acts between the look and the lock."""
    request_with_time()
    before = everything()
    monkeypatch.setattr("workflows.chains.acts.clock.word_due", lambda *_args: None)

    assert sweep(now=moment(3, 4)) == 0
    assert everything() == before
