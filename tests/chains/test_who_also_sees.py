"""Whoever has or had a step sees the matter; a substitute no more than he stands in for."""

from datetime import timedelta

import pytest

from people.models import Appointment, Person, Substitution
from tests.plugins.matters import ASKED_ON, MET
from workflows.chains.models import Proceeding


@pytest.fixture
def sees(person):
    """Whether a user sees any matter, on a day."""

    def look(user: str, on=ASKED_ON) -> bool:
        return Proceeding.objects.visible_to(person(user), on=on).exists()

    return look


@pytest.fixture
def stand_in(person):
    """Let somebody stand in for a holder on the day."""

    def put(user: str, holder: str, forms: list[str]) -> None:
        held = Appointment.objects.get(person=person(holder), post__code=holder)
        Substitution.objects.create(
            appointment=held, substitute=person(user), starts=ASKED_ON, ends=ASKED_ON, forms=forms
        )

    return put


class TestWhoeverHasOrHadAStep:
    def test_sees_it_while_it_waits_for_him(self, ask_leave, do, sees):
        leave = ask_leave(60, leave_type="sick")
        assert not sees("hr-bureau")

        do(leave, "deliberate", "office-clerk", data=MET)
        assert sees("hr-bureau")

    def test_sees_it_after_he_acted_even_out_of_office(self, ask_leave, do, sees, person):
        leave = do(ask_leave(60, leave_type="sick"), "deliberate", "office-clerk", data=MET)
        do(leave, "refer", "hr-bureau")
        Appointment.objects.filter(person=person("hr-bureau")).update(ends=ASKED_ON)

        assert sees("hr-bureau", on=ASKED_ON + timedelta(days=1))

    @pytest.mark.parametrize(
        ("code", "user"), [("withdraw", "grid-worker"), ("reject", "org-department")]
    )
    def test_sees_how_it_ended_though_he_never_acted(self, ask_leave, do, sees, code, user):
        leave = do(ask_leave(60, leave_type="sick"), "deliberate", "office-clerk", data=MET)
        do(leave, code, user, opinion="不再需要。")

        assert sees("hr-bureau")

    def test_does_not_see_it_when_the_chain_never_came_to_him(self, ask_leave, do, sees):
        do(ask_leave(60, leave_type="sick"), "withdraw", "grid-worker")

        assert not sees("hr-bureau")


class TestASubstitute:
    def test_sees_what_he_stands_in_for(self, ask_leave, sees, stand_in):
        ask_leave(1)
        assert not sees("finance-clerk")
        stand_in("finance-clerk", "office-director", forms=["leave"])

        assert sees("finance-clerk")

    def test_sees_no_other_form(self, ask_leave, sees, stand_in):
        ask_leave(1)
        stand_in("finance-clerk", "office-director", forms=["seal"])

        assert not sees("finance-clerk")

    def test_for_another_form_does_not_see_what_is_told_to_the_post(
        self, ask_leave, sees, stand_in
    ):
        """The office clerk is told when a leave is late; who stands in for him for seals is not."""
        ask_leave(5)
        stand_in("grid-worker-3", "office-clerk", ["seal-request"])
        assert not sees("grid-worker-3")
        stand_in("grid-worker-3", "office-clerk", ["leave"])
        assert sees("grid-worker-3")


class TestSomebodyWithoutAUser:
    def test_sees_his_own_alone(self, ask_leave, person):
        ask_leave(1)
        nobody = Person.objects.create(name="临时工")

        assert not Proceeding.objects.visible_to(nobody, on=ASKED_ON).exists()
        assert Proceeding.objects.sent_by(person("grid-worker")).count() == 1


class TestAskingWhoSees:
    @pytest.mark.parametrize("user", ["grid-worker", "office-director", "archivist", "admin"])
    def test_takes_at_most_five_statements(
        self, ask_leave, person, user, django_assert_max_num_queries
    ):
        ask_leave(1)
        asking = person(user)

        with django_assert_max_num_queries(6):
            list(Proceeding.objects.visible_to(asking, on=ASKED_ON))
