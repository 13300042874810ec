"""A regulation on paper, as GB/T 9704-2012 lays it out."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from dossiers.printing import regulation as printing
from dossiers.printing.clauses import printed
from dossiers.printing.regulation import regulation_print
from regulations.models import Edition
from tests.dossiers.printed import Printed

MILLIMETRE = 72 / 25.4
LONG = "网格员巡查责任区里的每一处发现问题当场记下来" * 40


def clause(mark: str, text: str = "条文。", **more: Any) -> dict[str, Any]:
    """A frozen clause; its mark says how it is set."""
    bare = {"id": mark, "path": mark, "level": 1, "title": "", "note": "", "rules": []}
    return {**bare, "mark": mark, "text": text, **more}


def edition(*clauses: dict[str, Any]) -> Edition:
    """An edition that need not be in the database to be printed."""
    return Edition(
        title="用印管理办法",
        slug="seals",
        number=2,
        heading={"issuer": "云桥街道办事处", "document_number": "云街办发〔2026〕7号"},
        clauses=list(clauses),
        digest="0123456789abcdef" * 4,
        in_force_from=date(2026, 10, 1),
        published_at=datetime(2026, 9, 14, 9, tzinfo=ZoneInfo("Asia/Shanghai")),
    )


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    """What is kept is kept in a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def lines(content: bytes, page: int) -> list[str]:
    return [line for line in Printed(content).texts[page].splitlines() if line.strip()]


class TestThePage:
    """156 × 225 mm with 22 lines of 28 characters; the number at the outer edge."""

    content = property(lambda self: regulation_print(edition(clause("一", LONG))))

    def test_is_a4(self) -> None:
        printed = Printed(self.content)
        box = printed.pdf.pages[0].mediabox

        assert [round(float(each) / MILLIMETRE) for each in box[2:]] == [210, 297]

    def test_has_22_lines_of_28_characters(self) -> None:
        full = lines(regulation_print(edition(clause("一", LONG * 3))), 1)
        text = [line for line in full if "网格员" in line or "问题" in line]

        assert len(text) == 22
        assert {len(line) for line in text} == {28}

    def test_keeps_to_the_type_area(self) -> None:
        with pypdfium2.PdfDocument(self.content) as document:
            page = document[0].get_textpage()
            boxes = [page.get_charbox(index) for index in range(page.count_chars())]
            # The end of a line is a character too, without a width.
            drawn = [box for box in boxes if box[2] > box[0]]

        assert min(box[0] for box in drawn) > 28 * MILLIMETRE - 1
        assert max(box[2] for box in drawn) < (210 - 26) * MILLIMETRE + 2

    def test_tells_which_edition_it_is_a_copy_of(self) -> None:
        printed = Printed(self.content)

        assert "2026年第2版文本，自2026年10月1日起施行" in printed.text
        assert "0123456789abcdef" * 4 in printed.text
        assert all("0123456789abcdef" in text for text in printed.texts)
        assert "云桥街道办事处2026年9月14日" in printed.text

    def test_bears_the_day_on_which_it_was_signed(self) -> None:
        signed = edition(clause("一"))
        signed.heading["signed_on"] = "2026-08-31"

        assert "云桥街道办事处2026年8月31日" in Printed(regulation_print(signed)).text


class TestMarks:
    """一、黑体 （一）楷体 1. and （1）仿宋; an article's mark runs into its text."""

    @pytest.mark.parametrize(
        ("mark", "form", "shown"),
        [
            ("一", "first", "一、"),
            ("（二）", "second", "（二）"),
            ("3", "third", "3. "),
            ("（4）", "fourth", "（4）"),
            ("第一章", "chapter", "第一章　"),
            ("第十二条", "article", "第十二条　"),
            ("引言", "label", "引言　"),
        ],
    )
    def test_are_set_by_their_form(self, mark: str, form: str, shown: str) -> None:
        (found,) = printed([clause(mark)])

        assert (found.form, found.mark) == (form, shown)

    def test_stand_in_a_line_with_the_heading_or_with_the_text(self) -> None:
        text = Printed(
            regulation_print(edition(clause("一", title="保管"), clause("第二条", "用印须登记。")))
        ).texts[0]

        assert "一、保管" in text
        assert "第二条" in text.split("用印须登记")[0].splitlines()[-1]


class TestWhatIsPrinted:
    ruled = clause(
        "一", note="本条没有写期限。", rules=[{"kind": "limit", "sentence": "每次不超过 100 份。"}]
    )

    def test_leaves_out_rules_and_notes(self) -> None:
        text = Printed(regulation_print(edition(self.ruled))).text

        assert "没有写期限" not in text
        assert "附件" not in text

    def test_has_them_as_an_appendix_when_asked_for(self) -> None:
        text = Printed(regulation_print(edition(self.ruled), rules=True)).text

        assert "限额每次不超过100份" in text
        assert "编者注本条没有写期限" in text

    def test_has_tables(self) -> None:
        with_table = clause("一", table=[["种类", "份数"], ["公章", "10"]])

        assert "种类份数公章10" in Printed(regulation_print(edition(with_table))).text

    def test_is_text_and_no_markup(self) -> None:
        text = Printed(regulation_print(edition(clause("一", "<b>不得</b> & 不准")))).text

        assert "<b>不得</b>&不准" in text


class TestPrintingIsDoneOnce:
    def test_and_kept_under_the_digest(self, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        first = regulation_print(edition(clause("一")))
        monkeypatch.setattr(printing, "the_press", lambda: pytest.fail("printed again"))

        assert regulation_print(edition(clause("一"))) == first
        assert list(store.glob(f"prints/{'0123456789abcdef' * 4}/*.pdf"))

    def test_again_when_something_else_is_printed(self, store: Path) -> None:
        regulation_print(edition(clause("一")))
        regulation_print(edition(TestWhatIsPrinted.ruled), rules=True)

        assert len(list(store.glob("prints/*/*.pdf"))) == 2

    def test_to_the_same_bytes(self, store: Path) -> None:
        first = regulation_print(edition(clause("一")))
        for kept in store.glob("prints/*/*.pdf"):
            kept.unlink()

        assert regulation_print(edition(clause("一"))) == first
