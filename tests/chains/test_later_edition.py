"""C202: a later edition touches only new slips; what is under way keeps the one it has."""

from datetime import date

import pytest

from office.loading.files import FIXTURES, read_text
from office.loading.regulations import clause_blocks
from regulations.models import RegulationPage
from tests.plugins.matters import chain, slip
from workflows.chains.service import Reason

D1 = "community-grid-workers"


CHANGES = [("超过 2 天", "超过 3 天"), ("含 2 天", "含 3 天"), ("value: 2}", "value: 3}")]


@pytest.fixture
def three_days_alone(office):
    """Band a of the clause is changed from two to three days, in text, quotes and rows."""

    def publish(in_force_from: date = date(2026, 3, 2)) -> None:
        text = (FIXTURES / f"regulations/{D1}.yaml").read_text(encoding="utf-8")
        for old, new in CHANGES:
            text = text.replace(old, new)
        page = RegulationPage.objects.get(slug=D1)
        page.clauses, page.in_force_from = clause_blocks(read_text(text)), in_force_from
        page.save_revision().publish()

    return publish


OPINED = ("deputy-leader", "opine", "current")
ALONE = ("deputy-leader", "approve", "current")


class TestASlipOfThreeDays:
    def test_under_way_goes_on_as_it_began(self, ask_leave, do, three_days_alone, refused):
        leave = ask_leave(3)
        three_days_alone()

        assert chain(leave)[0] == OPINED
        with refused(Reason.NOT_ALLOWED):
            do(leave, "approve", "deputy-leader")
        do(leave, "opine", "deputy-leader")
        assert do(leave, "approve", "office-director").state == "approved"

    def test_handed_in_afterwards_follows_the_new_edition(self, ask_leave, three_days_alone):
        three_days_alone()
        leave = ask_leave(3)

        assert chain(leave)[0] == ALONE
        assert leave.steps.first().basis[0]["edition"] == 2
        assert "3 天" in leave.steps.first().basis[0]["quote"]

    def test_handed_in_before_its_day_follows_the_old_one(self, ask_leave, three_days_alone):
        three_days_alone(in_force_from=date(2026, 4, 1))

        assert chain(ask_leave(3, on=date(2026, 3, 31)))[0] == OPINED
        assert chain(ask_leave(3, on=date(2026, 4, 1)))[0] == ALONE

    def test_returned_and_handed_in_again_keeps_its_edition(self, ask_leave, do, three_days_alone):
        leave = do(ask_leave(3), "return", "deputy-leader", opinion="请改期。")
        three_days_alone()

        leave = do(leave, "resubmit", "grid-worker", answers=slip(3, first=date(2026, 3, 16)))

        assert chain(leave)[0] == OPINED
        assert leave.steps.filter(round=2).first().basis[0]["edition"] == 1
        assert [kept.edition.number for kept in leave.kept_editions.all()] == [1]
