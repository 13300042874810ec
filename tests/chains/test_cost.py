"""Cost does not grow: statements of the door, whatever the number of matters."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.service import hats
from tests.plugins.matters import ASKED_ON
from workflows.chains.models import Step

#: The transaction itself is a savepoint here, and two statements.
SAVEPOINT = 2


def statements(job) -> int:
    with CaptureQueriesContext(connection) as captured:
        job()
    return len(captured) - SAVEPOINT


class TestTheDoor:
    def test_submitting_takes_at_most_twenty(self, ask_leave) -> None:
        ask_leave(days=1)
        first = statements(lambda: ask_leave(days=1, key="a"))
        for _each in range(10):
            ask_leave(days=1)
        assert statements(lambda: ask_leave(days=1, key="b")) <= first <= 20

    def test_an_act_takes_at_most_twenty(self, ask_leave, do) -> None:
        first = statements(lambda: do(ask_leave(days=2), "approve", "deputy-leader"))
        for _each in range(10):
            ask_leave(days=1)
        leave = ask_leave(days=2)
        again = statements(lambda: do(leave, "approve", "deputy-leader"))
        assert again <= first
        assert again <= 20


class TestTheInbox:
    @pytest.mark.parametrize("matters", [1, 20])
    def test_it_takes_four_statements(self, ask_leave, person, matters) -> None:
        for _each in range(matters):
            ask_leave(days=1, leave_type="sick")
        deputy = person("deputy-leader")
        with CaptureQueriesContext(connection) as captured:
            worn = hats(deputy, ASKED_ON)
            rows = Step.objects.waiting_for(deputy, worn, most=30)
        assert len(rows) == matters
        assert len(captured) <= 4
