"""The same slip posted twice with one key is one matter; the key never serves another slip."""

from datetime import date

import pytest

from forms.submissions.models import Submission
from tests.plugins.matters import everything
from workflows.chains.models import Proceeding
from workflows.chains.service import Reason


class TestTheSameKey:
    def test_with_the_same_content_gives_the_same_matter(self, ask_leave):
        first = ask_leave(5, key="tab-1")
        before = everything()

        again = ask_leave(5, key="tab-1")

        assert again.serial == first.serial
        assert everything() == before

    def test_gives_it_also_after_it_was_decided(self, ask_leave, do):
        first = ask_leave(1, key="tab-1")
        do(first, "approve", "deputy-leader")

        assert ask_leave(1, key="tab-1").state == "approved"

    def test_gives_it_also_when_a_second_slip_would_be_refused(self, ask_leave):
        """60 days fill the year; the repeated post is no second slip of 60 days."""
        assert ask_leave(60, key="k").serial == ask_leave(60, key="k").serial

    def test_with_other_content_is_refused(self, ask_leave, refused):
        first = ask_leave(5, key="tab-1")

        with refused(Reason.REPEATED, first.serial):
            ask_leave(4, key="tab-1")

    def test_of_another_person_is_another_key(self, ask_leave):
        first = ask_leave(5, key="tab-1")

        assert ask_leave(5, key="tab-1", by="grid-worker-2").serial != first.serial

    def test_of_a_refused_slip_may_be_used_again(self, ask_leave, refused):
        with refused(Reason.INVALID):
            ask_leave(5, key="tab-1", reason="")

        assert ask_leave(5, key="tab-1").serial == "QJ-2026-0001"


class TestWithoutAKey:
    def test_every_post_is_a_matter(self, ask_leave):
        assert ask_leave(1).serial != ask_leave(1, first=date(2026, 3, 20)).serial
        assert Proceeding.objects.count() == 2
        assert set(Submission.objects.values_list("idempotency_key", flat=True)) == {None}


@pytest.mark.parametrize("key", ["x" * 81, "钥\x00匙"])
def test_a_key_that_cannot_be_kept_is_refused(ask_leave, refused, key):
    with refused(Reason.INVALID):
        ask_leave(1, key=key)
