"""DM-2: each clause is carried out by something, or only has to be known."""

import pytest

from regulations.checks import Property, find
from tests.regulations.checks.told import heeded
from tests.seals import RULES, clause, draft

pytestmark = pytest.mark.usefixtures("seal_form")
KEPT = clause("印章由专人保管。")


class TestAClauseThatNothingServes:
    def test_is_named_and_counted(self):
        count, said = heeded(Property.COMPLETENESS, *RULES, KEPT)

        assert "4 条里有 1 条" in count
        assert said.startswith("四：")

    def test_is_found_by_its_id(self):
        page = draft(*RULES, KEPT)
        last = [each for each in find(page) if each.property is Property.COMPLETENESS][-1]

        assert last.clause == page.clauses[3].id
        assert last.anchor == f"#block-{page.clauses[3].id}-section"

    def test_does_not_keep_it_from_being_published(self):
        page = draft(*RULES, KEPT)
        page.save_revision().publish()

        assert page.editions.count() == 1


class TestNothingIsSaid:
    def test_about_text_to_be_known(self):
        assert heeded(Property.COMPLETENESS, *RULES, {**KEPT, "known": True}) == []

    def test_about_a_heading_without_text(self):
        assert heeded(Property.COMPLETENESS, clause("", title="总则"), *RULES) == []


def test_a_regulation_without_clauses_is_pointed_out():
    page = draft()
    page.clauses = []

    assert "还没有条款" in str(next(each for each in find(page) if each.property == "completeness"))
