"""A body decides at a meeting that was not called beforehand: who was there is counted too (D1-3.2d)."""

import pytest

from people.models import Appointment, Person, Post
from tests.plugins.matters import ASKED_ON, MET, morning
from trail.models import Trace
from workflows.chains.acts import act_of
from workflows.chains.service import Reason, offers

LEADERS = MET["members"].split(",")


def members(*users: str) -> dict[str, str]:
    return {"members": ",".join(users)}


@pytest.fixture
def uncounted(office):
    """An office whose body decides however many are there."""
    Post.objects.filter(code="leaders-meeting").update(quorum=None)


class TestMembersThere:
    @pytest.mark.parametrize("code", ["deliberate", "reject"])
    def test_are_as_many_as_it_decides_with(self, ask_leave, do, refused, code):
        leave = ask_leave(20)

        with refused(Reason.INVALID, "《社区网格员管理办法》三.2", "领导会议", "3", "2") as refusal:
            do(leave, code, "office-clerk", data=members(*LEADERS[:2]))
        assert list(refusal.value.errors) == ["members"]

    @pytest.mark.parametrize(
        "given", [{"members": ""}, {"members": " , "}, {"members": "", "present": "贺堃"}]
    )
    def test_are_named_one_by_one(self, ask_leave, do, refused, given):
        leave = ask_leave(20)

        with refused(Reason.INVALID, "三.2", "勾选") as refusal:
            do(leave, "deliberate", "office-clerk", data=given)
        assert list(refusal.value.errors) == ["members"]

    @pytest.mark.parametrize("given", [{}, {"present": "贺堃、孟昇、宋祎"}])
    def test_are_not_counted_where_another_system_leaves_them_out(self, ask_leave, do, given):
        leave = ask_leave(20)

        assert do(leave, "deliberate", "office-clerk", data=given).state == "approved"

    @pytest.mark.parametrize(
        ("given", "said"),
        [("grid-worker", "陆燚"), ("office-clerk", "林婳"), ("nobody", "nobody"), ("#x", "#x"),
         ("#999999999999999999999", "#999999999999999999999"), ("#-1", "#-1")],
    )  # fmt: skip
    def test_are_members(self, ask_leave, do, refused, given, said):
        leave = ask_leave(20)

        with refused(Reason.INVALID, f"“{said}”", "贺堃"):
            do(leave, "deliberate", "office-clerk", data=members(*LEADERS, given))

    @pytest.mark.parametrize("named", ["user name", "number"])
    def test_are_not_asked_for_the_names_of_other_offices(
        self, ask_leave, do, person, refused, named
    ):
        leave, other = ask_leave(20), person("hr-bureau")
        given = "hr-bureau" if named == "user name" else f"#{other.pk}"

        with refused(Reason.INVALID, f"“{given}”") as refusal:
            do(leave, "deliberate", "office-clerk", data=members(*LEADERS, given))
        assert other.name not in refusal.value.sentence

    def test_need_no_account(self, ask_leave, do, person):
        leave, deputy = ask_leave(20), without_account(person("deputy-leader"))

        given = members("party-secretary", "office-director", f"#{deputy.pk}")
        assert do(leave, "deliberate", "office-clerk", data=given).state == "approved"
        kept = Trace.objects.get(stream=leave.serial, number=2).payload.data
        assert kept["present"] == "贺堃、孟昇、宋祎"

    def test_sat_in_it_on_the_day_of_the_meeting(self, ask_leave, do, refused, person):
        leave, deputy = ask_leave(20), person("deputy-leader")
        Appointment.objects.filter(person=deputy).update(starts=ASKED_ON)

        with refused(Reason.INVALID, deputy.name, "2026年3月1日"):
            do(leave, "deliberate", "office-clerk", data=MET | {"held_on": "2026-03-01"})
        assert do(leave, "deliberate", "office-clerk", data=MET).state == "approved"

    def test_named_twice_are_counted_once(self, ask_leave, do, refused):
        leave = ask_leave(20)

        with refused(Reason.INVALID, "2"):
            do(leave, "deliberate", "office-clerk", data=members(*LEADERS[:2], LEADERS[0]))

    def test_vote_once_each(self, ask_leave, do, refused):
        leave = ask_leave(20)

        with refused(Reason.INVALID, "4", "3") as refusal:
            do(leave, "deliberate", "office-clerk", data=MET | {"in_favour": "4", "against": "0"})
        assert list(refusal.value.errors) == ["in_favour"]

    def test_do_not_sit_over_their_own_matter(self, ask_leave, do, refused):
        leave = ask_leave(2, by="party-secretary")

        with refused(Reason.INVALID, "贺堃", "回避") as refusal:
            do(leave, "deliberate", "office-clerk", data=MET)
        assert list(refusal.value.errors) == ["members"]


class TestAnOfficeThatCountsNobody:
    def test_writes_down_who_was_there_in_words(self, uncounted, ask_leave, do):
        leave = do(ask_leave(20), "deliberate", "office-clerk", data={"present": "五人"})

        assert leave.state == "approved"
        kept = Trace.objects.get(stream=leave.serial, number=2).payload.data
        assert kept == {"held_on": ASKED_ON.isoformat(), "present": "五人"}

    def test_says_in_words_who_was_there_where_it_is_asked(self, uncounted, ask_leave, do, refused):
        leave = ask_leave(20)

        with refused(Reason.INVALID) as refusal:
            do(leave, "deliberate", "office-clerk", data={"present": " "})
        assert list(refusal.value.errors) == ["present"]

    def test_is_not_asked_for_the_members(self, uncounted, ask_leave, person):
        assert "members" not in asked_for(ask_leave(20), person("office-clerk"))

    def test_others_are_asked(self, ask_leave, person):
        assert "members" in asked_for(ask_leave(20), person("office-clerk"))


def without_account(person: Person) -> Person:
    Person.objects.filter(pk=person.pk).update(user=None)
    return Person.objects.get(pk=person.pk)


def asked_for(leave, by: Person) -> tuple[str, ...]:
    asks = dict(offers(leave, by=by, at=morning()))
    return asks[act_of(leave, "deliberate")]
