"""Evidence: a record without its fields proves nothing (D4-4.5a, D1-1.2a)."""

from decimal import Decimal

import pytest

from facts.conditions import Condition, Op
from facts.words import Words
from regulations.rules.evidence import Evidence

MINUTES, PLACE = "record.minutes", "case.place"
WORDS = Words(
    facts={MINUTES: "时长", PLACE: "地点"},
    forms={"diary": "民情日记"},
    posts={"grid-worker": "网格员"},
)
DIARY = Evidence(form="diary", facts=(MINUTES, PLACE))


class TestARecord:
    def test_with_all_fields_is_complete(self):
        verdict = DIARY.judge({MINUTES: Decimal(0), PLACE: "春和苑"}, WORDS)

        assert verdict.met

    @pytest.mark.parametrize(
        "given", [{}, {MINUTES: Decimal(90)}, {MINUTES: Decimal(90), PLACE: ""}]
    )
    def test_without_one_is_incomplete_and_told_which(self, given):
        verdict = DIARY.judge(given, WORDS)

        assert verdict.refuses
        assert "还没有填：" in verdict.sentence
        assert "地点" in verdict.sentence

    def test_about_something_else_is_not_judged(self):
        rule = Evidence(form="diary", facts=(PLACE,), when=(Condition(MINUTES, Op.GT, "0"),))

        assert rule.judge({}, WORDS) is None


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (DIARY, "以“民情日记”为证，写明时长、地点。"),
        (Evidence(ledger="值班记录"), "以台账“值班记录”为证。"),
        (
            Evidence(form="diary", ledger="台账", post=("grid-worker",)),
            "以“民情日记”和台账“台账”为证，由网格员负责。",
        ),
    ],
)
def test_reads_as_one_sentence(rule, sentence):
    assert rule.sentence(WORDS) == sentence
