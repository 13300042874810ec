"""What keeps a form from being published, each finding by itself and without a database."""

import pytest

from forms.schemas.checking.bounds import crossed_bounds, patterns, too_few_options
from forms.schemas.checking.conditions import never, strange_conditions
from forms.schemas.checking.keys import reserved, twice
from forms.schemas.checking.relations import strange_checks, strange_computed
from tests.forms.conftest import frozen


def when(key: str, op: str = "=", value: object = "yes") -> dict:
    return {"field": key, "op": op, "value": value}


def field(type: str, key: str, **more) -> dict:  # noqa: A002
    return frozen({"type": type, "key": key, "label": f"「{key}」", **more})


def group(*fields: dict, **more) -> dict:
    return field("group", "rows", fields=list(fields), **more)


YES = field("yes_no", "yes")
KIND = field("choice", "kind", choices={"a": "甲", "b": "乙"})
SEVERAL = field("many_choices", "several", choices={"a": "甲", "b": "乙"})
NUMBER = field("number", "number", minimum="1", maximum="10")
DAY = field("date", "day")
ROWS = group(field("number", "people"), field("date", "born"))


class TestKeys:
    def test_are_used_once_in_a_form(self):
        assert list(twice([YES, YES]))
        assert list(twice([field("section", "yes"), YES]))
        assert not list(twice([YES, KIND, ROWS]))

    def test_of_rows_differ_from_those_of_the_form(self):
        assert list(twice([YES, group(YES)]))
        assert list(twice([group(YES, YES)]))
        assert not list(twice([group(YES), {**group(YES), "key": "others"}]))

    def test_mean_nothing_else_in_a_browser(self):
        assert list(reserved([group(field("text", "constructor"))]))
        assert not list(reserved([YES]))


class TestConditions:
    @pytest.mark.parametrize(
        "fields",
        [
            [field("text", "q", shown_when=[when("yes")]), YES],
            [field("text", "q", shown_when=[when("gone")])],
            [KIND, field("text", "q", shown_when=[when("kind", "=", "c")])],
            [KIND, field("text", "q", shown_when=[when("kind", ">", "a")])],
            [NUMBER, field("text", "q", required_when=[when("number", ">", "many")])],
            [field("text", "q", required_when=[when("q", "given")])],
            [ROWS, field("text", "q", shown_when=[when("people", ">", "3")])],
            [group(field("text", "q", shown_when=[when("yes")])), YES],
            [ROWS, field("text", "q", shown_when=[when("rows", "=", "3")])],
        ],
    )
    def test_name_what_is_asked_and_can_be_said_of_it(self, fields):
        (sentence,) = strange_conditions(fields)
        assert "「q」" in sentence

    @pytest.mark.parametrize(
        "fields",
        [
            [YES, field("text", "q", shown_when=[when("yes")])],
            [field("text", "q", required_when=[when("yes")]), YES],
            [
                YES,
                group(KIND, field("text", "q", shown_when=[when("yes"), when("kind", "=", "a")])),
            ],
            [ROWS, field("text", "q", shown_when=[when("rows", "given", "")])],
            [SEVERAL, field("text", "q", shown_when=[when("several", "=", "a")])],
        ],
    )
    def test_may_ask_about_fields_further_up(self, fields):
        assert not list(strange_conditions(fields))

    def test_of_a_section_are_told_once(self):
        section = field("section", "s", shown_when=[when("gone")])

        assert len(list(strange_conditions([section, YES, KIND]))) == 1


class TestAFieldThatNobodySees:
    @pytest.mark.parametrize(
        ("other", "rows"),
        [
            (YES, [when("yes", "=", "yes"), when("yes", "=", "no")]),
            (KIND, [when("kind", "=", "a"), when("kind", "=", "b")]),
            (KIND, [when("kind", "not_in", ["a", "b"]), when("kind", "given", "")]),
            (NUMBER, [when("number", ">", "10")]),
            (NUMBER, [when("number", ">", "5"), when("number", "<", "5")]),
            (field("rating", "mark", most=3), [when("mark", ">", "3")]),
            (field("text", "t"), [when("t", "=", "x"), when("t", "!=", "x")]),
            (SEVERAL, [when("several", "=", "a"), when("several", "!=", "a")]),
        ],
    )
    def test_is_found(self, other, rows):
        assert list(never([other, field("text", "q", shown_when=rows)]))

    @pytest.mark.parametrize(
        ("other", "rows"),
        [
            (YES, [when("yes", "!=", "yes"), when("yes", "!=", "no")]),
            (NUMBER, [when("number", ">", "5"), when("number", "<", "6")]),
            (NUMBER, [when("number", ">=", "10")]),
            (SEVERAL, [when("several", "=", "a"), when("several", "=", "b")]),
            (SEVERAL, [when("several", "=", "a"), when("several", "!=", "b")]),
            (field("text", "t"), [when("t", "!=", "x"), when("t", "given", "")]),
            (field("date", "d"), [when("d", "=", "2026-01-01")]),
        ],
    )
    def test_is_not_taken_for_one_that_is_seen(self, other, rows):
        assert not list(never([other, field("text", "q", shown_when=rows)]))

    def test_is_found_through_what_it_depends_on(self):
        middle = field("text", "middle", shown_when=[when("yes", "=", "yes")])
        rows = [when("middle", "given", ""), when("yes", "=", "no")]

        assert list(never([YES, middle, field("text", "q", shown_when=rows)]))

    def test_is_found_in_a_hidden_section(self):
        section = field("section", "s", shown_when=[when("yes", "=", "yes")])
        hidden = field("text", "q", shown_when=[when("yes", "=", "no")])

        assert list(never([YES, section, hidden]))


class TestComputed:
    @pytest.mark.parametrize(
        ("how", "of"),
        [
            ("sum", ["gone"]),
            ("sum", ["day"]),
            ("sum", ["rows.gone"]),
            ("sum", ["rows.born"]),
            ("sum", ["later"]),
            ("product", ["number"]),
            ("days_between", ["day"]),
            ("days_between", ["day", "number"]),
            ("days_between", ["day", "rows.born"]),
        ],
    )
    def test_is_of_what_stands_further_up_and_fits(self, how, of):
        computed = field("computed", "c", how=how, of=of)

        assert list(strange_computed([NUMBER, DAY, ROWS, computed, field("number", "later")]))

    @pytest.mark.parametrize(
        ("how", "of"),
        [
            ("sum", ["number", "rows.people"]),
            ("count", ["rows"]),
            ("count", ["several"]),
            ("age", ["day"]),
            ("days_between", ["day", "day"]),
        ],
    )
    def test_may_be_of_rows_and_of_several(self, how, of):
        computed = field("computed", "c", how=how, of=of)

        assert not list(strange_computed([NUMBER, DAY, SEVERAL, ROWS, computed]))


class TestCrossFieldRows:
    @pytest.mark.parametrize(
        ("left", "right"),
        [("day", "gone"), ("day", "number"), ("day", "day"), ("kind", "yes"), ("day", "born")],
    )
    def test_hold_like_against_like(self, left, right):
        row = {"left": left, "op": "<=", "right": right}

        assert list(strange_checks([DAY, NUMBER, KIND, YES, ROWS], [row]))

    def test_may_stand_in_a_group(self):
        rows = [{"left": "from", "op": "<=", "right": "to"}]
        asked = [field("date", "from"), field("date", "to")]

        assert not list(strange_checks([group(*asked, checks=rows)]))
        assert list(strange_checks([group(asked[0], checks=rows)]))


class TestBounds:
    def test_leave_something_between_them(self):
        assert list(crossed_bounds([field("number", "n", minimum="10", maximum="9")]))
        assert list(
            crossed_bounds([group(field("date", "d", earliest="2026-02-01", latest="2026-01-31"))])
        )
        assert not list(crossed_bounds([NUMBER, DAY, ROWS]))

    def test_of_choices_do_not_ask_for_more_than_there_are(self):
        assert list(too_few_options([{**SEVERAL, "at_least": 3}]))
        assert not list(too_few_options([{**SEVERAL, "at_least": 2}]))


class TestAPattern:
    @pytest.mark.parametrize("pattern", [r"\d{3}", r"[A-Z][a-z]+", r"^(甲|乙)-\d+$", r"a\.b", "."])
    def test_is_read_alike_by_everybody(self, pattern):
        assert not list(patterns([field("text", "t", pattern=pattern, pattern_help="这样写")]))

    @pytest.mark.parametrize(
        "pattern",
        [r"(a+)+", r"(a|a)*", r"(?=a)a", r"(?<!a)a", r"\1", r"\p{L}", r"[[:alpha:]]", r"[a&&b]",
         r"a{,3}", r"a++", r"(", r"[z-a]", r"a{999}{999}", r"\s", r"a^b", "x" * 301, r"(?i)a"],
    )  # fmt: skip
    def test_is_refused_where_programs_differ_or_go_on_for_ever(self, pattern):
        assert list(patterns([field("text", "t", pattern=pattern, pattern_help="这样写")]))

    def test_says_in_words_what_it_asks(self):
        assert list(patterns([field("text", "t", pattern=r"\d")]))
