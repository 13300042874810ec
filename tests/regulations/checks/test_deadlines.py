"""DM-4: deadlines begin, end, and leave out no case."""

import pytest

from regulations.checks import Property
from tests.regulations.checks.told import heeded, only
from tests.seals import clause, when

pytestmark = pytest.mark.usefixtures("seal_form")


def deadline(*rows, **more):
    """A deadline of the case form: seven days from reporting to resolving."""
    return {"kind": "deadline", "form": "case", "starts_with": "report", "stops_with": ["resolve"],
            "unit": "calendar_days", "amount": 7, "when": list(rows), **more}  # fmt: skip


ORDINARY = when("case.complexity", "=", "ordinary")
OTHERS = when("case.complexity", "!=", "ordinary")


class TestADeadline:
    def test_for_some_cases_only_is_pointed_out_with_the_rest(self):
        (said,) = heeded(Property.EXECUTABILITY, clause("一般件 7 天。", deadline(ORDINARY)))

        assert "没有时限的情形：难易不是一般" in said

    def test_for_the_rest_completes_it(self):
        rest = clause("其余 30 天。", deadline(OTHERS, amount=30, stops_with=["answer"]))

        assert heeded(Property.EXECUTABILITY, clause("7 天。", deadline(ORDINARY)), rest) == []

    def test_counted_from_what_never_happens_is_refused(self):
        assert "不会有这个动作" in only(clause("7 天。", deadline(starts_with="submit")))

    def test_kept_by_what_never_happens_is_refused(self):
        assert "不会有这个动作" in only(clause("7 天。", deadline(stops_with=["report_back"])))

    def test_kept_by_an_act_that_counts_as_another_stands(self):
        once = clause("当场办结。", deadline(unit="at_once", amount=0))

        assert heeded(Property.EXECUTABILITY, once) == []


class TestTwoDeadlinesFromOneAct:
    def test_for_the_same_case_are_shown(self):
        later = clause("30 天。", deadline(amount=30, stops_with=["resolve", "answer"]))
        (said,) = heeded(Property.EXCLUSIVITY, clause("7 天。", deadline()), later)

        assert said.startswith("一、二：")

    def test_to_different_acts_are_not(self):
        accepted = clause("1 天内受理。", deadline(amount=1, stops_with=["accept"]))

        assert heeded(Property.EXCLUSIVITY, clause("7 天。", deadline()), accepted) == []
