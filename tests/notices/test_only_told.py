"""Acts that only tell: a copy, an urging, the words of the clock about a step that is late."""

from datetime import timedelta

from notices.models import Kind, Notification
from people.models import Substitution
from tests.plugins.matters import ASKED_ON, morning
from tests.seals import clause, published, route, station
from workflows.chains.sweeping import sweep


def told(kind):
    """Who was told so."""
    rows = Notification.objects.filter(kind=kind)
    return set(rows.values_list("person__user__username", flat=True))


class TestWhatColleaguesSay:
    def test_a_copy_reaches_those_who_are_named(self, ask_leave, do, work):
        do(ask_leave(5), "copy", "deputy-leader", data={"to": "finance-clerk,department"})
        work()

        assert told(Kind.COPIED) == {"finance-clerk", "department"}

    def test_an_urging_reaches_those_whose_turn_it_is(self, ask_leave, do, work):
        do(ask_leave(5), "urge", "grid-worker")
        work()

        assert told(Kind.URGED) == {"deputy-leader"}

    def test_what_is_handed_over_waits_for_the_colleague(self, ask_leave, do, work):
        do(ask_leave(5), "hand_over", "deputy-leader", data={"to": "finance-clerk"})
        work()

        assert "finance-clerk" in told(Kind.WAITS)


class TestWhatTheClockSays:
    def test_reaches_who_is_late_and_then_the_level_above(self, ask_seal, work):
        within = {"within": 2, "within_unit": "working_days"}
        steps = [station("finance-clerk", "opine", **within), station("office-director", order=2)]
        published(clause("财务两个工作日内签注意见，主任批。", route(by=steps)))
        ask_seal()
        for day in range(1, 12):
            now = morning(ASKED_ON + timedelta(days=day))
            sweep(now=now)
            work(now)

        assert told(Kind.URGED) == {"finance-clerk"}
        assert {"finance-clerk"} < told(Kind.OVERDUE)


class TestAStepThatWaitsByName:
    def test_is_told_to_who_takes_the_place_of_the_one_named_and_to_nobody_at_the_desk(
        self, ask_leave, do, work, person
    ):
        Substitution.objects.create(
            absent=person("finance-clerk"), substitute=person("department"),
            starts=ASKED_ON, ends=ASKED_ON,
        )  # fmt: skip
        leave = ask_leave(5)
        work()
        Notification.objects.all().delete()

        do(leave, "hand_over", "deputy-leader", data={"to": "finance-clerk"})
        work()

        assert told(Kind.WAITS) == {"finance-clerk", "department"}
