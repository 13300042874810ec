"""A draft form of the headings of a table; hostile files get a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from forms.schemas.building.table.guessing import guess, known
from forms.schemas.building.table.headings import Column, Table, table_of
from forms.schemas.building.table.opening import NotATable
from forms.schemas.building.table.sheet import read_head
from forms.schemas.models import FormPage
from forms.schemas.publishing import frozen_fields
from people.models import User
from tests.forms.building.tables import ledger, of_rows, with_part


def table(content: bytes) -> Table:
    return table_of(read_head(content))


class TestTheLedger:
    @pytest.fixture
    def read(self) -> Table:
        return table(ledger())

    def test_has_its_title_and_a_column_for_each_heading(self, read):
        assert read.title == "2026年入户走访台账"
        assert [each.label for each in read.columns] == [
            "序号", "走访日期*", "走访人", "户主姓名", "联系电话", "家庭人数", "是否困难户", "困难类型",
            "慰问金额（元）", "备注",
        ]  # fmt: skip
        assert {each.label for each in read.columns if each.section} == {
            "户主姓名", "联系电话", "家庭人数",
        }  # fmt: skip

    def test_is_guessed_from_headings_lists_and_the_first_row(self, read):
        guesses = {each.label: each for each in map(guess, read.columns)}

        assert not guesses["序号"].keep
        assert guesses["走访日期"].required
        assert {label: each.type for label, each in guesses.items()} == {
            "序号": "number", "走访日期": "date", "走访人": "person", "户主姓名": "text",
            "联系电话": "text", "家庭人数": "number", "是否困难户": "yes_no", "困难类型": "choice",
            "慰问金额（元）": known("money"), "备注": "long_text",
        }  # fmt: skip
        assert guesses["困难类型"].options == ["低保", "残疾", "独居老人"]


class TestOtherTables:
    def test_of_one_row_of_headings(self):
        assert [each.label for each in table(of_rows(["姓名", "电话"])).columns] == ["姓名", "电话"]

    def test_of_one_column(self):
        assert [each.label for each in table(of_rows(["姓名"], ["张三"])).columns] == ["姓名"]

    def test_with_a_line_about_who_fills_it_in(self):
        rows = ["统计表"], ["填报单位：", None, None, "日期："], ["姓名", "年龄", "住址", "备注"]
        found = table(of_rows(*rows, merged=("A1:D1",)))

        assert (found.title, len(found.columns)) == ("统计表", 4)

    def test_formulas_are_no_headings(self):
        with pytest.raises(NotATable):
            table(of_rows(["=1+1", '=HYPERLINK("http://x","y")']))

    @pytest.mark.parametrize(
        ("label", "samples", "code"),
        [
            ("出生年月日", [], "date"), ("金额", [3], known("money")), ("办结时间", [], "moment"),
            ("处理情况", [], "long_text"), ("面积（平方米）", [], "number"), ("附件", [], "file"),
            ("有无宠物", [], "yes_no"), ("住址", ["一" * 40], "long_text"), ("手机号", [138], "text"),
            ("登记", ["2026年3月1日", "2026-03-02"], "date"), ("门牌", ["1-101"], "text"),
        ],
    )  # fmt: skip
    def test_types_are_guessed(self, label, samples, code):
        assert guess(Column(label, samples=samples)).type == code


class TestHostileFiles:
    @pytest.mark.parametrize(
        "content",
        [
            b"", b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", b"MZ\x90 a program",
            b"name,telephone\n", b"%PDF-1.7",
        ],
        ids=["empty", "damaged", "xls", "program", "csv", "pdf"],
    )  # fmt: skip
    def test_of_another_kind_get_a_sentence(self, content):
        with pytest.raises(NotATable, match=r"xlsx|空的|empty"):
            read_head(content)

    def test_larger_than_is_taken(self):
        with pytest.raises(NotATable, match="10"):
            read_head(b"PK" + b"\0" * (10 * 1024 * 1024))

    @pytest.mark.parametrize(
        ("name", "part"),
        [
            ("xl/vbaProject.bin", b"macro"),
            ("xl/sharedStrings.xml", b'<!DOCTYPE x [<!ENTITY a "ha">]><sst>&a;</sst>'),
            ("xl/media/bomb.bin", b"\0" * 60_000_000),
            ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"),
            ("xl/workbook.xml", b"<nothing/>"),
        ],
        ids=["macros", "entities", "bomb", "torn sheet", "no workbook"],
    )
    def test_that_hold_what_no_table_holds(self, name, part):
        with pytest.raises(NotATable):
            read_head(with_part(ledger(), name, part))

    def test_of_5000_columns(self):
        with pytest.raises(NotATable, match="200"):
            read_head(of_rows([f"第{n}列" for n in range(5000)]))

    def test_without_headings(self):
        with pytest.raises(NotATable):
            table(of_rows([1, 2, 3], [4, 5, 6]))


@pytest.mark.usefixtures("office")
class TestTheScreen:
    @pytest.fixture
    def admin(self, client: Client) -> Client:
        client.force_login(User.objects.get(username="admin"))
        return client

    def upload(self, client: Client, content: bytes, name: str = "台账.xlsx"):
        return client.post(reverse("form_from_table"), {"file": SimpleUploadedFile(name, content)})

    def test_shows_guesses_that_may_be_corrected_and_makes_a_draft(self, admin):
        shown = self.upload(admin, ledger())
        data = {"title": shown.context["title"], "kind": "application", "section-住户信息": "group"}
        for n, row in enumerate(shown.context["rows"]):
            data |= {
                f"label-{n}": row.guess.label, f"type-{n}": row.guess.type,
                f"section-of-{n}": row.column.section, f"options-{n}": "\n".join(row.guess.options),
            }  # fmt: skip
            if row.guess.keep:
                data[f"keep-{n}"] = "1"
        data["type-2"] = "text"

        admin.post(reverse("form_from_table_make"), data)

        page = FormPage.objects.get(title="2026年入户走访台账")
        fields = frozen_fields(page.get_latest_revision_as_object().fields)
        assert not page.live
        assert [(each["type"], each["key"]) for each in fields] == [
            ("date", "zou_fang_ri_qi"), ("text", "zou_fang_ren"), ("group", "zhu_hu_xin_xi"),
            ("yes_no", "shi_fou_kun_nan_hu"), ("choice", "kun_nan_lei_xing"),
            (known("money"), "wei_wen_jin_e_yuan"), ("long_text", "bei_zhu"),
        ]  # fmt: skip
        assert fields[2]["fields"][1]["preset"] == "phone"
        assert [each["key"] for each in fields[2]["fields"]] == [
            "hu_zhu_xing_ming", "lian_xi_dian_hua", "jia_ting_ren_shu",
        ]  # fmt: skip
        assert [each["value"] for each in fields[4]["options"]] == [
            "di_bao", "can_ji", "du_ju_lao_ren",
        ]  # fmt: skip

    def test_says_why_a_file_is_not_read(self, admin):
        answer = self.upload(admin, b"no table", "台账.xlsx")

        assert answer.status_code == 422
        assert ".xlsx" in answer.context["problems"][0]

    def test_is_for_those_who_may_add_forms(self, client: Client):
        client.force_login(User.objects.get(username="grid-worker"))

        assert self.upload(client, ledger()).status_code in (302, 403)
        assert not FormPage.objects.filter(title__contains="台账").exists()
