"""An applicant who has left leaves nothing that can never end."""

import pytest

from facts.models import FactValue
from workflows.chains.service import Reason, open_acts


@pytest.fixture
def leaves(person):
    """Somebody leaves the office."""

    def gone(user: str) -> None:
        left = person(user)
        left.active = False
        left.save()

    return gone


class TestWhatWasReturnedToHim:
    def test_is_ended_by_who_had_it(self, ask_leave, do, leaves, refused):
        leave = do(ask_leave(5), "return", "deputy-leader", opinion="请改期。")
        with refused(Reason.NOT_ALLOWED):
            do(leave, "withdraw", "deputy-leader")
        leaves("grid-worker")

        with refused(Reason.NOT_ALLOWED):
            do(leave, "withdraw", "office-director")
        assert do(leave, "withdraw", "deputy-leader", opinion="人已离职。").state == "withdrawn"
        assert not FactValue.objects.filter(stream=leave.serial, counts=True).exists()

    def test_is_no_longer_his_to_hand_in(self, ask_leave, do, leaves, person):
        leave = do(ask_leave(5), "return", "deputy-leader", opinion="请改期。")
        leaves("grid-worker")

        codes = {
            act.code for act in open_acts(leave, by=person("grid-worker"), at=leave.submitted_at)
        }
        assert codes == set()


class TestARecordThatWasReturnedToHim:
    def test_is_checked_as_it_stands(self, keep_diary, do, leaves, refused):
        diary = keep_diary()
        reviewer = diary.steps.get().post.appointments.get(unit__code="grid-1").person.user.username
        do(diary, "return", reviewer, opinion="没写去了哪几户。")
        with refused(Reason.NOT_ALLOWED):
            do(diary, "check", reviewer)
        leaves("grid-worker")

        assert do(diary, "check", reviewer, opinion="人已离职，按原样存。").final
