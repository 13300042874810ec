"""Files become lines: Word's own numbers are written out, pages and markup are taken off."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from regulations.importing.outlining import outline
from regulations.importing.readers import read
from regulations.importing.readers.automatic_numbers import formatted

from .word_files import ARTICLES, duty_rules, numbered_list, paragraph, saved

TEXT = "值班制度\n一、守班\n1、每晚两人。"


def taken(content: bytes, name: str = "值班.bin") -> str:
    return read(SimpleUploadedFile(name, content))


class TestText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "gbk"])
    def test_of_any_usual_encoding(self, encoding):
        assert taken(TEXT.encode(encoding)) == TEXT

    def test_loses_control_characters_only(self):
        assert taken(TEXT.replace("守", "\x00守\x07").encode()) == TEXT


class TestWord:
    def test_writes_out_automatic_numbers(self):
        assert taken(saved(duty_rules())).splitlines() == [
            "溪口站值班管理制度",
            "为让夜里有人守，按照街道要求，特制定本制度。",
            "一、守班",
            "（一）每晚两人守班。",
            "（二）周末三人。节日四人。",
            "二、巡楼",
            "（一）头遍在九点前。",
            "1.带手电；",
            "2.带对讲机。",
            "| 1、班次 | 人数 |",
            "| 夜班 | 2 |",
        ]

    def test_becomes_an_outline(self):
        (found,) = outline(taken(saved(duty_rules())))

        assert [each.path for each in found.clauses] == [
            "引言", "一", "一.（一）", "一.（二）", "二", "二.（一）", "二.（一）.1", "二.（一）.2",
        ]  # fmt: skip
        assert "| 夜班 | 2 |" in found.clauses[-1].text

    def test_numbers_by_style(self):
        document = Document()
        number = numbered_list(document, ARTICLES)
        style = document.styles["List Number"]
        style.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = int(number)
        for text in ("守岗。", "交班。"):
            document.add_paragraph(text, style="List Number")

        assert taken(saved(document)) == "第一条 守岗。\n第二条 交班。"

    def test_leaves_out_what_nobody_sees(self):
        document = Document()
        added = paragraph(document, "一、守班")
        added.add_run("（内部用）").font.hidden = True
        added.add_run("，两人。")

        assert taken(saved(document)) == "一、守班，两人。"

    def test_a_frame_around_text_is_no_table(self):
        document = Document()
        cell = document.add_table(rows=1, cols=1)._cells[0]
        cell.text = "一、守班"
        cell.add_paragraph("1、每晚两人。")
        paragraph(document, "二、巡楼")

        assert taken(saved(document)) == "一、守班\n1、每晚两人。\n二、巡楼"

    @pytest.mark.parametrize(
        ("form", "printed"),
        [
            ("decimal", "12"), ("chineseCounting", "十二"), ("decimalEnclosedCircle", "⑫"),
            ("upperRoman", "XII"), ("lowerLetter", "l"), ("decimalZero", "12"), ("unheardOf", "12"),
        ],
    )  # fmt: skip
    def test_prints_numbers_as_word_does(self, form, printed):
        assert formatted(12, form) == printed


class TestHtml:
    def test_shows_what_the_page_shows(self):
        page = """<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body>
        <script>document.write("坏")</script><h1>值班制度</h1><!-- 不看 --><p>一、守<b>班</b></p>
        <ol start="3"><li>每晚两人。<li>周末三人。</ol><table><tr><td>班次</td><td>人数</td></tr></table>
        <p onclick="alert(1)">二、巡楼<br>夜里巡。</p><iframe src="http://example.com/">框</iframe></body></html>"""

        assert [line for line in map(str.strip, taken(page.encode()).splitlines()) if line] == [
            "值班制度", "一、守班", "3. 每晚两人。", "4. 周末三人。", "| 班次 | 人数 |", "二、巡楼", "夜里巡。",
        ]  # fmt: skip


class TestPdf:
    def test_joins_the_lines_that_the_page_broke(self, tmp_path: Path):
        weasyprint = pytest.importorskip("weasyprint")
        words = "每晚两人守班，九点前巡头遍，零点后巡次遍，遇火情三分钟内报站长，十分钟内报街道，写进记录本，交班时点清钥匙和对讲机。"
        html = f"<style>@page{{size:A5;@bottom-center{{content:counter(page)}}}}p{{margin:0}}</style><p>值班制度</p><p>一、守班</p><p>1、{words}</p><p style='break-before:page'>二、巡楼</p>"
        found = taken(weasyprint.HTML(string=html).write_pdf())

        assert found.splitlines() == ["值班制度", "一、守班", f"1、{words}", "二、巡楼"]
