"""A step that waits for nobody is shown to the administrator; nothing is swallowed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Appointment, Person, Post, Substitution, Unit, User
from tests.plugins.matters import ASKED_ON, chain
from tests.seals import clause, published, route, station
from trail.models import Trace
from workflows.chains.models import Step
from workflows.chains.service import Reason
from workflows.chains.stranded import Why, given_back, stranded

YESTERDAY = ASKED_ON - timedelta(days=1)


def found() -> list[tuple[str, str, Why]]:
    return [
        (each.step.proceeding.serial, each.step.post_id, each.why) for each in stranded(ASKED_ON)
    ]


def dismiss(post: str) -> None:
    Appointment.objects.filter(post__code=post).update(ends=YESTERDAY)


class TestAPostThatNobodyHolds:
    def test_is_shown_with_what_waits_for_it(self, ask_leave):
        leave = ask_leave(5)
        assert found() == []

        dismiss("deputy-leader")

        assert found() == [(leave.serial, "deputy-leader", Why.VACANT)]

    def test_is_filled_by_whoever_is_appointed(self, ask_leave, do, person):
        leave = ask_leave(2)
        dismiss("deputy-leader")
        Appointment.objects.create(
            person=person("finance-clerk"), post=Post.objects.get(code="deputy-leader"),
            unit=Unit.objects.get(code="street"), starts=ASKED_ON,
        )  # fmt: skip

        assert found() == []
        assert do(leave, "approve", "finance-clerk").state == "approved"

    def test_takes_nothing_from_the_applicant(self, ask_leave, do):
        leave = ask_leave(5)
        dismiss("deputy-leader")

        assert do(leave, "urge", "grid-worker").state == "in_approval"
        assert do(leave, "withdraw", "grid-worker").state == "withdrawn"
        assert found() == []

    def test_costs_the_same_for_many(self, ask_leave):
        ask_leave(2)
        dismiss("deputy-leader")

        def cost() -> int:
            with CaptureQueriesContext(connection) as captured:
                found()
            return len(captured)

        first = cost()
        for _each in range(5):
            Appointment.objects.filter(post__code="deputy-leader").update(ends=None)
            ask_leave(2)
            dismiss("deputy-leader")
        assert len(found()) == 6
        assert cost() == first


class TestAPostOfWhichAllMustAct:
    def test_whose_last_holder_leaves_is_shown_and_goes_on(self, ask_seal, do, person):
        """Two directors; one agrees, the other leaves before he does."""
        other = Appointment.objects.create(
            person=person("department"), post=Post.objects.get(code="office-director"),
            unit=Unit.objects.get(code="street"), starts=YESTERDAY,
        )  # fmt: skip
        published(clause("主任都批。", route(by=[station("office-director", holders="all")])))
        matter = do(ask_seal(), "approve", "office-director")
        assert (matter.state, found()) == ("in_approval", [])

        other.ends = YESTERDAY
        other.save()

        assert found() == [(matter.serial, "office-director", Why.AGREED)]
        assert do(matter, "approve", "office-director").state == "closed"


class TestThePostOfTheApplicant:
    """While his request is under way he becomes the only director."""

    @pytest.fixture
    def under_way(self, ask_seal):
        published(
            clause(
                "财务、主任签注意见，书记批。",
                route(
                    by=[
                        station("finance-clerk", "opine"),
                        station("office-director", "opine", order=2),
                        station("party-secretary", order=3),
                    ]
                ),
            )
        )
        return ask_seal()

    @pytest.fixture
    def promote(self, person):
        def make(post: str) -> Appointment:
            dismiss(post)
            return Appointment.objects.create(
                person=person("grid-worker"), post=Post.objects.get(code=post),
                unit=Unit.objects.get(code="street"), starts=ASKED_ON,
            )  # fmt: skip

        return make

    def test_is_passed_over_with_a_sentence(self, under_way, promote, do):
        promote("office-director")
        matter = do(under_way, "opine", "finance-clerk")

        assert chain(matter)[1:] == [
            ("office-director", "opine", "passed"),
            ("party-secretary", "approve", "current"),
        ]
        assert Step.objects.get(proceeding=matter, order=2).note

    def test_goes_to_his_substitute_with_a_sentence(self, under_way, promote, do, person):
        Substitution.objects.create(
            appointment=promote("office-director"), substitute=person("department"),
            starts=ASKED_ON, ends=ASKED_ON,
        )  # fmt: skip
        matter = do(under_way, "opine", "finance-clerk")

        step = Step.objects.get(proceeding=matter, order=2)
        assert (step.status, "范志强" in step.note) == ("current", True)
        do(matter, "opine", "department")

    def test_that_alone_decides_waits_and_is_shown(self, under_way, promote, do, refused):
        do(under_way, "opine", "finance-clerk")
        do(under_way, "opine", "office-director")
        promote("party-secretary")

        with refused(Reason.NOT_ALLOWED):
            do(under_way, "approve", "grid-worker")
        assert found() == [(under_way.serial, "party-secretary", Why.OWN)]

    def test_that_alone_decides_is_never_passed_over(self, under_way, promote, do):
        promote("party-secretary")
        do(under_way, "opine", "finance-clerk")
        matter = do(under_way, "opine", "office-director")

        assert chain(matter)[-1] == ("party-secretary", "approve", "current")
        assert found() == [(matter.serial, "party-secretary", Why.OWN)]


class TestASubstituteFromTheBeginning:
    def test_acts_for_the_applicant_with_a_sentence(self, ask_seal, person):
        published()
        held = Appointment.objects.get(
            person=person("office-director"), post__code="office-director"
        )
        Substitution.objects.create(
            appointment=held, substitute=person("department"), starts=ASKED_ON, ends=ASKED_ON
        )

        matter = ask_seal(20, by="office-director")

        step = Step.objects.get(proceeding=matter, order=1)
        assert (step.status, "范志强" in step.note) == ("current", True)


class TestTheReport:
    def test_is_the_administrators(self, client, person, ask_leave):
        leave = ask_leave(5)
        Person.objects.filter(user__username__startswith="deputy-leader").update(active=False)
        client.force_login(person("admin").user)

        page = client.get("/admin/reports/stranded/", follow=True).content.decode()

        assert leave.number_label in page
        assert "分管领导" in page

    def test_is_nobody_elses(self, client, person):
        client.force_login(person("policy-editor").user)

        page = client.get("/admin/reports/stranded/", follow=True)
        assert page.redirect_chain or page.status_code == 403
        assert "stranded" not in (page.redirect_chain or [("",)])[-1][0]


class TestWhatWaitsByName:
    """转办 to somebody who then leaves, or loses his post."""

    @pytest.fixture
    def handed_over(self, ask_leave, do):
        return do(ask_leave(2), "hand_over", "deputy-leader", data={"to": "finance-clerk"})

    def test_for_somebody_who_has_left_is_shown_although_the_post_is_held(
        self, handed_over, person
    ):
        assert found() == []
        Person.objects.filter(pk=person("finance-clerk").pk).update(active=False)

        assert found() == [(handed_over.serial, "deputy-leader", Why.LEFT)]

    def test_for_somebody_who_was_dismissed_is_shown_too(self, handed_over):
        dismiss("finance-clerk")

        assert found() == [(handed_over.serial, "deputy-leader", Why.LEFT)]

    def test_is_shown_as_vacant_where_nobody_holds_the_post_either(self, handed_over, person):
        dismiss("deputy-leader")
        assert found() == []
        dismiss("finance-clerk")

        assert found() == [(handed_over.serial, "deputy-leader", Why.VACANT)]

    def test_is_shown_to_who_keeps_its_unit_alone(self, handed_over):
        dismiss("finance-clerk")
        street, township = (Unit.objects.get(code=code).path for code in ("street", "township"))

        assert len(stranded(ASKED_ON, within=[street])) == 1
        assert stranded(ASKED_ON, within=[township]) == []
        assert stranded(ASKED_ON, within=[]) == []


class TestAnAccountThatIsSwitchedOff:
    """The appointment runs on, but nobody can sign in and act."""

    def off(self, *users: str) -> None:
        User.objects.filter(username__in=users).update(is_active=False)

    def test_strands_what_only_its_holder_could_do(self, ask_seal, do, person):
        published()
        matter = ask_seal()
        assert found() == []
        self.off("office-director")

        assert found() == [(matter.serial, "office-director", Why.OFF)]
        data = {"step": str(matter.steps.get(order=1).pk), "to": "department"}
        do(matter, "reassign", "admin", data=data)
        assert found() == []

    def test_strands_nothing_while_another_holds_the_post_or_stands_in(self, ask_seal, person):
        published()
        ask_seal()
        held = Appointment.objects.get(post__code="office-director")
        Substitution.objects.create(
            appointment=held, substitute=person("department"), starts=ASKED_ON, ends=ASKED_ON
        )
        self.off("office-director")

        assert found() == []

    def test_strands_what_waits_for_him_by_name(self, ask_leave, do):
        leave = do(ask_leave(2), "hand_over", "deputy-leader", data={"to": "finance-clerk"})
        self.off("finance-clerk")

        assert found() == [(leave.serial, "deputy-leader", Why.OFF)]

    def test_strands_what_all_the_others_have_agreed_to(self, ask_seal, do, person):
        Appointment.objects.create(
            person=person("department"), post=Post.objects.get(code="office-director"),
            unit=Unit.objects.get(code="street"), starts=YESTERDAY,
        )  # fmt: skip
        published(clause("主任都批。", route(by=[station("office-director", holders="all")])))
        matter = do(ask_seal(), "approve", "office-director")
        self.off("department")

        assert found() == [(matter.serial, "office-director", Why.OFF)]


class TestWhatWentBackToSomebodyWhoIsGone:
    @pytest.fixture
    def returned(self, ask_leave, do):
        return do(ask_leave(2), "return", "deputy-leader", opinion="写明事由。")

    @pytest.fixture(params=["left", "switched off"])
    def gone(self, request, returned):
        who = Person.objects.filter(pk=returned.applicant_id)
        if request.param == "left":
            who.update(active=False)
        else:
            User.objects.filter(pk=who.get().user_id).update(is_active=False)
        return returned

    def test_is_not_listed_while_he_is_there(self, returned):
        assert given_back() == []

    def test_is_listed_in_the_units_that_one_keeps(self, gone):
        street, township = (Unit.objects.get(code=code).path for code in ("street", "township"))

        assert [each.pk for each in given_back()] == [gone.pk]
        assert given_back(within=[street]) == given_back()
        assert given_back(within=[township]) == given_back(within=[]) == []

    @pytest.mark.parametrize("user", ["office-clerk", "admin", "deputy-leader"])
    def test_is_withdrawn_in_his_place_under_ones_own_name(self, gone, do, person, user):
        assert do(gone, "withdraw", user).state == "withdrawn"

        trace = Trace.objects.get(stream=gone.serial, act="withdraw")
        assert trace.actor == str(person(user).pk)
        assert given_back() == []

    def test_is_nobody_elses(self, gone, do, refused):
        for user in ("grid-worker-2", "finance-clerk"):
            with refused(Reason.NOT_ALLOWED):
                do(gone, "withdraw", user)

    def test_is_his_alone_while_he_is_there(self, returned, do, refused):
        for user in ("office-clerk", "admin", "deputy-leader"):
            with refused(Reason.NOT_ALLOWED):
                do(returned, "withdraw", user)
