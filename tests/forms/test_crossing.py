"""Cross-field rows: one answer is held against another, on the form and in every row of a group."""

import pytest

from forms.schemas.validation import validate
from tests.forms.conftest import edition_of
from tests.plugins.matters import ASKED_ON

FROM_TO = [
    {"type": "date", "key": "from", "label": "开始日期"},
    {"type": "date", "key": "to", "label": "结束日期"},
]
ORDER = {"left": "to", "op": ">=", "right": "from"}


def problems(edition, answers):
    return validate(edition, answers, on=ASKED_ON)[1]


class TestACrossFieldRow:
    def test_names_both_fields_and_what_was_given(self):
        edition = edition_of(FROM_TO, checks=[ORDER])

        assert not problems(edition, {"from": "2026-03-01", "to": "2026-03-01"})
        found = problems(edition, {"from": "2026-03-02", "to": "2026-03-01"})
        assert list(found) == ["to"]
        for word in ("结束日期", "开始日期", "2026-03-02", "2026-03-01", "不早于"):
            assert word in found["to"][0]

    def test_may_say_it_in_its_own_words(self):
        edition = edition_of(FROM_TO, checks=[{**ORDER, "message": "结束不能早于开始。"}])

        found = problems(edition, {"from": "2026-03-02", "to": "2026-03-01"})

        assert found == {"to": ["结束不能早于开始。"]}

    @pytest.mark.parametrize("answers", [{}, {"from": "2026-03-02"}, {"to": "2026-03-01"}])
    def test_asks_nothing_while_one_is_missing(self, answers):
        assert not problems(edition_of(FROM_TO, checks=[ORDER]), answers)

    def test_leaves_a_wrong_answer_to_its_own_sentence(self):
        found = problems(
            edition_of(FROM_TO, checks=[ORDER]), {"from": "2026-13-01", "to": "2026-01-01"}
        )

        assert list(found) == ["from"]

    def test_holds_in_every_row_of_a_group(self):
        group = {
            "type": "group",
            "key": "stays",
            "label": "住处",
            "fields": FROM_TO,
            "checks": [ORDER],
        }
        rows = [
            {"from": "2026-03-01", "to": "2026-03-02"},
            {"from": "2026-03-02", "to": "2026-03-01"},
        ]

        assert list(problems(edition_of([group]), {"stays": rows})) == ["stays.1.to"]

    @pytest.mark.parametrize(
        ("kind", "less", "more"),
        [
            ("number", 9, 10),
            ("money", 0.07, 0.1),
            ("rating", 2, 3),
            ("moment", "2026-03-01T09:00+08:00", "2026-03-01T02:00Z"),
            ("moment", "2026-03-01", "2026-03-01T00:01"),
        ],
    )
    def test_compares_by_what_is_meant(self, kind, less, more):
        fields = [{"type": kind, "key": key, "label": key} for key in ("one", "two")]
        edition = edition_of(fields, checks=[{"left": "one", "op": "<", "right": "two"}])

        assert not problems(edition, {"one": less, "two": more})
        assert list(problems(edition, {"one": more, "two": less})) == ["one"]
