"""Two at once: one act, one trace, one matter; on SQLite and on PostgreSQL."""

import pytest

from tests.chains.racing import at_once, refused
from trail.models import Trace
from workflows.chains.models import Proceeding

# Each test fills the office anew, since others see what it commits.
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


class TestTwoApproversAtOnce:
    def test_exactly_one_files_the_slip(self, ask_leave, do) -> None:
        leave = do(ask_leave(days=2), "approve", "deputy-leader")

        results = at_once(
            lambda: do(leave, "file", "office-clerk"),
            lambda: do(leave, "file", "office-clerk-2"),
        )

        assert refused(results) == 1
        assert Trace.objects.filter(stream=leave.serial, act="file").count() == 1

    def test_approving_and_withdrawing_do_not_both_happen(self, ask_leave, do) -> None:
        leave = ask_leave(days=2)

        results = at_once(
            lambda: do(leave, "approve", "deputy-leader"),
            lambda: do(leave, "withdraw", "grid-worker"),
        )

        assert refused(results) == 1
        assert Trace.objects.filter(stream=leave.serial).count() == 2


class TestTwoSlipsAtOnce:
    def test_only_one_fits_into_what_is_left_of_the_year(self, ask_leave) -> None:
        ask_leave(days=29)

        results = at_once(lambda: ask_leave(days=20), lambda: ask_leave(days=20))

        assert refused(results) == 1
        assert Proceeding.objects.count() == 2

    def test_the_same_key_makes_one_matter(self, ask_leave) -> None:
        results = at_once(lambda: ask_leave(key="k"), lambda: ask_leave(key="k"))

        assert refused(results) == 0
        assert len({each.pk for each in results}) == Proceeding.objects.count() == 1
