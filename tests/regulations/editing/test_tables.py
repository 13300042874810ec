"""表格: typed or pasted as lines and tabs, kept as rows of cells."""

import pytest

from regulations.blocks.table import TableBlock, as_text
from tests.seals import RULES, clause, draft

TYPED = "职级\t限额\n所长\t 100 元\n\n科员\t"


class TestATable:
    def test_is_rows_of_as_many_cells(self):
        assert TableBlock().value_from_form(TYPED) == [
            ["职级", "限额"],
            ["所长", "100 元"],
            ["科员", ""],
        ]

    def test_is_typed_again_as_it_was_kept(self):
        block = TableBlock()
        rows = block.value_from_form(TYPED)

        assert block.value_from_form(block.value_for_form(rows)) == rows

    @pytest.mark.parametrize("typed", ["", "\t\t\n\t", None])
    def test_of_nothing_is_none(self, typed):
        assert TableBlock().value_from_form(typed) == []

    def test_reads_as_plain_text(self):
        assert as_text([["职级", "限额"], ["所长", ""]]) == "职级 限额\n所长"


class TestAnEdition:
    @pytest.fixture
    def page(self, office):
        page = draft(*RULES, clause("限额见表。"))
        page.clauses[3].value["table"] = [["职级", "限额"], ["所长", "100 元"]]
        page.save_revision().publish()
        return page

    def test_keeps_the_rows(self, page):
        clauses = page.editions.get().clauses

        assert clauses[3]["table"] == [["职级", "限额"], ["所长", "100 元"]]
        assert "table" not in clauses[0]

    def test_shows_them_to_readers(self, page, editor):
        said = editor.get("/regulations/seals/").content.decode()

        assert '<th scope="col">职级</th>' in said
        assert "<td>100 元</td>" in said
