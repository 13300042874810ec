"""Nobody acts on his own matter; where nobody else is left, the office is told."""

import pytest

from people.models import Appointment, Post, Substitution, Unit
from tests.plugins.matters import ASKED_ON, chain
from tests.seals import clause, published, route, station
from trail.models import Trace
from workflows.chains.models import Step
from workflows.chains.service import Reason


class TestTheApplicantsOwnPost:
    def test_is_left_out_of_his_chain(self, ask_leave):
        """D1-3.2h as read: the office director does not opine on his own slip."""
        leave = ask_leave(2, by="office-director")

        assert chain(leave)[0] == ("party-secretary", "approve", "current")

    def test_is_passed_over_with_a_note_where_the_route_names_it(self, ask_seal):
        published()

        matter = ask_seal(20, by="office-director")

        assert chain(matter)[:2] == [
            ("office-director", "opine", "passed"),
            ("party-secretary", "approve", "current"),
        ]
        assert Step.objects.get(proceeding=matter, status="passed").note

    def test_lets_him_file_his_own_slip(self, ask_leave, do):
        leave = ask_leave(2, by="office-clerk")
        do(leave, "opine", "office-director")
        do(leave, "approve", "party-secretary")

        assert do(leave, "file", "office-clerk").state == "approved"


class TestWhoHoldsTwoPosts:
    @pytest.fixture
    def also(self, person):
        def given(user: str, post: str) -> None:
            street = Unit.objects.get(code="street")
            held = {"post": Post.objects.get(code=post), "unit": street, "starts": ASKED_ON}
            Appointment.objects.create(person=person(user), **held)

        return given

    def test_goes_the_way_on_which_both_routes_agree(self, ask_leave, also):
        """D1-3.2h: a deputy leader who is the discipline committee's man as well."""
        also("deputy-leader", "discipline-committee")

        assert [row[:2] for row in chain(ask_leave(1, by="deputy-leader"))] == [
            ("office-director", "opine"),
            ("party-secretary", "approve"),
            ("office-clerk", "file"),
        ]

    def test_is_told_which_clauses_of_which_regulation_do_not_agree(self, ask_leave, also, refused):
        also("party-secretary", "community-secretary")

        with refused(Reason.NOT_MET) as refusal:
            ask_leave(1, by="party-secretary")

        assert "《社区网格员管理办法》三.2" in refusal.value.sentence


class TestWhoOnlyStandsIn:
    def test_does_not_decide_on_his_own_slip(self, ask_leave, do, refused, person):
        held = Appointment.objects.get(person=person("deputy-leader"))
        Substitution.objects.create(
            appointment=held, substitute=person("grid-worker"), starts=ASKED_ON, ends=ASKED_ON
        )
        leave = ask_leave(1)

        with refused(Reason.NOT_ALLOWED):
            do(leave, "approve", "grid-worker")


class TestNobodyLeftToDecide:
    def test_refuses_the_slip_and_saves_nothing(self, ask_leave, refused, person):
        """The only party secretary asks for leave from a meeting: he alone would decide."""
        Appointment.objects.filter(post__code="principal-leader").exclude(
            person=person("party-secretary")
        ).update(ends=ASKED_ON.replace(day=1))

        with refused(Reason.NOT_MET):
            ask_leave(1, by="party-secretary", leave_type="meeting", meeting="例会")


class TestSeveralHolders:
    """Of all, or more than half, of a post's holders the applicant himself does not count."""

    @pytest.fixture
    def directors(self, person):
        """Three more office directors: the applicant, and two who may decide."""
        street = Unit.objects.get(code="street")
        post = Post.objects.get(code="office-director")
        for user in ("grid-worker", "finance-clerk", "department"):
            Appointment.objects.create(person=person(user), post=post, unit=street, starts=ASKED_ON)

    @pytest.mark.parametrize(("mode", "needed"), [("any", 1), ("majority", 2), ("all", 3)])
    def test_act_until_enough_of_them_agree(self, directors, ask_seal, do, mode, needed):
        published(clause("办事处主任批。", route(by=[station("office-director", holders=mode)])))
        matter = ask_seal(3)

        users = ["office-director", "finance-clerk", "department"][:needed]
        states = [do(matter, "approve", user).state for user in users]

        assert states == ["in_approval"] * (needed - 1) + ["closed"]

    def test_act_once_each(self, directors, ask_seal, do, refused):
        published(clause("办事处主任批。", route(by=[station("office-director", holders="all")])))
        matter = ask_seal(3)
        do(matter, "approve", "office-director")

        for user in ("office-director", "grid-worker"):
            with refused(Reason.NOT_ALLOWED):
                do(matter, "approve", user)


class TestTheSentenceAboutHisOwnPost:
    """Whoever reads the trail later sees why a station was left out, not only who reads the page today."""

    def test_is_in_the_trace_of_handing_in(self, ask_seal):
        published()
        matter = ask_seal(20, by="office-director")
        data = Trace.objects.get(stream=matter.serial, act="submit").payload.data

        assert data["passed"].startswith("办事处主任：")

    def test_is_in_the_trace_of_the_act_after_which_it_was_left_out(self, ask_seal, do, person):
        """The finance clerk becomes director while his own request is under way."""
        by = [station("department", "opine"), station("office-director", order=2),
              station("party-secretary", order=3)]  # fmt: skip
        published(clause("职能部门签，主任批，书记批。", route(by=by)))
        matter = ask_seal(by="finance-clerk")
        Appointment.objects.filter(post__code="office-director").update(
            person=person("finance-clerk")
        )
        do(matter, "opine", "department")
        data = Trace.objects.get(stream=matter.serial, act="opine").payload.data

        assert data["passed"].startswith("办事处主任：")

    def test_is_not_there_where_there_is_none(self, ask_leave):
        matter = ask_leave(1)

        assert Trace.objects.get(stream=matter.serial).payload.data == {}
