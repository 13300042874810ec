"""What an act costs does not depend on how many matters there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.service import hats
from tests.plugins.matters import ASKED_ON
from workflows.chains.desks import Waits
from workflows.chains.models import Proceeding, Step
from workflows.leave.models import Leave

OTHERS = 200


@pytest.fixture
def crowd(ask_leave):
    """Two hundred more slips that wait for the same deputy, with their steps and traces' heads."""

    def copy(leave: Leave) -> None:
        base, steps = (
            Proceeding.objects.filter(pk=leave.pk).values().get(),
            list(leave.steps.values()),
        )
        rows = [{**base, "id": None, "serial": f"QJ-2025-{n:04d}"} for n in range(OTHERS)]
        made = Proceeding.objects.bulk_create(Proceeding(**row) for row in rows)
        Step.objects.bulk_create(
            Step(**{**step, "id": None, "proceeding_id": each.pk})
            for each in made
            for step in steps
        )

    return copy


def statements(job) -> int:
    with CaptureQueriesContext(connection) as captured:
        job()
    return len([each for each in captured if "SAVEPOINT" not in each["sql"]])


class TestAmongTwoHundredOthers:
    def test_every_act_takes_as_many_statements_as_alone(self, ask_leave, do, crowd):
        def whole_way() -> list[int]:
            leave = ask_leave(5)
            return [
                statements(lambda: ask_leave(5)),
                statements(lambda: do(leave, "opine", "deputy-leader")),
                statements(lambda: do(leave, "approve", "office-director")),
                statements(lambda: do(leave, "file", "office-clerk")),
            ]

        alone = whole_way()
        crowd(ask_leave(5))

        assert whole_way() == alone
        assert max(alone) <= 20

    def test_the_inbox_takes_one_statement_once_the_hats_are_known(self, ask_leave, person, crowd):
        crowd(ask_leave(5))
        deputy = person("deputy-leader")
        worn = hats(deputy, ASKED_ON)

        def inbox() -> list[Waits]:
            return Step.objects.waiting_for(deputy, worn, most=50)

        assert statements(inbox) == 1
        assert len(inbox()) == 50
