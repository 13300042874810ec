"""免填率: what counts as answered without typing."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from forms.schemas.service import current_edition
from forms.submissions.models import Submission, Tally
from forms.submissions.tallying import close_months, figures, tallies

from .conftest import edition_of

KEPT, CHANGED = {"changed": False}, {"changed": True}
FORM = edition_of(
    [
        {"type": "text", "key": "name", "label": "姓名", "fact": "a"},
        {"type": "text", "key": "phone", "label": "电话", "fact": "b"},
        {"type": "choice", "key": "kind", "label": "类别", "choices": {"a": "甲", "b": "乙"}},
        {"type": "date", "key": "day", "label": "日期"},
        {"type": "text", "key": "more", "label": "其他",
         "shown_when": [{"field": "kind", "op": "=", "value": "b"}]},
        {"type": "long_text", "key": "note", "label": "说明"},
    ]
)  # fmt: skip
ANSWERS = {"name": "李玥", "phone": "1", "kind": "a", "day": "2026-03-01"}
SOURCES = {"name": KEPT, "phone": CHANGED}


def test_every_field_shown_is_counted_once() -> None:
    """Kept and chosen need no typing; a changed one does; one left empty was asked all the same."""
    expected = {"asked": 5, "kept": 1, "changed": 1, "chosen": 1, "typed": 1}

    assert figures(FORM, ANSWERS, SOURCES) == expected


def test_a_choice_that_came_filled_in_is_the_offices_work() -> None:
    assert figures(FORM, ANSWERS, {"kind": KEPT})["kept"] == 1


class TestMonths:
    """Each month is added up once it is over; the present one is counted so far."""

    TODAY = date(2026, 4, 20)

    @pytest.fixture
    def hand_in(self, person: Callable) -> Callable[..., Submission]:
        edition = current_edition("leave")

        def make(day: date, **figures: int) -> Submission:
            at = datetime(day.year, day.month, day.day, 0, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
            serial = f"QJ-{Submission.objects.count()}"
            return Submission.objects.create(
                edition=edition, stream=serial, answers={}, by=person("grid-worker"), at=at,
                **{"asked": 4, "kept": 1, **figures},
            )  # fmt: skip

        return make

    def test_are_told_by_form_the_latest_first(self, hand_in: Callable) -> None:
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)):
            hand_in(day)

        rows = tallies(date(2026, 3, 1), today=self.TODAY)

        told = [(row.month, row.slug, row.forms, row.asked, row.kept) for row in rows]
        assert told == [
            (date(2026, 4, 1), "leave", 1, 4, 1),
            (date(2026, 3, 1), "leave", 2, 8, 2),
        ]

    def test_that_are_over_are_kept_and_not_added_up_again(
        self, hand_in: Callable, django_assert_num_queries: Callable
    ) -> None:
        hand_in(date(2026, 2, 28))
        hand_in(date(2026, 3, 1))
        close_months(self.TODAY)

        assert [row.month.month for row in Tally.objects.all()] == [3, 2]
        with django_assert_num_queries(4):
            tallies(date(2025, 5, 1), today=self.TODAY)

    def test_stay_open_through_the_night_of_their_last_day(self, hand_in: Callable) -> None:
        hand_in(date(2026, 3, 31))
        close_months(date(2026, 4, 1))
        assert not Tally.objects.exists()

        close_months(date(2026, 4, 2))
        assert Tally.objects.exists()

    def test_without_anything_handed_in_are_none(self, db: None) -> None:
        assert tallies(date(2026, 1, 1), today=self.TODAY) == []
