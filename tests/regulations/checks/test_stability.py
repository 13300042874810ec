"""DM-5: what changes, how soon, and what goes on under the edition before."""

from datetime import date

import pytest

from regulations.checks import Property, find
from tests.seals import RULES, clause, draft, limit, published

pytestmark = pytest.mark.usefixtures("seal_form")
TODAY = date(2026, 2, 1)


def said(page, today: date = TODAY) -> str:
    found = [each for each in find(page, today=today) if each.property is Property.STABILITY]
    return " ".join(str(each) for each in found)


class TestTheDay:
    def test_to_come_needs_no_word(self):
        assert said(draft(*RULES)) == ""

    def test_that_is_today_or_past_is_pointed_out(self):
        page = draft(*RULES)

        assert "今天就施行" in said(page, date(2026, 3, 1))
        assert "已经过去" in said(page, date(2026, 3, 2))


class TestAgainstTheEditionBefore:
    def test_an_unchanged_text_needs_no_word(self):
        assert said(published(), date(2026, 6, 1)) == ""

    def test_clauses_and_rules_are_counted(self):
        page = published()
        kept = list(page.clauses.raw_data)
        kept[0]["value"]["text"] += "（含 10 份）"
        more = draft(clause("一次最多 100 份。", limit()), slug="more").clauses.raw_data
        page.clauses = [*kept[:2], *more]

        assert "增加 1 条，删去 1 条，改动 1 条；规则改动 2 条" in said(page)

    def test_a_change_without_a_reason_is_pointed_out(self):
        page = published()
        kept = list(page.clauses.raw_data)
        kept[0]["value"]["text"] += "（含 10 份）"
        page.clauses = kept

        assert "理由" in said(page)
        page.reason = "份数写得更清楚。"
        assert "理由" not in said(page)

    def test_a_rule_written_otherwise_is_no_change(self):
        """The editor's screen fills in what a file leaves out."""
        page = published()
        kept = list(page.clauses.raw_data)
        kept[0]["value"]["rules"][0]["value"] |= {"priority": 0, "sequence": "all"}
        page.clauses = kept

        assert "改动" not in said(page)

    def test_a_moved_clause_is_no_change(self):
        page = published()
        page.clauses = list(reversed(page.clauses.raw_data))

        assert "改动" not in said(page)

    def test_a_change_soon_after_is_pointed_out(self):
        page = published()
        page.in_force_from = date(2026, 3, 20)

        assert "才开始施行" in said(page)


class TestMattersUnderWay:
    def test_are_counted_while_they_go_on(self, ask_seal):
        page = published()
        ask_seal()
        ask_seal()

        assert "在办的 2 件" in said(page)
