"""Who acts is found when it is his turn: vacancies, successors, substitutes, the deputy in charge."""

from datetime import date, timedelta

import pytest

from people.models import Appointment, Person, Post, Substitution, Unit
from tests.plugins.matters import ASKED_ON, chain, morning
from trail.models import Trace
from workflows.chains.service import Reason, explain

YESTERDAY = ASKED_ON - timedelta(days=1)


def dismiss(post: str, last_day: date = YESTERDAY) -> None:
    """Nobody holds the post after a day."""
    Appointment.objects.filter(post__code=post).update(ends=last_day)


@pytest.fixture
def appoint(person):
    """Give somebody a post in a unit: `appoint("office-director", "finance-clerk")`."""

    def give(post: str, user: str, unit: str = "street") -> Appointment:
        return Appointment.objects.create(
            person=person(user),
            post=Post.objects.get(code=post),
            unit=Unit.objects.get(code=unit),
            starts=ASKED_ON,
        )

    return give


class TestAVacantPost:
    def test_refuses_the_slip_by_clause_and_post_and_saves_nothing(self, ask_leave, refused):
        dismiss("office-director")

        with refused(Reason.NOT_MET, "三.2", "办事处主任") as refusal:
            ask_leave(5)
        assert refusal.value.verdicts[0].basis[0].regulation == "community-grid-workers"

    def test_is_no_matter_for_a_slip_that_goes_another_way(self, ask_leave):
        dismiss("office-director")

        assert ask_leave(2).state == "in_approval"

    def test_is_explained_before_anybody_hands_in(self, person):
        from forms.schemas.service import current_edition
        from tests.plugins.matters import slip

        dismiss("office-director")
        explained = explain(
            current_edition("leave"), slip(5), applicant=person("grid-worker"), on=ASKED_ON
        )

        assert not explained.accepted
        assert "办事处主任" in explained.considered.refusing[0].sentence

    def test_of_a_body_is_that_of_its_recorder(self, ask_leave, refused):
        """领导会议 is recorded by the office clerk."""
        dismiss("office-clerk")

        with refused(Reason.NOT_MET, "领导会议"):
            ask_leave(20)

    def test_of_somebody_no_longer_active_is_vacant(self, ask_leave, refused):
        Person.objects.filter(user__username="office-director").update(active=False)

        with refused(Reason.NOT_MET, "办事处主任"):
            ask_leave(5)


class TestADismissedHolder:
    def test_strands_nothing_his_successor_decides(self, ask_leave, do, refused, appoint):
        leave = do(ask_leave(5), "opine", "deputy-leader")
        dismiss("office-director")
        appoint("office-director", "finance-clerk")

        with refused(Reason.NOT_ALLOWED):
            do(leave, "approve", "office-director")
        assert do(leave, "approve", "finance-clerk").state == "approved"

    def test_may_still_act_on_his_last_day(self, ask_leave, do):
        leave = do(ask_leave(5), "opine", "deputy-leader")
        dismiss("office-director", ASKED_ON)

        assert do(leave, "approve", "office-director").state == "approved"


class TestTheDeputyInCharge:
    @pytest.mark.parametrize(
        ("applicant", "deputy"),
        [("grid-worker", "deputy-leader"), ("grid-worker-4", "deputy-leader-2")],
    )
    def test_is_that_of_the_applicants_community(self, ask_leave, do, applicant, deputy):
        leave = ask_leave(1, by=applicant)

        assert do(leave, "approve", deputy).state == "approved"

    def test_may_change_while_a_slip_waits(self, ask_leave, do, refused, person):
        leave = ask_leave(1)
        other = Unit.objects.get(code="community-2")
        Appointment.objects.get(person=person("deputy-leader")).in_charge_of.set([other])
        Appointment.objects.get(person=person("deputy-leader-2")).in_charge_of.clear()

        with refused(Reason.NOT_ALLOWED):
            do(leave, "approve", "deputy-leader")
        assert do(leave, "approve", "deputy-leader-2").state == "approved"


class TestASubstitute:
    @pytest.fixture
    def stand_in(self, person):
        def put(user: str, **more) -> None:
            Substitution.objects.create(
                appointment=Appointment.objects.get(person=person("deputy-leader")),
                substitute=person(user),
                **{"starts": ASKED_ON, "ends": ASKED_ON, **more},
            )

        return put

    def test_acts_on_behalf_of_the_absent_holder(self, ask_leave, do, stand_in):
        stand_in("finance-clerk")
        leave = do(ask_leave(1), "approve", "finance-clerk")
        trace = Trace.objects.get(stream=leave.serial, number=2)

        assert (trace.actor_name, trace.on_behalf) == ("薛珺", "宋祎")
        assert leave.steps.get(order=1).on_behalf_of.name == "宋祎"

    def test_does_not_keep_the_holder_from_acting(self, ask_leave, do, stand_in):
        stand_in("finance-clerk")
        leave = do(ask_leave(1), "approve", "deputy-leader")

        assert leave.steps.get(order=1).on_behalf_of is None

    @pytest.mark.parametrize(
        "terms",
        [{"forms": ["seal"]}, {"starts": YESTERDAY, "ends": YESTERDAY}],
        ids=["for another form", "yesterday"],
    )
    def test_acts_only_for_his_forms_and_days(self, ask_leave, do, refused, stand_in, terms):
        stand_in("finance-clerk", **terms)
        leave = ask_leave(1)

        with refused(Reason.NOT_ALLOWED):
            do(leave, "approve", "finance-clerk")

    def test_fills_a_post_that_would_be_vacant_in_the_chain(self, ask_leave, stand_in, person):
        stand_in("finance-clerk")
        Person.objects.filter(pk=person("deputy-leader").pk).update(active=True)

        assert chain(ask_leave(1))[0] == ("deputy-leader", "approve", "current")


def test_the_office_day_counts_not_that_of_utc(ask_leave, do, person):
    """Half past seven in Shanghai is still the day before in UTC."""
    from workflows.chains.service import perform

    dismiss("office-director", YESTERDAY - timedelta(days=1))
    Appointment.objects.filter(post__code="office-director").update(ends=None, starts=ASKED_ON)
    leave = do(ask_leave(5), "opine", "deputy-leader")
    early = morning().replace(hour=7, minute=30)

    assert perform(leave, "approve", by=person("office-director"), at=early).state == "approved"
