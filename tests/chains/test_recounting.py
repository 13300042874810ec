"""时限重算: a day is declared working or free after due dates were counted, and what is to come moves with it."""

from datetime import date, datetime, time

import pytest
from django_tasks_db.models import DBTaskResult

from calendars.models import CalendarDay, CalendarYear
from notices.models import Kind, Notification
from notices.spreading import spread
from tests.plugins.matters import SHANGHAI, acts, everything, morning
from tests.seals import clause, published, route, station
from trail.models import Trace
from trail.service import verify
from workflows.chains.models import Proceeding
from workflows.chains.recounting import recount
from workflows.chains.service import Reason, perform
from workflows.chains.sweeping import sweep

MONDAY = date(2026, 3, 2)


def moment(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime.combine(date(2026, month, day), time(hour, minute), SHANGHAI)


def day(value: datetime) -> date:
    return value.astimezone(SHANGHAI).date()


def declare(month: int, number: int, *, working: bool) -> None:
    CalendarDay.objects.create(day=date(2026, month, number), working=working, name="调整")


@pytest.fixture
def timed(ask_seal):
    """A request handed in on Monday 2 March: the finance clerk has until Wednesday the 4th, 24:00."""
    within = {"within": 2, "within_unit": "working_days"}
    by = [station("finance-clerk", "opine", **within), station("office-director", order=2)]
    published(clause("财务两个工作日内签注意见，主任批。", route(by=by)))
    return ask_seal()


def due_of(matter) -> date:
    return day(matter.steps.get(status="current").due_at)


class TestADayDeclaredFree:
    def test_moves_the_time_of_a_step_on(self, timed):
        declare(3, 4, working=False)

        assert recount(now=moment(3, 3)) == 1
        assert due_of(timed) == date(2026, 3, 5)
        assert timed.steps.get(status="current").speaks_at == moment(3, 5, 0)

    def test_leaves_a_trace_that_says_from_when_to_when_and_on_which_clause(self, timed):
        declare(3, 4, working=False)
        recount(now=moment(3, 3))
        trace = Trace.objects.select_related("words").get(stream=timed.serial, act="recount")

        assert (trace.actor, trace.payload.data["post"]) == ("system", "财务人员")
        assert trace.payload.data["was"] < trace.payload.data["due"]
        assert trace.basis == timed.steps.get(order=1).basis
        assert verify(timed.serial).whole

    def test_is_counted_once(self, timed):
        declare(3, 4, working=False)

        assert [recount(now=moment(3, 3)), recount(now=moment(3, 3))] == [1, 0]
        assert acts(timed) == ["submit", "recount"]

    def test_moves_nothing_that_has_passed(self, timed):
        """It was late already when the day was entered: late it stays."""
        declare(3, 4, working=False)

        assert recount(now=moment(3, 5)) == 0
        assert due_of(timed) == date(2026, 3, 4)

    def test_lets_the_clock_speak_of_the_new_last_day(self, timed):
        """Reminded on the 4th, which is then declared free: reminded again on the 5th."""
        sweep(now=moment(3, 4, 8))
        declare(3, 4, working=False)
        recount(now=moment(3, 4, 9))
        said = []
        for at in (moment(3, 4, 20), moment(3, 5, 8), moment(3, 6, 0, 1)):
            sweep(now=at)
            said.append(acts(timed)[-1])

        assert said == ["recount", "remind", "chase"]

    def test_makes_no_open_page_old(self, timed, do):
        seen = timed.seen
        declare(3, 4, working=False)
        recount(now=moment(3, 3))

        assert do(timed, "opine", "finance-clerk", seen=seen).seen == seen + 2

    def test_gives_no_more_time_for_handing_it_over(self, timed, do):
        """The time runs from when it came to the station, not to the colleague."""
        do(timed, "hand_over", "finance-clerk", data={"to": "department"}, on=date(2026, 3, 4))
        declare(3, 4, working=False)
        recount(now=moment(3, 4))

        assert due_of(timed) == date(2026, 3, 5)


class TestADayDeclaredWorking:
    @pytest.fixture
    def over_the_weekend(self, timed):
        """Handed in on Monday, three working days moved away: due on Monday 9 March."""
        for number in (3, 4, 5):
            declare(3, number, working=False)
        recount(now=morning(MONDAY))
        assert due_of(timed) == date(2026, 3, 9)
        return timed

    def test_brings_it_forward_and_tells_who_has_it(self, over_the_weekend, person):
        declare(3, 7, working=True)
        recount(now=moment(3, 6))
        while spread(now=moment(3, 6)):
            pass

        assert due_of(over_the_weekend) == date(2026, 3, 7)
        told = Notification.objects.get(kind=Kind.MOVED)
        assert told.person == person("finance-clerk")
        assert told.words["due"] == "3月7日"

    def test_brings_it_forward_to_tonight_at_most(self, over_the_weekend):
        """Entered on Sunday for the Saturday before: nobody is late for what he could not know."""
        declare(3, 7, working=True)
        recount(now=moment(3, 8))

        assert due_of(over_the_weekend) == date(2026, 3, 8)


class TestTheTimeLimitOfAMatter:
    @pytest.fixture
    def reported(self, report):
        return report(by="centre-clerk", handled_by="community", received_at="2026-03-02")

    def test_moves_with_its_sentence(self, reported):
        """D3-7a: three working days from Monday 2 March end on the 5th, or on the 6th."""
        before = Proceeding.objects.get(pk=reported.pk)
        declare(3, 4, working=False)
        recount(now=moment(3, 3))
        after = Proceeding.objects.get(pk=reported.pk)

        assert (day(before.due_at), day(after.due_at)) == (date(2026, 3, 5), date(2026, 3, 6))
        assert "3月6日" in after.due[0]["sentence"]
        assert acts(after)[-1] == "recount"

    def test_loses_its_mark_when_the_year_is_published(self, reported):
        CalendarYear.objects.filter(year=2026).delete()
        recount(now=moment(3, 3))
        provisional = Proceeding.objects.get(pk=reported.pk)
        CalendarYear.objects.create(year=2026)
        recount(now=moment(3, 3))
        settled = Proceeding.objects.get(pk=reported.pk)

        assert provisional.due[0]["provisional"]
        assert not settled.due[0]["provisional"]
        assert provisional.due_at == settled.due_at
        assert recount(now=moment(3, 3)) == 0


class TestNobodyElse:
    def test_counts_anew(self, timed, do, refused):
        declare(3, 4, working=False)
        step = timed.steps.get(status="current")
        for user in ("finance-clerk", "grid-worker", "admin"):
            with refused(Reason.NOT_ALLOWED):
                do(timed, "recount", user, data={"step": str(step.pk)})

    def test_and_nothing_is_counted_that_stands(self, timed, refused):
        from workflows.chains.sweeping import the_system

        step = timed.steps.get(status="current")
        for data in ({"step": str(step.pk)}, {"number": "0"}, {"number": "9"}, {"step": "x"}, {}):
            with refused(Reason.STATE):
                perform(timed, "recount", by=the_system(), at=morning(), data=data)


def test_a_changed_day_asks_the_worker_to_count(timed):
    tasks = DBTaskResult.objects.filter(task_path="workflows.chains.tasks.count_anew")
    declare(3, 4, working=False)
    CalendarDay.objects.get(day=date(2026, 3, 4)).delete()

    assert tasks.count() == 2


def test_a_calendar_that_changes_nothing_writes_nothing(timed):
    before = everything()
    declare(12, 5, working=False)

    assert recount(now=moment(3, 3)) == 0
    assert everything() == before
