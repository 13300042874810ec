"""A body decides several matters at one meeting, one act each; nobody votes on his own (D1-3.2d)."""

from datetime import date, datetime, timedelta

import pytest

from people.models import Appointment, Person
from tests.plugins.matters import ASKED_ON, MET, SHANGHAI, morning
from trail.models import Trace
from trail.service import verify
from workflows.chains.calling import call_meeting, call_off, keeping, move_meeting
from workflows.chains.models import Discussed, Meeting, Minutes
from workflows.chains.recording import Sitting, record_minutes
from workflows.chains.service import Reason, Refusal
from workflows.chains.sitting import agenda_of, members_of, record_present

STARTS = datetime(2026, 3, 2, 10, 0, tzinfo=SHANGHAI)
AFTER = datetime(2026, 3, 2, 16, 0, tzinfo=SHANGHAI)
ALL = ("party-secretary", "office-director", "deputy-leader", "deputy-leader-2")


@pytest.fixture
def sitting(person):
    """A meeting of the leaders, this morning at ten."""

    def make(**more) -> Meeting:
        given = {"name": "领导班子会", "starts": STARTS, "place": "", "body": "leaders-meeting"}
        return call_meeting(by=person("office-clerk"), at=morning(), **(given | more))

    return make


@pytest.fixture
def were_there(person):
    """Write down who was at a meeting."""

    def write(meeting: Meeting, users=ALL[:3], by: str = "office-clerk", also: str = "") -> Meeting:
        hat = next(iter(keeping(person(by), AFTER)), None)
        return record_present(meeting, users, also, by=person(by), hat=hat, at=AFTER)

    return write


def at(meeting: Meeting, **votes) -> dict[str, str]:
    return {"meeting": str(meeting.pk), **{key: str(each) for key, each in votes.items()}}


def payload(matter) -> dict:
    traces = Trace.objects.select_related("words").filter(stream=matter.serial)
    return traces.order_by("number").last().payload.data


class TestASitting:
    def test_decides_its_matters_one_after_the_other(self, sitting, were_there, ask_leave, do):
        sick, long = ask_leave(16, leave_type="sick"), ask_leave(20, by="grid-worker-2")
        meeting = were_there(sitting(), also="林婳")
        assert [step.proceeding_id for step in agenda_of(meeting)] == [sick.pk, long.pk]

        do(sick, "deliberate", "office-clerk", data=at(meeting, in_favour=3, against=0))
        do(long, "reject", "office-clerk", data=at(meeting, in_favour=1, against=2))

        assert agenda_of(meeting) == []
        found = Discussed.objects.filter(meeting=meeting)
        assert list(found.values_list("proceeding", "trace")) == [(sick.pk, 2), (long.pk, 2)]
        assert payload(sick) == {
            "meeting": str(meeting.pk), "meeting_name": "领导班子会", "held_on": "2026-03-02",
            "present": "贺堃、孟昇、宋祎；列席：林婳", "in_favour": "3", "against": "0",
        }  # fmt: skip

    def test_knows_its_members(self, sitting, person):
        assert members_of(sitting()) == [person(each) for each in ALL]

    def test_leaves_a_log_that_verifies(self, sitting, were_there):
        meeting = were_there(sitting())

        assert verify(meeting.serial).whole
        assert meeting.seen == 2

    def test_need_not_be_called_beforehand(self, ask_leave, do):
        leave = ask_leave(20)
        do(leave, "deliberate", "office-clerk", data=MET | {"present": "林婳"})

        assert payload(leave) == {
            "held_on": ASKED_ON.isoformat(), "present": "贺堃、孟昇、宋祎；列席：林婳",
        }  # fmt: skip
        assert not Discussed.objects.exists()

    def test_is_not_moved_once_it_decided(self, sitting, were_there, ask_leave, do, person):
        leave, meeting = ask_leave(20), were_there(sitting())
        do(leave, "deliberate", "office-clerk", data=at(meeting))

        with pytest.raises(Refusal) as refusal:
            move_meeting(
                meeting, starts=AFTER + timedelta(days=1), place="",
                by=person("office-clerk"), at=AFTER,
            )  # fmt: skip
        assert refusal.value.reason == Reason.STATE


class TestWhatASittingCannotDecide:
    def test_with_too_few_members(self, sitting, were_there, ask_leave, do, refused):
        leave, meeting = ask_leave(20), were_there(sitting(), ALL[:2])

        with refused(Reason.INVALID, "《社区网格员管理办法》三.2", "2", "3"):
            do(leave, "deliberate", "office-clerk", data=at(meeting))

    def test_before_it_is_known_who_was_there(self, sitting, ask_leave, do, refused):
        leave, meeting = ask_leave(20), sitting()

        with refused(Reason.INVALID, "领导班子会"):
            do(leave, "deliberate", "office-clerk", data=at(meeting))

    def test_with_more_votes_than_members(self, sitting, were_there, ask_leave, do, refused):
        leave, meeting = ask_leave(20), were_there(sitting())

        with refused(Reason.INVALID, "4", "3"):
            do(leave, "deliberate", "office-clerk", data=at(meeting, in_favour=4, against=0))

    @pytest.mark.parametrize("given", ["0", "x", "９", "99999999999"])
    def test_that_is_none(self, ask_leave, do, refused, given):
        leave = ask_leave(20)

        with refused(Reason.INVALID):
            do(leave, "deliberate", "office-clerk", data={"meeting": given})

    def test_of_another_body_or_of_everybody(self, sitting, ask_leave, do, refused):
        leave, meeting = ask_leave(20), sitting(body="")

        with refused(Reason.INVALID):
            do(leave, "deliberate", "office-clerk", data=at(meeting))

    def test_long_before_it_was_asked(self, sitting, were_there, ask_leave, do, refused):
        leave, meeting = ask_leave(20), were_there(sitting())
        Meeting.objects.filter(pk=meeting.pk).update(starts=STARTS - timedelta(days=400))

        with refused(Reason.INVALID) as refusal:
            do(leave, "deliberate", "office-clerk", data=at(meeting))
        assert list(refusal.value.errors) == ["meeting"]

    def test_before_its_day_or_when_it_is_off(
        self, sitting, were_there, ask_leave, do, refused, person
    ):
        leave = ask_leave(20)
        later = sitting(starts=STARTS + timedelta(days=1))
        with refused(Reason.INVALID, "2026年3月3日"):
            do(leave, "deliberate", "office-clerk", data=at(later))
        off = were_there(sitting())
        call_off(off, by=person("office-clerk"), at=morning())

        with refused(Reason.INVALID):
            do(leave, "deliberate", "office-clerk", data=at(off))

    @pytest.mark.parametrize("by", ["office-director", "grid-worker"])
    def test_when_somebody_else_writes(self, sitting, were_there, by):

        with pytest.raises(Refusal) as refusal:
            were_there(sitting(), by=by)
        assert refusal.value.reason == Reason.NOT_ALLOWED


class TestAMembersOwnMatter:
    """The party secretary's own leave goes to the leaders' meeting; he stands aside."""

    def test_is_decided_without_him_and_says_so(self, sitting, were_there, ask_leave, do, refused):
        leave, meeting = ask_leave(2, by="party-secretary"), were_there(sitting(), ALL)

        with refused(Reason.INVALID, "贺堃", "3"):
            do(leave, "deliberate", "office-clerk", data=at(meeting, in_favour=4, against=0))
        do(leave, "deliberate", "office-clerk", data=at(meeting, in_favour=3, against=0))
        assert payload(leave)["aside"] == "贺堃"

    def test_says_so_of_a_meeting_that_was_not_called_too(self, ask_leave, do):
        leave = ask_leave(2, by="party-secretary")
        do(leave, "deliberate", "office-clerk", data={"members": ",".join(ALL[1:])})

        assert payload(leave)["aside"] == "贺堃"

    def test_does_not_count_him(self, sitting, were_there, ask_leave, do, refused):
        leave, meeting = ask_leave(2, by="party-secretary"), were_there(sitting(), ALL[:3])

        with refused(Reason.INVALID, "贺堃", "回避", "2", "3") as refusal:
            do(leave, "deliberate", "office-clerk", data=at(meeting))
        assert list(refusal.value.errors) == ["meeting"]

    def test_says_so_of_who_was_a_member_on_that_day(
        self, sitting, were_there, ask_leave, do, person
    ):
        leave, meeting = ask_leave(2, by="party-secretary"), were_there(sitting(), ALL)
        held = Appointment.objects.filter(person=person("party-secretary"))
        held.update(ends=ASKED_ON)

        do(leave, "deliberate", "office-clerk", on=date(2026, 3, 3), data=at(meeting))
        assert payload(leave)["aside"] == "贺堃"


class TestWhoWasThere:
    def test_may_be_somebody_without_an_account(self, sitting, were_there, person):
        deputy = person("deputy-leader")
        Person.objects.filter(pk=deputy.pk).update(user=None)

        meeting = were_there(sitting(), (*ALL[:2], f"#{deputy.pk}"))
        assert deputy in meeting.attended.all()

    def test_is_nobody_who_does_not_sit_in_it(self, sitting, were_there):
        with pytest.raises(Refusal) as refusal:
            were_there(sitting(), (*ALL, "grid-worker"))

        assert list(refusal.value.errors) == ["present"]
        assert "陆燚" in refusal.value.sentence

    def test_stays_enough_once_it_has_decided(self, sitting, were_there, ask_leave, do):
        leave, meeting = ask_leave(20), were_there(sitting())
        do(leave, "deliberate", "office-clerk", data=at(meeting))

        with pytest.raises(Refusal) as refusal:
            were_there(meeting, ALL[:2])
        assert "3" in refusal.value.sentence
        assert were_there(meeting, ALL).attended.count() == 4


class TestMinutesOfAMeeting:
    """D1-3.2g: what is put on record before the slip is handed in."""

    def test_point_at_the_meeting_and_not_at_another_of_its_day(self, sitting, were_there, person):
        first, second = sitting(), sitting(starts=STARTS + timedelta(hours=5), name="第二次会")
        words = Sitting(
            "leaders-meeting", ASKED_ON, "三人", person("grid-worker"), "leave", "同意。", second
        )
        record_minutes(words, by=person("office-clerk"), at=AFTER)

        assert (first.minutes.count(), second.minutes.count()) == (0, 1)

    def test_need_no_meeting(self, person):
        words = Sitting(
            "leaders-meeting", ASKED_ON, "三人", person("grid-worker"), "leave", "同意。"
        )

        assert record_minutes(words, by=person("office-clerk"), at=AFTER).meeting is None

    def test_of_a_meeting_of_others_are_refused(self, sitting, person):
        words = Sitting(
            "leaders-meeting", ASKED_ON, "三人", person("grid-worker"), "leave", "同意。",
            sitting(body=""),
        )  # fmt: skip
        with pytest.raises(Refusal) as refusal:
            record_minutes(words, by=person("office-clerk"), at=AFTER)

        assert list(refusal.value.errors) == ["meeting"]
        assert not Minutes.objects.exists()
