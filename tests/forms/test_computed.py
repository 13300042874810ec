"""Computed values follow from other answers, exactly; what a client sends in their place is replaced."""

import pytest

from forms.schemas.validation import validate
from forms.submissions.facts import facts_of
from tests.forms.conftest import edition_of
from tests.plugins.matters import ASKED_ON


def asked(type: str, key: str, **more) -> dict:  # noqa: A002
    return {"type": type, "key": key, "label": key, **more}


def computed(how: str, *of: str, **more) -> dict:
    return asked("computed", "result", how=how, of=list(of), **more)


VISITS = asked(
    "group", "visits",
    fields=[asked("number", "people"), asked("money", "price"), asked("date", "born")],
)  # fmt: skip
FIELDS = [
    asked("date", "first"),
    asked("date", "last"),
    asked("moment", "begins"),
    asked("moment", "ends"),
    asked("number", "a"),
    asked("number", "b"),
    asked("many_choices", "several", choices={"x": "甲", "y": "乙"}),
    VISITS,
]


def result(field: dict, **answers):
    kept, found = validate(edition_of([*FIELDS, field]), answers, on=ASKED_ON)
    assert not found
    return kept.get("result")


class TestAComputedValue:
    @pytest.mark.parametrize(
        ("field", "answers", "value"),
        [
            (computed("days_between", "first", "last"),
             {"first": "2026-02-27", "last": "2026-03-02"}, 3),
            (computed("days_between", "first", "last", both_ends=True),
             {"first": "2026-02-27", "last": "2026-03-02"}, 4),
            (computed("days_between", "first", "last"),
             {"first": "2026-03-02", "last": "2026-02-27"}, None),
            (computed("hours", "begins", "ends"),
             {"begins": "2026-02-27T23:00", "ends": "2026-02-28T00:20"}, 1.33),
            (computed("hours", "begins", "ends"),
             {"begins": "2026-02-27T09:00+08:00", "ends": "2026-02-27T02:30Z"}, 1.5),
            (computed("sum", "a", "b"), {"a": 0.1, "b": 0.2}, 0.3),
            (computed("sum", "a", "b"), {"a": 3}, 3),
            (computed("sum", "a", "b"), {}, None),
            (computed("sum", "visits.people"), {"visits": [{"people": 2}, {"people": 5}]}, 7),
            (computed("sum", "visits.price"), {"visits": [{"price": 0.1}] * 3}, 0.3),
            (computed("product", "a", "b"), {"a": 1.1, "b": 1.1}, 1.21),
            (computed("product", "a", "b"), {"a": 1.1}, None),
            (computed("product", "a", "b"), {"a": 0.05, "b": 0.1}, 0.01),
            (computed("product", "a", "b", decimals=0), {"a": -0.5, "b": 1}, -1),
            (computed("average", "visits.people"), {"visits": [{"people": 1}, {"people": 2}]}, 1.5),
            (computed("min", "a", "b"), {"a": 2, "b": -1}, -1),
            (computed("max", "a", "b"), {"a": 2, "b": -1}, 2),
            (computed("count", "visits"), {"visits": [{"people": 1}, {"people": 2}]}, 2),
            (computed("count", "visits.price"), {"visits": [{"people": 1}, {"price": 2}]}, 1),
            (computed("count", "several"), {"several": ["x", "y"]}, 2),
            (computed("count", "several"), {}, 0),
            (computed("age", "first"), {"first": "2000-03-02"}, 26),
            (computed("age", "first"), {"first": "2000-03-03"}, 25),
            (computed("age", "first", "last"), {"first": "2004-02-29", "last": "2026-02-28"}, 21),
        ],
    )  # fmt: skip
    def test_is_exact(self, field, answers, value):
        assert result(field, **answers) == value

    def test_replaces_what_was_sent(self):
        assert result(computed("sum", "a"), a=3, result=99) == 3
        assert result(computed("sum", "a"), result=99) is None

    def test_counts_nothing_that_is_hidden(self):
        hidden = asked("number", "c", shown_when=[{"field": "a", "op": ">", "value": "5"}])
        edition = edition_of([*FIELDS, hidden, computed("sum", "a", "c")])

        assert validate(edition, {"a": 6, "c": 10}, on=ASKED_ON)[0]["result"] == 16
        assert validate(edition, {"a": 5, "c": 10}, on=ASKED_ON)[0]["result"] == 5

    def test_decides_what_is_shown_further_down(self):
        row = {"field": "result", "op": ">", "value": "10"}
        asks = asked("text", "why", required=True, shown_when=[row])
        edition = edition_of([*FIELDS, computed("sum", "a", "b"), asks])

        assert list(validate(edition, {"a": 9, "b": 2}, on=ASKED_ON)[1]) == ["why"]
        assert not validate(edition, {"a": 9, "b": 1}, on=ASKED_ON)[1]

    def test_stands_in_a_row_over_its_own_keys(self):
        line = asked("computed", "line", how="product", of=["people", "price"])
        visits = {**VISITS, "fields": [*VISITS["fields"], line]}
        total = computed("sum", "visits.line")
        edition = edition_of([visits, total])

        kept, found = validate(
            edition, {"visits": [{"people": 2, "price": 1.5}, {"people": 1, "price": 0.2}]},
            on=ASKED_ON,
        )  # fmt: skip

        assert not found
        assert [row["line"] for row in kept["visits"]] == [3, 0.2]
        assert kept["result"] == 3.2

    def test_too_large_to_be_kept_is_refused(self):
        edition = edition_of([*FIELDS, computed("product", "a", "b")])

        assert list(validate(edition, {"a": 99999999999, "b": 1000}, on=ASKED_ON)[1]) == ["result"]

    def test_fills_in_a_fact_where_a_row_cannot(self):
        fields = [asked("number", "people", fact="household.people")]
        bound = computed("sum", "visits.people", fact="visits.people")
        edition = edition_of([{**VISITS, "fields": fields}, bound])
        kept, _found = validate(edition, {"visits": [{"people": 2}, {"people": 3}]}, on=ASKED_ON)

        assert {key: int(value) for key, value in facts_of(edition, kept).items()} == {
            "visits.people": 5
        }
