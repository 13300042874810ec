"""What each type of field takes, how it is typed, and how it reads."""

import pytest
from django.http import QueryDict

from forms.schemas.showing import shown_answers
from forms.schemas.validation import read, validate
from forms.submissions.facts import facts_of
from tests.plugins.matters import ASKED_ON

OPTIONS = {"a": "甲", "b": "乙", "c": "丙"}


def problems(edition, given):
    return validate(edition, {"q": given}, on=ASKED_ON)[1].get("q", [])


def shown(edition, given):
    return [text for _field, text in shown_answers(edition, {"q": given})]


class TestMoney:
    @pytest.fixture
    def amount(self, one_field):
        return one_field(type="money", maximum="5000")

    @pytest.mark.parametrize(
        ("typed", "answer"),
        [
            ("1,234.50", 1234.5),
            ("1，234.5 元", 1234.5),
            ("￥１２", 12),
            ("0.1", 0.1),
            ("1,5", "1,5"),
            ("12,34", "12,34"),
            ("一百", "一百"),
        ],
    )
    def test_is_read_with_marks_between_thousands(self, amount, typed, answer):
        assert read(amount, QueryDict(f"q={typed}")) == {"q": answer}

    def test_is_exact_to_the_fen(self, amount):
        assert not problems(amount, 0.07)
        assert not problems(amount, 1234.56)
        assert "1.005" in problems(amount, 1.005)[0]
        assert "0.0000001" not in problems(amount, 1e-7)[0]

    def test_stays_within_its_bounds(self, amount):
        assert "5000" in problems(amount, 5000.01)[0]

    @pytest.mark.parametrize("given", ["12", True, [1], {"a": 1}])
    def test_is_a_number(self, amount, given):
        assert "1234.50" in problems(amount, given)[0]

    def test_is_shown_with_its_unit(self, amount):
        assert shown(amount, 1234.5) == ["1,234.50 元"]

    def test_fills_in_a_number(self, one_field):
        edition = one_field(type="money", fact="seal.copies")

        assert str(facts_of(edition, {"q": 0.1})["seal.copies"]) == "0.1"


class TestANumber:
    def test_may_bound_its_decimals(self, one_field):
        assert not problems(one_field(type="number", decimals=1), 2.5)
        assert problems(one_field(type="number", decimals=1), 2.25)
        assert problems(one_field(type="number", decimals=0), 2.5)

    def test_has_a_unit(self, one_field):
        assert shown(one_field(type="number", unit="户"), 3) == ["3 户"]


class TestSeveralChoices:
    @pytest.fixture
    def several(self, one_field):
        return one_field(type="many_choices", choices=OPTIONS, at_least=2, at_most=2)

    def test_are_a_list_of_codes(self, several):
        assert read(several, QueryDict("q=b&q=a&q=a&q=")) == {"q": ["b", "a"]}
        assert not problems(several, ["b", "a"])
        assert shown(several, ["b", "a"]) == ["甲、乙"]

    @pytest.mark.parametrize(
        ("given", "mentions"),
        [(["a"], "2"), (["a", "b", "c"], "2"), (["a", "a"], "2"), (["a", "z"], "z"), ("a", "甲"),
         ({"a": 1}, "列表"), ([["a"], "b"], "a")],
    )  # fmt: skip
    def test_are_so_many_different_ones(self, several, given, mentions):
        assert mentions in problems(several, given)[0]

    def test_name_what_was_withdrawn(self, one_field):
        options = [
            {"value": "a", "label": "甲"},
            {"value": "b", "label": "乙", "withdrawn": True},
        ]
        edition = one_field(type="many_choices", options=options)

        assert problems(edition, ["b"])
        assert shown(edition, ["b"]) == ["乙"]


class TestARating:
    def test_is_a_whole_number_up_to_its_best(self, one_field):
        edition = one_field(type="rating", most=4)

        assert not problems(edition, 4)
        assert all(problems(edition, given) for given in (0, 5, 2.5, "3", True))
        assert shown(edition, 3) == ["3 分，满分 4 分"]


class TestATextWithAPattern:
    def test_is_written_all_of_it_that_way(self, one_field):
        edition = one_field(
            type="text", pattern=r"[A-Z]{2}-\d+", pattern_help="两个字母，再写数字。"
        )

        assert not problems(edition, "AB-12")
        for given in ("AB-12x", "xAB-12", "AB-１２", "AB-12\n"):
            assert "两个字母" in problems(edition, given)[0]

    def test_may_be_a_telephone_number(self, one_field):
        edition = one_field(type="text", preset="phone")

        assert not problems(edition, "13800138000")
        assert not problems(edition, "010-62345678")
        assert problems(edition, "23800138000")

    def test_may_be_an_identity_number_with_its_check_digit(self, one_field):
        edition = one_field(type="text", preset="identity_number")

        assert not problems(edition, "11010519491231002X")
        assert not problems(edition, "11010519491231002x")
        assert "校验码" in problems(edition, "110105194912310021")[0]
        assert problems(edition, "11010519491331002X")


class TestADay:
    def test_lies_between_its_bounds(self, one_field):
        edition = one_field(type="date", earliest="2026-01-01", latest="2026-12-31")

        assert not problems(edition, "2026-01-01")
        assert "2026年1月1日" in problems(edition, "2025-12-31")[0]
        assert "2026年12月31日" in problems(edition, "2027-01-01")[0]
