"""请假登记簿: page, workbook and text tell the same of every slip of a year."""

import csv
from io import BytesIO, StringIO

from openpyxl import load_workbook

from people.models import Person

from .test_cost import statements


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
