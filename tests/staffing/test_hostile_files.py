"""Real files as they come, good and bad: each is read, or refused with the sentence that its owner reads."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from people.models import User
from people.staffing.reading import MOST_ROWS, NotATable, read_table

from .tables import COMMUNITY, GRID, HEADINGS, STREET, THREE, workbook


def saved(book) -> BytesIO:
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def read(file: BytesIO):
    return read_table(file, file.getbuffer().nbytes)


def refused(file: BytesIO) -> str:
    with pytest.raises(NotATable) as found:
        read(file)
    return str(found.value)


def repacked(file: BytesIO, name: str, content: bytes) -> BytesIO:
    """A table with one part of it in another's place."""
    new = BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as target:
        for each in old.namelist():
            if each != name:
                target.writestr(each, old.read(each))
        target.writestr(name, content)
    new.seek(0)
    return new


SHEET = "xl/worksheets/sheet1.xml"


class TestATable:
    def test_may_stand_on_a_later_sheet(self):
        book = load_workbook(workbook(THREE))
        book.create_sheet("填表说明", 0).append(["请按行填写。"])

        assert len(read(saved(book))) == 3

    def test_on_a_hidden_sheet_is_none(self):
        book = load_workbook(workbook(THREE))
        book.active.sheet_state = "hidden"
        book.create_sheet("说明").append(["见附件。"])
        book.active = 1

        assert "标题行" in refused(saved(book))

    def test_with_merged_cells_says_in_each_row_what_stands_in_them(self):
        book = load_workbook(
            workbook([COMMUNITY, ["丁宁", "", "", "", "", "网格员", "", ""], GRID])
        )
        book.active.merge_cells("D2:D3")
        book.active.merge_cells("E2:E3")

        rows = read(saved(book))
        assert [row.get("unit") for row in rows[:2]] == ["河西社区", "河西社区"]
        assert [row.get("above") for row in rows[:2]] == ["河西街道办事处"] * 2

    def test_whose_heading_is_merged_reads_it_once(self):
        book = Workbook()
        for row in (["河西街道人员花名册"], HEADINGS, [None] * 8, STREET):
            book.active.append(row)
        book.active.merge_cells("A1:H1")
        for column in "ABCDEFGH":
            book.active.merge_cells(f"{column}2:{column}3")

        assert [row.get("name") for row in read(saved(book))] == ["苏青"]

    def test_takes_of_a_formula_what_it_came_to(self):
        with_formula = [*STREET[:2], "=B2", *STREET[3:]]

        (row,) = read(workbook([with_formula]))
        assert row.get("user") == ""

    def test_leaves_out_what_a_formula_failed_at(self):
        (row,) = read(workbook([[*STREET[:2], "#N/A", *STREET[3:]]]))

        assert row.get("user") == ""

    def test_formatted_far_down_is_no_longer_than_what_it_says(self):
        book = load_workbook(workbook(THREE))
        book.active.cell(row=60_000, column=1).number_format = "@"

        assert len(read(saved(book))) == 3


class TestWhatIsRefused:
    def test_ten_thousand_rows(self):
        rows = [[f"人{n}", "", "", "河西社区", "", "网格员", "", ""] for n in range(10_000)]

        assert str(MOST_ROWS) in refused(workbook(rows))

    def test_a_bomb(self):
        assert "解开" in refused(repacked(workbook(THREE), SHEET, b"<a>" + b" " * 70_000_000))

    def test_a_bomb_that_lies_about_its_size(self):
        file = repacked(workbook(THREE), SHEET, b" " * 70_000_000)
        content = file.getvalue().replace((70_000_000).to_bytes(4, "little"), b"\x10\0\0\0")

        assert ".xlsx" in refused(BytesIO(content))

    def test_entities(self):
        declared = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

        assert ".xlsx" in refused(repacked(workbook(THREE), SHEET, declared))

    @pytest.mark.parametrize("content", [b"", b"<a", b"<a/>", b"\xff\xfe\0"])
    def test_a_torn_sheet(self, content):
        assert refused(repacked(workbook(THREE), SHEET, content)).endswith("。")

    def test_half_a_file(self):
        assert ".xlsx" in refused(BytesIO(workbook(THREE).getvalue()[:3000]))


def test_circles_gaps_and_doubles_are_said_on_the_page(office):
    client = Client()
    client.force_login(User.objects.get(username="admin"))
    circle = [*STREET[:4], "河西社区", *STREET[5:]]
    gap = ["", "13900000007", "", "河西社区", "", "网格员", "", ""]
    file = SimpleUploadedFile(
        "花名册.xlsx", workbook([circle, COMMUNITY, gap, GRID, GRID]).getvalue()
    )

    address = client.post("/admin/staffing/", {"file": file})["Location"]
    page = client.get(address).content.decode()

    for said in ("→", "“姓名”", "第 4 行", "丁宁"):
        assert said in page
    assert client.post(f"{address}carry-out/")["Location"] == address
