"""A slip over a meeting says so, and leads to the slip that asks for leave from it (D1-3.2i, D1-3.8b; C031)."""

from datetime import date, datetime, timedelta

import pytest

from forms.schemas.service import current_edition
from notices.models import Kind, Notification
from notices.spreading import spread
from people.models import Post
from tests.plugins.matters import FIRST_DAY, SHANGHAI, acts, chain, morning, slip
from workflows.chains.calling import call_meeting, call_off, move_meeting
from workflows.chains.models import Excuse, Meeting
from workflows.chains.service import Reason, explain, submit
from workflows.leave.meeting import begun_with
from workflows.leave.models import Leave

AT = datetime(2026, 3, 10, 9, 0, tzinfo=SHANGHAI)
LATER = datetime(2026, 3, 12, 15, 0, tzinfo=SHANGHAI)


@pytest.fixture
def call(person):
    """The office clerk calls a meeting for 10 March, nine o'clock."""

    def make(starts: datetime = AT, **more) -> Meeting:
        given = {"name": "街道例会", "starts": starts, "place": "三楼"} | more
        return call_meeting(by=person("office-clerk"), at=morning(), **given)

    return make


@pytest.fixture
def ask_off(person):
    """Ask for leave from a meeting."""

    def ask(about: Meeting, by: str = "grid-worker", **more):
        edition = current_edition("leave")
        answers = begun_with(edition, about) | {"reason": "下村入户。"} | more
        return submit(edition, answers, by=person(by), at=morning())

    return ask


def warnings(verdicts) -> list:
    return [each for each in verdicts if each.counted]


def explained(person, answers, by: str = "grid-worker"):
    found = explain(current_edition("leave"), answers, applicant=person(by), on=morning().date())
    return warnings(found.considered.verdicts)


class TestASlipOverAMeeting:
    """C031: leave of two days, a meeting of the office on the second."""

    def test_is_warned_with_name_day_hour_and_clause(self, call, person):
        meeting = call()

        (said,) = explained(person, slip(2))

        assert "街道例会（3月10日 09:00，三楼）" in said.sentence
        assert (said.met, said.refuses) == (False, False)
        assert [each.path for each in said.basis] == ["三.2"]
        assert "一律" in said.basis[0].quote
        assert [each.key for each in said.counted] == [f"meeting:{meeting.pk}"]

    def test_is_handed_in_all_the_same_and_keeps_the_warning(self, call, ask_leave):
        call()
        leave = ask_leave(2)

        (kept,) = [each for each in leave.verdicts if "counted" in each]
        assert "街道例会" in kept["sentence"]
        assert chain(leave)[0] == ("deputy-leader", "approve", "current")

    @pytest.mark.parametrize("given", [
        {"first": date(2026, 3, 11)},
        {"leave_type": "meeting"},
        {"first": date(2026, 3, 10), "starts": "pm"},
        {"last_day": "2026-03-10", "ends": "am", "first": date(2026, 3, 10), "starts": "pm"},
    ])  # fmt: skip
    def test_says_nothing_where_there_is_nothing_to_say(self, call, person, given):
        call()
        given = dict(given)
        found = slip(2, first=given.pop("first", FIRST_DAY)) | given
        if found.get("ends"):
            found.pop("starts")
            found |= {"first_day": "2026-03-09", "last_day": "2026-03-09"}

        assert explained(person, found) == []

    def test_names_every_meeting_of_its_days(self, call, person):
        call()
        call(AT + timedelta(hours=6), name="安全例会")

        (said,) = explained(person, slip(2))
        assert "街道例会" in said.sentence
        assert "安全例会" in said.sentence

    def test_of_somebody_else_of_another_office_is_not_meant(self, call, person):
        call(name="领导班子会", body="leaders-meeting")

        assert explained(person, slip(2)) == []
        assert len(explained(person, slip(2), by="deputy-leader")) == 1

    def test_says_nothing_once_leave_from_it_was_asked_for(self, call, ask_off, person, do):
        asked = ask_off(call())
        assert explained(person, slip(2)) == []
        do(asked, "reject", "office-director", opinion="必须到会。")

        assert len(explained(person, slip(2))) == 1


class TestALeaveFromAMeeting:
    def test_points_at_it_and_goes_to_the_principal_leaders_alone(self, call, ask_off, do):
        meeting = call()
        asked = ask_off(meeting)

        assert asked.excuse.meeting == meeting
        assert chain(asked)[0] == ("principal-leader", "approve", "current")
        do(asked, "approve", "office-director")
        assert Excuse.objects.get().granted

    @pytest.mark.parametrize("words", ["街道例会", "3月10日的街道例会", "", "那个会"])
    def test_finds_it_by_what_somebody_wrote(self, call, ask_off, words):
        meeting = call()

        assert ask_off(meeting, meeting=words).excuse.meeting == meeting

    def test_of_two_meetings_points_at_the_one_that_it_names(self, call, ask_off):
        call()
        second = call(AT + timedelta(hours=6), name="安全例会")

        assert ask_off(second).excuse.meeting == second
        assert not hasattr(ask_off(second, meeting="开会", by="grid-worker-2"), "excuse")


class TestAMeetingThatIsCalledLater:
    def test_tells_who_is_away_and_the_others(self, call, approved, person):
        approved(2)
        call()
        spread(now=morning())

        told = Notification.objects.filter(kind=Kind.MEETING_AWAY)
        assert [each.person for each in told] == [person("grid-worker")]
        others = Notification.objects.filter(kind=Kind.MEETING)
        assert person("grid-worker-2") in [each.person for each in others]
        assert person("office-clerk") not in [each.person for each in others]

    def test_is_said_by_the_slip_from_then_on(self, call, approved):
        leave = approved(2)
        assert Leave.objects.get(pk=leave.pk).judged_now(at=morning()) == []
        call()

        (said,) = Leave.objects.get(pk=leave.pk).judged_now(at=morning())
        assert [each.path for each in said.basis] == ["三.2"]

    def test_of_a_body_tells_its_members_alone(self, call, person):
        call(name="领导班子会", body="leaders-meeting")
        spread(now=morning())

        told = {each.person for each in Notification.objects.all()}
        assert told == {
            person(each)
            for each in ("party-secretary", "office-director", "deputy-leader", "deputy-leader-2")
        }


class TestAMeetingThatIsMoved:
    def test_takes_its_slips_along(self, call, ask_off, do, person):
        meeting = call()
        asked = do(ask_off(meeting), "approve", "office-director")
        move_meeting(meeting, starts=LATER, place="二楼", by=person("office-clerk"), at=morning())

        moved = Leave.objects.get(pk=asked.pk)
        assert (moved.first_day, moved.last_day) == (date(2026, 3, 12), date(2026, 3, 12))
        assert moved.state == "approved"
        assert acts(asked)[-1] == "follow_meeting"
        spread(now=morning())
        told = Notification.objects.filter(person=person("grid-worker"), kind=Kind.MEETING)
        assert [each.words["what"] for each in told.order_by("pk")] == [
            "call_meeting",
            "move_meeting",
        ]

    def test_no_longer_stands_in_the_way(self, call, ask_leave, person):
        meeting = call()
        leave = ask_leave(2)
        move_meeting(meeting, starts=LATER, place="", by=person("office-clerk"), at=morning())

        assert Leave.objects.get(pk=leave.pk).judged_now(at=morning()) == []

    @pytest.mark.parametrize("by", ["office-director", "grid-worker"])
    def test_is_moved_by_who_keeps_the_minutes(self, call, person, refused, by):
        meeting = call()

        with refused(Reason.NOT_ALLOWED):
            move_meeting(meeting, starts=LATER, place="", by=person(by), at=morning())
        with refused(Reason.NOT_ALLOWED):
            call_off(meeting, by=person(by), at=morning())

    def test_leaves_slips_alone_that_nobody_moves(self, call, ask_off, do, refused):
        asked = ask_off(call())

        with refused(Reason.STATE):
            do(asked, "follow_meeting", "office-clerk")
        with refused(Reason.NOT_ALLOWED):
            do(asked, "follow_meeting", "grid-worker")


class TestAMeetingThatIsCalledOff:
    def test_tells_who_asked_for_leave_from_it_and_leaves_the_slip(
        self, call, ask_off, person, ask_leave
    ):
        meeting = call()
        asked, leave = ask_off(meeting), ask_leave(2, by="grid-worker-2")
        call_off(meeting, by=person("office-clerk"), at=morning(), why="领导出差")

        assert Leave.objects.get(pk=asked.pk).state == "in_approval"
        assert Leave.objects.get(pk=leave.pk).judged_now(at=morning()) == []
        spread(now=morning())
        told = Notification.objects.filter(person=person("grid-worker"), kind=Kind.MEETING)
        assert told.first().words["what"] == "call_off_meeting"

    def test_is_off_for_good(self, call, person, refused):
        meeting = call()
        call_off(meeting, by=person("office-clerk"), at=morning())

        with refused(Reason.STATE):
            move_meeting(meeting, starts=LATER, place="", by=person("office-clerk"), at=morning())


def test_the_rule_is_data_beside_the_clause(call, person):
    """Where no rule asks for it, nobody is told of meetings."""
    from regulations.in_force import bindings, rules_for

    unit = person("grid-worker").appointments.get().unit
    rules = rules_for(bindings(unit, morning().date()), "leave")
    (rule,) = [each for each in rules if getattr(each.rule, "fact", "") == "leave.meetings"]

    assert (rule.basis.path, rule.rule.effect.value) == ("三.2", "warn")
    assert Post.objects.get(code="leaders-meeting").members.count() == 3


class TestWhoHadLeaveFromTheMeeting:
    """C097: that is 请假 when names are called, not 旷会; nothing is fined."""

    @pytest.fixture
    def find(self, person):
        def hand_in(about: str = "grid-worker", **more):
            answers = {
                "kind": "meeting_missed", "person": about, "day": "2026-03-10",
                "found": "office_meeting", "description": "点名时不在。",
            } | more  # fmt: skip
            at = morning(date(2026, 3, 11))
            return submit(current_edition("finding"), answers, by=person("office-clerk"), at=at)

        return hand_in

    def test_is_not_found_absent_from_it(self, call, ask_off, do, find, refused):
        asked = ask_off(call())
        do(asked, "approve", "office-director")

        with refused(Reason.NOT_MET, "街道例会（3月10日 09:00）") as refusal:
            find()
        assert [each.path for each in refusal.value.verdicts[0].basis] == ["三.2"]

    @pytest.mark.parametrize("more", [{"about": "grid-worker-2"}, {"kind": "meeting_phone"}])
    def test_is_no_excuse_for_others_or_other_things(self, call, ask_off, do, find, more):
        do(ask_off(call()), "approve", "office-director")

        assert find(**more).state == "filed"

    def test_counts_from_the_approval_on(self, call, ask_off, find):
        ask_off(call())

        assert find().state == "filed"


class TestASlipOnADayOfTwoMeetings:
    """One leave excuses from one meeting: the slip says from which."""

    @pytest.fixture
    def two(self, call):
        return call(name="晨会"), call(AT.replace(hour=15), name="安全会")

    def said(self, person, about, **more):
        answers = begun_with(current_edition("leave"), about) | {"reason": "下村入户。"} | more
        found = explain(
            current_edition("leave"), answers, applicant=person("grid-worker"), on=morning().date()
        )
        assert found.accepted
        return [each for each in found.considered.verdicts if not each.met]

    @pytest.mark.parametrize("named", ["", "不存在的会"])
    def test_is_asked_which_it_is(self, two, person, named):
        (said,) = self.said(person, two[0], meeting=named)

        assert "晨会" in said.sentence
        assert "安全会" in said.sentence
        assert said.basis[0].path == "三.2"

    def test_that_names_one_is_asked_nothing(self, two, person, ask_off):
        assert self.said(person, two[1]) == []
        assert Excuse.objects.get(proceeding_id=ask_off(two[1]).pk).meeting == two[1]

    def test_of_half_a_day_is_about_the_one_in_it(self, two, person, ask_off):
        half = {"meeting": "", "starts": "pm"}

        assert self.said(person, two[0], **half) == []
        assert Excuse.objects.get(proceeding_id=ask_off(two[0], **half).pk).meeting == two[1]


class TestASecondSlipForOneMeeting:
    """D1-3.2i: one slip excuses; another one would only be decided twice."""

    def test_is_refused_with_the_first_one(self, call, ask_off, refused):
        meeting = call()
        first = ask_off(meeting)

        with refused(Reason.NOT_MET, first.serial, "街道例会（3月10日 09:00，三楼）"):
            ask_off(meeting)

    def test_may_follow_one_that_came_to_nothing(self, call, ask_off, do):
        meeting = call()
        do(ask_off(meeting), "withdraw", "grid-worker")

        assert ask_off(meeting).state == "in_approval"

    def test_is_not_the_same_one_handed_in_again(self, call, ask_off, do):
        slip = do(ask_off(call()), "return", "party-secretary", opinion="写清为什么。")

        assert do(slip, "resubmit", "grid-worker").state == "in_approval"

    def test_may_be_about_another_meeting_of_the_day(self, call, ask_off):
        morning_one = call()
        ask_off(morning_one)
        afternoon = call(AT + timedelta(hours=6), name="党建例会")

        assert ask_off(afternoon).state == "in_approval"
