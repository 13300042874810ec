"""请假登记簿: page, workbook and text tell the same of every slip of a year."""

import csv
from datetime import datetime
from io import BytesIO, StringIO
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest
from django.utils.timezone import localtime
from openpyxl import load_workbook

from forms.submissions.facts import shown_fact
from people.models import Person
from portal.leaves import register
from tables import text as text_module
from tables import workbook
from workflows.leave.facts import TYPE

from .test_cost import statements


def _drained(response):
    assert response.getvalue()
    return response


class TestTheRegister:
    def test_is_a_page_and_a_table(self, visit, leave):
        client = visit("office-clerk")
        assert leave.serial in client.get("/leaves/register/?year=2026").content.decode()

        sheet = client.get("/leaves/register.xlsx?year=2026")
        rows = list(load_workbook(BytesIO(sheet.getvalue())).active.values)

        assert rows[0][:4] == ("编号", "姓名", "岗位", "请假类别")
        assert rows[1][0] == leave.serial
        assert rows[1][3] == "事假"
        assert rows[1][6:8] == (2, 2)
        assert rows[1][10].startswith("分管领导 ")
        assert len(rows) == 2

    def test_has_a_slip_over_new_year_in_both_years_with_the_days_of_each(self, visit, asked):
        asked(first_day="2026-12-29", last_day="2027-01-05")
        client = visit("grid-worker")

        def counted(year):
            sheet = client.get(f"/leaves/register.xlsx?year={year}")
            return [
                row[7] for row in list(load_workbook(BytesIO(sheet.getvalue())).active.values)[1:]
            ]

        assert (counted(2026), counted(2027), counted(2025)) == ([3], [5], [])

    def test_takes_as_many_statements_for_many(self, visit, asked):
        client = visit("deputy-leader")
        asked()
        one = statements(
            lambda: (
                client.get("/leaves/register.xlsx").getvalue() and client.get("/leaves/register/")
            ),
            200,
        )
        for _each in range(3):
            asked()

        assert one == statements(
            lambda: (
                client.get("/leaves/register.xlsx").getvalue() and client.get("/leaves/register/")
            ),
            200,
        )

    def test_of_many_parts_is_one_statement(self, visit, asked, monkeypatch):
        monkeypatch.setattr(register, "AT_ONCE", 2)
        client = visit("deputy-leader")
        asked()

        def taken():
            return statements(lambda: _drained(client.get("/leaves/register.csv")), 200)

        one = taken()
        for _each in range(4):
            asked()

        assert taken() == one

    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            ({"done_by": None}, "分管领导"),
            ({"outcome": "return"}, ""),
            ({"round": 2}, ""),
            ({"status": "current"}, ""),
            ({"act": "opine"}, ""),
        ],
    )
    def test_names_the_last_decision(self, visit, leave, changed, told):
        leave.steps.filter(act="approve").update(**changed)
        text = visit("office-clerk").get("/leaves/register.csv?year=2026").getvalue().decode()
        (_heading, line) = csv.reader(StringIO(text))

        assert line[10] == told

    def test_is_text_with_the_same_cells(self, visit, leave):
        client = visit("office-clerk")
        answer = client.get("/leaves/register.csv?year=2026")
        (_heading, line) = csv.reader(StringIO(answer.getvalue().decode("utf-8-sig")))
        sheet = client.get("/leaves/register.xlsx?year=2026")
        (_heading, row) = load_workbook(BytesIO(sheet.getvalue())).active.values

        told = ["" if each is None else str(each).split(".")[0] for each in row]
        assert [each.removesuffix(" 00:00:00") for each in told] == [
            each.removesuffix(".0") for each in line
        ]

    def test_has_a_format_for_each_sort_of_value(self, visit, leave):
        sheet = visit("office-clerk").get("/leaves/register.xlsx?year=2026").getvalue()
        book = load_workbook(BytesIO(sheet)).active
        line = {cell.column_letter: (cell.value, cell.number_format) for cell in book[2]}

        assert ZipFile(BytesIO(sheet)).testzip() is None
        assert (book.auto_filter.ref, book.freeze_panes, book["A1"].font.b) == ("A1:M2", "A2", True)
        assert line["A"] == (leave.serial, "General")
        assert line["E"] == (datetime(2026, 9, 21), "yyyy-mm-dd")
        assert line["G"] == (2, "0.0")
        assert line["I"] == (None, "General")
        moment, number_format = line["L"]
        assert number_format == "yyyy-mm-dd hh:mm"
        assert moment == localtime(leave.submitted_at).replace(tzinfo=None, microsecond=0)

    @pytest.mark.parametrize(
        ("name", "read"),
        [
            ("=1+1", "=1+1"),
            ('<赵> & "钱"', '<赵> & "钱"'),
            (" 孙 ", " 孙 "),
            ("李\x0b\x01\uffff", "李"),
            ("周\n吴", "周\n吴"),
        ],
    )
    def test_keeps_a_name_as_it_is_written(self, visit, leave, name, read):
        Person.objects.filter(pk=leave.applicant_id).update(name=name)

        sheet = visit("office-clerk").get("/leaves/register.xlsx?year=2026").getvalue()
        cell = load_workbook(BytesIO(sheet)).active["B2"]

        assert (cell.value, cell.data_type) == (read, "s")

    def test_has_every_line_of_many_in_order(self, visit, asked, monkeypatch):
        """Read, packed and sent in several parts."""
        monkeypatch.setattr(register, "AT_ONCE", 2)
        monkeypatch.setattr(workbook, "LINES", 2)
        monkeypatch.setattr(text_module, "LINES", 2)
        slips = [asked() for _each in range(5)]
        client = visit("deputy-leader")

        sheet = client.get("/leaves/register.xlsx?year=2026").getvalue()
        text = client.get("/leaves/register.csv?year=2026").getvalue().decode("utf-8-sig")

        newest_first = [each.serial for each in reversed(slips)]
        assert [row[0] for row in load_workbook(BytesIO(sheet)).active.values][1:] == newest_first
        assert [row[0] for row in csv.reader(StringIO(text))][1:] == newest_first

    def test_of_nothing_has_its_headings(self, visit):
        sheet = visit("office-clerk").get("/leaves/register.xlsx?year=2025").getvalue()

        assert len(list(load_workbook(BytesIO(sheet)).active.values)) == 1

    @pytest.mark.parametrize("leave_type", ["personal", "sick", "other_statutory"])
    def test_tells_the_kind_of_leave_as_its_form_does(self, visit, asked, leave_type):
        matter = asked(leave_type=leave_type)
        text = visit("office-clerk").get("/leaves/register.csv?year=2026").getvalue().decode()
        (_heading, line) = csv.reader(StringIO(text))

        assert line[3] == shown_fact(matter.form_edition, matter.answers, TYPE) != leave_type

    def test_goes_page_by_page(self, visit, asked):
        slips = [asked(user) for user in ("grid-worker", "grid-worker-2") for _each in range(11)]
        client = visit("deputy-leader")
        one = statements(lambda: client.get("/leaves/register/?year=2026"), 200)

        first = client.get("/leaves/register/?year=2026").context["slips"]
        address = f"/leaves/register/?{urlencode({'year': 2026, 'after': first.next})}"
        second = client.get(address).context["slips"]

        shown = [each.serial for each in (*first.rows, *second.rows)]
        assert shown == [each.serial for each in reversed(slips)]
        assert (len(first.rows), second.next) == (20, "")
        assert statements(lambda: client.get(address), 200) == one <= 10

    def test_shows_no_name_that_a_spreadsheet_would_reckon_with(self, visit, leave):
        Person.objects.filter(pk=leave.applicant_id).update(name="=1+1")

        assert (
            "'=1+1"
            in visit("office-clerk").get("/leaves/register.csv?year=2026").getvalue().decode()
        )

    def test_is_read_by_whoever_may_see_the_slips(self, visit, leave, client):
        own = visit("grid-worker-2").get("/leaves/register.csv?year=2026").getvalue().decode()

        assert leave.serial not in own
        assert client.get("/leaves/register.csv").status_code == 302

    def test_of_another_year_is_empty(self, visit, leave):
        assert (
            leave.serial
            not in visit("office-clerk").get("/leaves/register/?year=2025").content.decode()
        )
