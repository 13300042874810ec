"""What a dossier says, before it is printed."""

from dataclasses import replace
from datetime import UTC, datetime

from dossiers.contents import FilledForm, FormRow, Signed
from tests.dossiers import matters


class TestTheRowsOfAForm:
    """Two short answers stand side by side; a long one has the row for itself."""

    SHORT, LONG = FormRow("请假人", "李玥"), FormRow("事由", "老家房屋修缮", "long_text")

    def lines(self, *rows):
        return list(FilledForm("请假审批表", "第1版", rows, matters.START).lines())

    def test_two_short_answers_share_a_row(self):
        assert self.lines(self.SHORT, self.SHORT) == [(self.SHORT, self.SHORT)]

    def test_a_long_answer_stands_alone(self):
        assert self.lines(self.LONG, self.SHORT) == [(self.LONG,), (self.SHORT,)]

    def test_their_order_is_kept_when_one_is_left_over(self):
        rows = [self.SHORT, self.LONG, self.SHORT]

        assert [row for line in self.lines(*rows) for row in line] == rows


class TestAShortMatter:
    """One submission, no files, little text."""

    def test_a_plain_leave_is_short(self):
        assert matters.leave_of_five_days().is_short

    def test_one_that_was_returned_is_not(self):
        matter = matters.leave_of_five_days()

        assert not replace(matter, earlier=(matter.form,)).is_short

    def test_one_with_long_opinions_is_not(self):
        matter = matters.leave_of_five_days()
        wordy = replace(matter.stations[0], signed=(Signed(opinion="同意。" * 500),))

        assert not replace(matter, stations=(wordy,)).is_short


class TestTheYearOfTheLog:
    """It heads the column of dates when all of them fell into it, by the office's own clock."""

    def test_new_year_comes_earlier_than_in_greenwich(self):
        late = replace(matters.traces(1)[0], at=datetime(2026, 12, 31, 17, tzinfo=UTC))

        assert replace(matters.leave_of_five_days(), traces=(late,)).year_of_traces == 2027

    def test_a_log_of_two_years_has_none(self):
        first, second = matters.traces(2)
        later = replace(second, at=datetime(2027, 5, 1, tzinfo=UTC))

        assert replace(matters.leave_of_five_days(), traces=(first, later)).year_of_traces is None
