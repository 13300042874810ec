"""D1-3.2: leaves that follow each other at once are one leave for the approval (C019)."""

from datetime import date

import pytest

from forms.schemas.service import current_edition
from regulations.models import Edition
from tests.plugins.matters import ASKED_ON, slip
from workflows.chains.service import explain

pytestmark = pytest.mark.usefixtures("office")


def stations(leave) -> list[tuple[str, str]]:
    return [(step.post_id, step.act) for step in leave.steps.order_by("order", "pk")]


def said(leave) -> list[str]:
    return [each["sentence"] for each in leave.verdicts if each["kind"] == "route"]


class TestASlipThatFollowsAtOnce:
    def test_goes_by_all_its_days(self, ask_leave):
        ask_leave(days=2, first=date(2026, 3, 9))

        second = ask_leave(days=1, first=date(2026, 3, 11))

        assert stations(second)[0] == ("deputy-leader", "opine")
        assert "连续" in said(second)[0]
        assert "3 天" in said(second)[0]

    def test_may_also_come_before(self, ask_leave):
        ask_leave(days=2, first=date(2026, 3, 11))

        assert stations(ask_leave(days=1, first=date(2026, 3, 10)))[0][1] == "opine"

    def test_is_judged_by_itself_where_a_limit_binds_one_slip(self, ask_leave):
        """180 days of sick leave, then 20: accepted, and decided as 200 days."""
        ask_leave(days=180, leave_type="sick")

        second = ask_leave(days=20, first=date(2026, 9, 5), leave_type="sick")

        assert ("leaders-meeting", "deliberate") in stations(second)
        assert "200 天" in said(second)[0]


class TestASlipStandsAlone:
    @pytest.mark.parametrize(
        ("first", "more"),
        [
            (date(2026, 3, 12), {}),
            (date(2026, 3, 11), {"leave_type": "sick"}),
            (date(2026, 3, 11), {"by": "grid-worker-2"}),
        ],
        ids=["a day lies between", "of another type", "of somebody else"],
    )
    def test_when_it_does_not_follow(self, ask_leave, first, more):
        ask_leave(days=2, first=date(2026, 3, 9))

        other = ask_leave(days=1, first=first, **more)

        assert stations(other)[0] == ("deputy-leader", "approve")
        assert not said(other)

    def test_when_the_other_came_to_nothing(self, ask_leave, do):
        do(ask_leave(days=2, first=date(2026, 3, 9)), "withdraw", "grid-worker")

        assert not said(ask_leave(days=1, first=date(2026, 3, 11)))


class TestDaysThatAnotherSlipAsksForAlready:
    """An extension over days of its leave: two days and two over three days are three, not four."""

    def test_are_named_and_make_a_row(self, ask_leave):
        first = ask_leave(days=2, first=date(2026, 3, 9))

        second = ask_leave(days=2, first=date(2026, 3, 10), origin=first)

        assert stations(second)[0] == ("deputy-leader", "opine")
        assert "3 天" in said(second)[0]
        assert "已经请了其中的日子" in said(second)[0]

    def test_within_another_change_no_route(self, ask_leave):
        """The longer one was decided by its own days already."""
        first = ask_leave(days=7, first=date(2026, 3, 9))

        second = ask_leave(days=2, first=date(2026, 3, 10), origin=first)

        assert stations(second)[0] == ("deputy-leader", "approve")
        assert "已经请了其中的日子" in said(second)[0]

    def test_of_another_type_are_named_and_change_no_route(self, ask_leave):
        first = ask_leave(days=5, first=date(2026, 3, 9))

        second = ask_leave(days=1, first=date(2026, 3, 10), leave_type="sick", origin=first)

        assert stations(second)[0] == ("deputy-leader", "approve")
        assert "已经请了其中的日子" in said(second)[0]

    def test_are_not_named_for_leave_from_a_meeting(self, ask_leave):
        """D1-3.2i: it is asked for besides, and by itself."""
        ask_leave(days=5, first=date(2026, 3, 9))
        meeting = {"days": 1, "leave_type": "meeting", "meeting": "街道例会"}

        assert not said(ask_leave(first=date(2026, 3, 10), **meeting))
        assert not said(ask_leave(first=date(2026, 3, 11), **meeting))


MONDAY = date(2026, 3, 9)


class TestHalfADayBetween:
    """What the note beside D1-3.2 says, at work or not."""

    @pytest.mark.parametrize(
        ("first", "more", "in_a_row"),
        [
            (date(2026, 3, 11), {"starts": "pm"}, False),
            (date(2026, 3, 11), {}, True),
            (date(2026, 3, 16), {}, False),
        ],
        ids=["half a day at work", "nothing", "a weekend"],
    )
    def test_parts_two_slips(self, ask_leave, first, more, in_a_row):
        ask_leave(days=min((first - MONDAY).days, 5), first=MONDAY)

        told = said(ask_leave(days=1, first=first, **more))

        assert any("首尾相接，当中没有隔开半天" in each for each in told) is in_a_row

    def test_is_in_the_note_of_the_clause(self):
        edition = Edition.objects.get(slug="community-grid-workers", number=1)
        note = next(each["note"] for each in edition.clauses if each["path"] == "三.2")

        assert "当中隔开半天" in note
        assert "首尾相接" in note


def test_two_halves_of_one_day_are_in_a_row(ask_leave, person):
    ask_leave(days=2, first=date(2026, 3, 9), ends="am")

    told = explain(
        current_edition("leave"), slip(1, date(2026, 3, 10), starts="pm"), applicant=person("grid-worker"),
        on=ASKED_ON,
    ).considered  # fmt: skip

    assert any("2 天" in each.sentence for each in told.verdicts)
