"""A limit that only recorded minutes override is lifted once, for one slip (D1-3.2g)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.plugins.matters import ASKED_ON, morning, slip
from trail.service import verify
from workflows.chains.models import Minutes
from workflows.chains.recording import Sitting, record_minutes
from workflows.chains.service import Reason, Refusal

AUTUMN = date(2026, 8, 1)
LATER = date(2027, 6, 1)


@pytest.fixture
def sitting(person) -> Sitting:
    """The leaders' meeting grants the grid worker more than sixty days."""
    return Sitting(
        "leaders-meeting", ASKED_ON, "五人", person("grid-worker"), "leave", "同意超过 60 天。"
    )


@pytest.fixture
def record(person, sitting):
    """Put the minutes on record, changed as a test needs them."""

    def put(by: str = "office-clerk", **changed) -> Minutes:
        return record_minutes(replace(sitting, **changed), by=person(by), at=morning())

    return put


class TestRecordedMinutes:
    def test_lift_the_limit_for_one_slip(self, record, ask_leave, refused):
        with refused(Reason.NOT_MET, "60"):
            ask_leave(61, first=AUTUMN)
        minutes = record()

        leave = ask_leave(61, first=AUTUMN)

        assert Minutes.objects.get(pk=minutes.pk).cited_by == leave.serial
        assert leave.verdicts[0]["met"]
        with refused(Reason.NOT_MET):
            ask_leave(1, first=date(2026, 12, 1))

    def test_stay_with_a_slip_that_is_returned(self, record, ask_leave, do):
        record()
        leave = do(ask_leave(61, first=AUTUMN), "return", "office-clerk", opinion="请改期。")

        answers = slip(62, first=AUTUMN)
        assert do(leave, "resubmit", "grid-worker", answers=answers).round == 2

    @pytest.mark.parametrize("changed", ["about", "form", "held_on"])
    def test_about_something_else_lift_nothing(self, record, ask_leave, refused, person, changed):
        other = {"about": person("grid-worker-2"), "form": "seal", "held_on": ASKED_ON}
        record(**{changed: other[changed]})

        with refused(Reason.NOT_MET):
            ask_leave(61, first=AUTUMN, on=date(2026, 3, 1))

    def test_of_more_than_a_year_ago_lift_nothing_and_are_named(self, record, ask_leave, refused):
        old = record(held_on=date(2025, 2, 28))

        with refused(Reason.NOT_MET, "60", old.serial, "2025年2月28日", "一年"):
            ask_leave(61, first=AUTUMN)
        now = record()
        leave = ask_leave(61, first=AUTUMN)

        cited = Minutes.objects.values_list("serial", "cited_by")
        assert dict(cited) == {old.serial: "", now.serial: leave.serial}

    @pytest.mark.parametrize(
        ("held_on", "until"),
        [(date(2025, 3, 1), date(2026, 3, 1)), (date(2024, 2, 29), date(2025, 2, 28))],
    )
    def test_are_good_for_a_year(self, record, held_on, until):
        assert record(held_on=held_on).good_until == until

    def test_are_good_on_their_last_day(self, record, ask_leave, refused):
        old = record(held_on=date(2025, 3, 1))
        with refused(Reason.NOT_MET, "2026年3月1日"):
            ask_leave(61, first=AUTUMN)

        leave = ask_leave(61, first=AUTUMN, on=date(2026, 3, 1))
        assert Minutes.objects.get(pk=old.pk).cited_by == leave.serial

    def test_hold_over_new_year(self, record, ask_leave):
        """What is decided in December may be about a leave of January, and about both years at once."""
        minutes = record()

        leave = ask_leave(70, first=date(2026, 12, 30), on=date(2026, 12, 1))

        assert Minutes.objects.get(pk=minutes.pk).cited_by == leave.serial

    def test_stay_with_a_slip_that_is_corrected_more_than_a_year_later(self, record, ask_leave, do):
        record()
        leave = do(ask_leave(61, first=AUTUMN), "return", "office-clerk", opinion="请改期。")

        later = do(leave, "resubmit", "grid-worker", answers=slip(62, first=AUTUMN), on=LATER)
        assert later.round == 2

    def test_do_not_lift_a_plain_refusal(self, record, ask_leave, refused):
        """D1-3.2f: six months of sick leave are the end of it."""
        record()

        with refused(Reason.NOT_MET, "180"):
            ask_leave(181, leave_type="sick", first=date(2026, 7, 16))

    def test_leave_a_trace_that_verifies(self, record):
        minutes = record()

        assert minutes.serial == "HY-2026-0001"
        assert verify(minutes.serial).whole


class TestMinutesThatAreNotRecorded:
    @pytest.mark.parametrize("by", ["office-director", "grid-worker"])
    def test_by_somebody_who_does_not_keep_them(self, record, by):
        with pytest.raises(Refusal) as refusal:
            record(by=by)

        assert refusal.value.reason == Reason.NOT_ALLOWED
        assert not Minutes.objects.exists()

    def test_a_second_time(self, record):
        first = record()

        with pytest.raises(Refusal) as refusal:
            record(present="六人")

        assert refusal.value.reason == Reason.REPEATED
        assert first.serial in refusal.value.sentence
        assert record(resolution="另同意一次。").serial == "HY-2026-0002"

    def test_about_oneself(self, record, person):
        with pytest.raises(Refusal) as refusal:
            record(about=person("office-clerk"))

        assert list(refusal.value.errors) == ["about"]

    def test_about_somebody_of_another_office(self, record, person):
        with pytest.raises(Refusal) as refusal:
            record(about=person("hr-bureau"))

        assert list(refusal.value.errors) == ["about"]
        assert not Minutes.objects.exists()

    @pytest.mark.parametrize(
        ("key", "given"),
        [("present", " "), ("present", "人" * 501), ("resolution", ""), ("resolution", "同意\x00"),
         ("form", ""), ("form", "x" * 256), ("held_on", date(2026, 3, 3))],
    )  # fmt: skip
    def test_without_what_they_must_say(self, record, key, given):
        with pytest.raises(Refusal) as refusal:
            record(**{key: given})

        assert list(refusal.value.errors) == [key]
        assert not Minutes.objects.exists()
