"""Two at once at the acts that change a chain: exactly one of them happens, nothing is doubled."""

from datetime import date

import pytest

from people.models import Appointment, Post, Unit
from tests.chains.racing import at_once, count, refused
from tests.plugins.matters import ASKED_ON, SHANGHAI, chain, morning
from tests.seals import clause, published, route, station
from trail.service import verify
from workflows.chains.models import Proceeding, Step
from workflows.chains.sweeping import sweep

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


class TestAtOneStep:
    def test_handing_over_and_opining_do_not_both_happen(self, ask_leave, do) -> None:
        leave = ask_leave(days=5)

        results = at_once(
            lambda: do(leave, "hand_over", "deputy-leader", data={"to": "finance-clerk"}),
            lambda: do(leave, "opine", "deputy-leader"),
        )

        assert refused(results) == 1
        assert verify(leave.serial).whole
        assert [row[2] for row in chain(leave)].count("current") == 1

    def test_the_same_act_twice_happens_once(self, ask_leave, do) -> None:
        leave = ask_leave(days=5)
        signer, reader = {"who": "finance-clerk", "place": "after"}, {"to": "department"}
        for code, one, other, data in [
            ("add_signer", "deputy-leader", "deputy-leader", signer),
            ("urge", "grid-worker", "grid-worker", {}),
            ("copy", "deputy-leader", "grid-worker", reader),
        ]:
            results = at_once(
                lambda code=code, by=one, data=data: do(leave, code, by, data=data),
                lambda code=code, by=other, data=data: do(leave, code, by, data=data),
            )
            assert refused(results) == 1
            assert count(leave, code) == 1

        assert Step.objects.filter(proceeding=leave, inserted="signer").count() == 1
        assert leave.copies.count() == 1
        assert verify(leave.serial).whole


class TestSeveralHolders:
    def test_who_agree_at_once_are_both_counted(self, ask_seal, do, person) -> None:
        published(clause("主任都批。", route(by=[station("office-director", holders="all")])))
        Appointment.objects.create(
            person=person("department"), post=Post.objects.get(code="office-director"),
            unit=Unit.objects.get(code="street"), starts=ASKED_ON,
        )  # fmt: skip
        matter = ask_seal()

        results = at_once(
            lambda: do(matter, "approve", "office-director"),
            lambda: do(matter, "approve", "department"),
        )

        assert refused(results) == 0
        assert Proceeding.objects.get(pk=matter.pk).state == "closed"
        assert count(matter, "approve") == 2


class TestTwoSweeps:
    def test_at_once_say_a_word_once(self, ask_seal, office) -> None:
        from datetime import datetime

        timed = station("office-director", within=1, within_unit="working_days")
        published(clause("主任一日内批。", route(by=[timed])))
        matter = ask_seal()
        due = datetime(2026, 3, 4, 1, 0, tzinfo=SHANGHAI)
        assert ASKED_ON == date(2026, 3, 2) == morning().date()

        said = at_once(*[lambda: sweep(now=due) for _each in range(3)])

        assert sum(said) == 1
        assert count(matter, "chase") == 1
        assert verify(matter.serial).whole
