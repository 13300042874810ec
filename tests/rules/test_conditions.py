"""Condition rows: what an office clerk reads and writes, on facts given, missing and set-valued."""

from datetime import date
from decimal import Decimal

import pytest

from facts.conditions import Condition, Op, all_hold
from facts.words import Words

FACTS = {
    "leave.days": Decimal("2.5"),
    "leave.type": "sick",
    "leave.first_day": date(2026, 3, 9),
    "leave.urgent": True,
    "applicant.post": frozenset({"grid-worker", "community-secretary"}),
}


def holds(fact: str, op: str, value: object = None) -> bool:
    return Condition(fact, Op(op), value).holds(FACTS)


class TestAComparison:
    @pytest.mark.parametrize(
        ("op", "below", "same", "above"),
        [
            ("=", False, True, False),
            ("!=", True, False, True),
            ("<", False, False, True),
            ("<=", False, True, True),
            (">", True, False, False),
            (">=", True, True, False),
        ],
    )
    def test_with_a_smaller_the_same_and_a_larger_number(self, op, below, same, above):
        asked = [holds("leave.days", op, bound) for bound in ("2", "2.50", "3")]

        assert asked == [below, same, above]

    @pytest.mark.parametrize(("op", "expected"), [("in", True), ("not_in", False)])
    def test_with_a_list_of_codes(self, op, expected):
        assert holds("leave.type", op, ["personal", "sick"]) is expected
        assert holds("leave.type", op, ["marriage"]) is not expected

    def test_with_a_day_in_iso_form(self):
        assert holds("leave.first_day", ">=", "2026-03-09")
        assert not holds("leave.first_day", ">", "2026-03-09")

    def test_with_yes_or_no(self):
        assert holds("leave.urgent", "=", "yes")
        assert holds("leave.urgent", "!=", "no")

    @pytest.mark.parametrize(
        ("fact", "value"), [("leave.days", "两天"), ("leave.first_day", "明天")]
    )
    def test_with_a_value_of_another_type_is_an_error_not_a_guess(self, fact, value):
        with pytest.raises(ValueError, match=value):
            holds(fact, "=", value)


class TestSomebodyWithSeveralPosts:
    """A person may be grid worker and secretary at once (applicant.post is a set)."""

    def test_has_each_of_them(self):
        assert holds("applicant.post", "=", "grid-worker")
        assert holds("applicant.post", "=", "community-secretary")
        assert not holds("applicant.post", "=", "office-clerk")

    def test_is_one_of_a_list_when_any_post_is_in_it(self):
        assert holds("applicant.post", "in", ["office-clerk", "grid-worker"])
        assert not holds("applicant.post", "in", ["office-clerk"])

    def test_is_none_of_a_list_only_when_no_post_is_in_it(self):
        assert holds("applicant.post", "not_in", ["office-clerk"])
        assert not holds("applicant.post", "not_in", ["office-clerk", "grid-worker"])
        assert not holds("applicant.post", "!=", "grid-worker")


class TestAMissingFact:
    @pytest.mark.parametrize("op", list(Op))
    def test_satisfies_only_negative_rows(self, op):
        value = ["2"] if op in (Op.IN, Op.NOT_IN) else "2"
        expected = op in (Op.NE, Op.NOT_IN)

        assert Condition("leave.relation", op, value).holds(FACTS) is expected
        assert Condition("leave.relation", op, value).holds({"leave.relation": ""}) is expected

    def test_is_not_given(self):
        assert holds("leave.type", "given")
        assert not holds("leave.relation", "given")


class TestAListOfRows:
    def test_holds_when_each_row_holds(self):
        first, second = Condition("leave.days", Op.GT, "2"), Condition("leave.days", Op.LE, "7")

        assert all_hold([first, second], FACTS)
        assert not all_hold([first, second], {"leave.days": Decimal(8)})

    def test_without_rows_always_holds(self):
        assert all_hold([], {})


class TestReadingARowAloud:
    words = Words(
        facts={"leave.days": "请假天数", "leave.type": "请假类别"},
        units_of_measure={"leave.days": "天"},
        choices={"leave.type": {"personal": "事假", "sick": "病假"}},
    )

    def test_names_fact_value_and_unit_of_measure(self):
        said = Condition("leave.days", Op.LE, "2").sentence(self.words)

        assert said.startswith("请假天数")
        assert said.endswith("2 天")

    def test_names_choices_by_their_labels(self):
        said = Condition("leave.type", Op.IN, ["personal", "sick"]).sentence(self.words)

        assert "事假" in said
        assert "病假" in said

    def test_reads_a_code_without_label_as_itself(self):
        said = Condition("seal.kind", Op.EQ, "contract").sentence(self.words)

        assert "seal.kind" in said
        assert "contract" in said
