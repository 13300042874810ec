"""退回到前面的环节: who acts again, and in which order; the route says whether it comes straight back."""

import pytest

from tests.plugins.matters import MET, acts, chain
from tests.seals import ANSWERS, clause, published, route, station
from workflows.chains.models import Step
from workflows.chains.service import Reason

DIRECTOR, DEPUTY, SECRETARY = "office-director", "finance-clerk", "party-secretary"


@pytest.fixture
def at_the_secretary(ask_seal, do):
    """A request that two have opined on; the secretary decides, and it is filed."""

    def make(**secretary):
        published(
            clause(
                "用印的，财务、主任签注意见，书记批。",
                route(
                    by=[
                        station(DEPUTY, "opine"),
                        station(DIRECTOR, "opine", order=2),
                        station(SECRETARY, order=3, **secretary),
                        station("office-clerk", "file", order=4),
                    ]
                ),
            )
        )
        matter = ask_seal()
        do(matter, "opine", DEPUTY)
        return do(matter, "opine", DIRECTOR)

    return make


@pytest.fixture
def send_back(do):
    """The secretary returns it to the step of a post."""

    def send(matter, post: str = DEPUTY, **more):
        step = Step.objects.filter(proceeding=matter, post_id=post, status="done").last()
        data = {"to_step": str(step.pk)} | more
        return do(matter, "return", SECRETARY, opinion="请补一句。", data=data)

    return send


def waiting(matter) -> list[str]:
    return [post for post, _act, status in chain(matter) if status == "current"]


class TestByDefault:
    def test_all_from_that_step_on_act_again(self, at_the_secretary, send_back, do):
        matter = send_back(at_the_secretary())

        assert (matter.state, matter.round) == ("in_approval", 1)
        assert chain(matter) == [
            (DEPUTY, "opine", "done"),
            (DIRECTOR, "opine", "done"),
            (SECRETARY, "approve", "done"),
            (DEPUTY, "opine", "current"),
            (DIRECTOR, "opine", "ahead"),
            (SECRETARY, "approve", "ahead"),
            ("office-clerk", "file", "ahead"),
        ]
        for code, user in [("opine", DEPUTY), ("opine", DIRECTOR), ("approve", SECRETARY)]:
            matter = do(matter, code, user)
        assert matter.state == "approved"
        assert do(matter, "file", "office-clerk").state == "closed"

    def test_those_before_it_do_not(self, at_the_secretary, send_back):
        matter = send_back(at_the_secretary(), DIRECTOR)

        assert [row for row in chain(matter) if row[2] != "done"] == [
            (DIRECTOR, "opine", "current"),
            (SECRETARY, "approve", "ahead"),
            ("office-clerk", "file", "ahead"),
        ]

    def test_it_may_happen_again_and_again(self, at_the_secretary, send_back, do):
        matter = at_the_secretary()
        for _time in range(3):
            send_back(matter)
            do(matter, "opine", DEPUTY)
            do(matter, "opine", DIRECTOR)

        assert do(matter, "approve", SECRETARY).state == "approved"
        assert acts(matter).count("return") == 3

    def test_the_trace_says_to_whom(self, at_the_secretary, send_back):
        from trail.models import Trace

        matter = send_back(at_the_secretary())

        trace = Trace.objects.select_related("words").filter(stream=matter.serial).last()
        assert (trace.from_state, trace.to_state) == ("in_approval", "in_approval")
        assert trace.payload.data["to_post"] == "财务人员"


class TestWhereItComesStraightBack:
    def test_only_that_step_acts_again(self, at_the_secretary, send_back, do):
        matter = send_back(at_the_secretary(comes_back=True))

        assert [row for row in chain(matter) if row[2] != "done"] == [
            (DEPUTY, "opine", "current"),
            (SECRETARY, "approve", "ahead"),
            ("office-clerk", "file", "ahead"),
        ]
        do(matter, "opine", DEPUTY)
        assert waiting(matter) == [SECRETARY]

    def test_a_corrected_request_goes_past_those_who_have_acted(self, at_the_secretary, do):
        matter = do(at_the_secretary(comes_back=True), "return", SECRETARY, opinion="请改。")
        assert matter.state == "returned"

        matter = do(matter, "resubmit", "grid-worker", answers={**ANSWERS, "copies": 4})

        assert (matter.round, waiting(matter)) == (2, [SECRETARY])
        passed = Step.objects.filter(proceeding=matter, round=2, status="passed")
        assert [bool(each.note) for each in passed] == [True, True]

    def test_without_that_they_act_again(self, at_the_secretary, do):
        matter = do(at_the_secretary(), "return", SECRETARY, opinion="请改。")

        matter = do(matter, "resubmit", "grid-worker", answers={**ANSWERS, "copies": 4})

        assert waiting(matter) == [DEPUTY]


class TestWhatIsRefused:
    @pytest.mark.parametrize("to", ["0", "x", "999999999999999999999"])
    def test_a_step_that_is_none(self, at_the_secretary, do, refused, to):
        matter = at_the_secretary()

        with refused(Reason.INVALID) as refusal:
            do(matter, "return", SECRETARY, data={"to_step": to})
        assert list(refusal.value.errors) == ["to_step"]

    def test_a_step_that_is_still_to_come_or_ones_own(self, at_the_secretary, do, refused):
        matter = at_the_secretary()

        for step in Step.objects.filter(proceeding=matter).exclude(status="done"):
            with refused(Reason.INVALID):
                do(matter, "return", SECRETARY, data={"to_step": str(step.pk)})

    def test_a_step_of_another_matter(self, at_the_secretary, ask_seal, do, refused):
        matter, other = at_the_secretary(), ask_seal()
        step = Step.objects.filter(proceeding=other).first()

        with refused(Reason.INVALID):
            do(matter, "return", SECRETARY, data={"to_step": str(step.pk)})


class TestSideBySide:
    """区人社局 and 区委组织部: what one of them returns, both decide again."""

    @pytest.fixture
    def referred(self, ask_leave, do):
        leave = ask_leave(60, leave_type="sick")
        return do(leave, "deliberate", "office-clerk", data=MET)

    @pytest.mark.parametrize("other", [True, False], ids=["after the other", "before the other"])
    def test_both_decide_again(self, referred, do, other):
        if other:
            do(referred, "refer", "org-department")
        step = Step.objects.get(proceeding=referred, act="deliberate")

        leave = do(referred, "return", "hr-bureau", data={"to_step": str(step.pk)})
        assert waiting(leave) == ["leaders-meeting"]
        leave = do(leave, "deliberate", "office-clerk", data=MET)

        assert sorted(waiting(leave)) == ["hr-bureau", "org-department"]
        do(leave, "refer", "hr-bureau")
        assert do(leave, "refer", "org-department").state == "approved"
