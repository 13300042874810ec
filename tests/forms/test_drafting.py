"""存草稿: the latest save wins, and what it replaced comes back."""

import pytest

from forms.schemas.service import current_edition
from forms.submissions.drafting import (
    MOST_CHARACTERS,
    MOST_STEPS,
    NothingToUndo,
    replaced_at,
    save,
    undo,
)
from forms.submissions.models import Draft


@pytest.fixture
def draft(person):
    edition = current_edition("leave")
    return save(Draft(owner=person("grid-worker"), edition=edition, answers={"reason": "一"}))


def saved(draft, **answers):
    """What another page, or another device, saves under the same id."""
    other = Draft(pk=draft.pk, owner=draft.owner, edition=draft.edition, answers=answers)
    return save(other)


class TestUndoing:
    def test_brings_back_what_the_latest_save_replaced(self, draft):
        first_saved = draft.saved_at
        saved(draft, reason="二", leave_type="sick")
        now = saved(draft, leave_type="sick")

        assert undo(draft).answers == {"reason": "二", "leave_type": "sick"}
        again = Draft.objects.get(pk=draft.pk)
        assert replaced_at(again) == first_saved
        assert undo(again).answers == {"reason": "一"}
        assert now.answers == {"leave_type": "sick"}

    def test_ends_with_what_was_saved_first(self, draft):
        with pytest.raises(NothingToUndo):
            undo(draft)
        assert replaced_at(draft) is None

    def test_skips_saves_that_changed_nothing(self, draft):
        saved(draft, reason="二")
        saved(draft, reason="二")

        assert undo(draft).answers == {"reason": "一"}

    def test_gives_back_what_another_device_overwrote(self, draft):
        saved(draft, reason="在电脑上写的很长一段")
        saved(draft, reason="手机上的旧稿")

        assert undo(draft).answers == {"reason": "在电脑上写的很长一段"}


class TestTheWayBack:
    def test_is_as_long_as_twenty_saves(self, draft):
        for number in range(MOST_STEPS + 5):
            saved(draft, reason=str(number))

        assert len(Draft.objects.get(pk=draft.pk).replaced) == MOST_STEPS

    def test_does_not_grow_with_what_is_written(self, draft):
        for number in range(5):
            saved(draft, reason=str(number) * MOST_CHARACTERS)

        kept = Draft.objects.get(pk=draft.pk)
        assert len(kept.replaced) == 1
        assert undo(kept).answers == {"reason": "3" * MOST_CHARACTERS}

    def test_keeps_only_what_differs(self, draft):
        saved(draft, reason="一", leave_type="sick")

        (step,) = Draft.objects.get(pk=draft.pk).replaced
        assert (step["had"], step["lacked"]) == ({}, ["leave_type"])
