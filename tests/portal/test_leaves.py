"""请假一览: calendar, balances, register and feed show what one may see, and nothing else."""

import csv
from io import BytesIO, StringIO

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from people.models import Person, User
from portal.leaves.feed import secret_of

from .test_cost import statements


@pytest.fixture
def leave(asked, done):
    """Two days in September, approved."""
    return done(asked(), "approve", "deputy-leader")


class TestTheMonth:
    def test_shows_who_is_away_to_whoever_may_see_it(self, visit, leave):
        for user in ("deputy-leader", "office-clerk", "grid-worker"):
            assert leave.title in visit(user).get("/leaves/?month=2026-09").content.decode()

        assert leave.serial not in visit("grid-worker-2").get("/leaves/").content.decode()
        assert (
            leave.serial
            not in visit("deputy-leader").get("/leaves/?month=2026-10").content.decode()
        )

    @pytest.mark.parametrize(
        "month", ["", "2026-13", "x", "9999-99", "9999-12", "0001-01", "2026-09-01"]
    )
    def test_stands_at_the_present_one_for_what_is_no_month(self, visit, leave, month):
        assert (
            leave.serial in visit("grid-worker").get("/leaves/", {"month": month}).content.decode()
        )

    def test_costs_the_same_for_many(self, visit, asked):
        client = visit("deputy-leader")
        asked()
        one = statements(lambda: client.get("/leaves/"), 200)
        for day in range(1, 9):
            asked(first_day=f"2026-09-0{day}", last_day=f"2026-09-0{day}")

        assert statements(lambda: client.get("/leaves/"), 200) == one <= 10


class TestBalances:
    def test_tell_what_was_taken_and_what_is_left(self, visit, leave):
        page = visit("grid-worker").get("/leaves/balances/?year=2026").content.decode()

        assert "2 天" in page
        assert "还剩 58 天" in page
        assert "三.2" in page

    @pytest.mark.parametrize("query", ["after=" + "9" * 40, "year=99999999", "year=-1", "after=x"])
    def test_begin_anew_for_what_is_no_key(self, visit, leave, query):
        assert visit("grid-worker").get(f"/leaves/balances/?{query}").status_code == 200

    def test_cost_the_same_for_many(self, visit, asked):
        client = visit("deputy-leader")
        asked()
        one = statements(lambda: client.get("/leaves/balances/"), 200)
        asked("grid-worker-2")
        asked("grid-head")

        assert statements(lambda: client.get("/leaves/balances/"), 200) == one <= 10


class TestTheRegister:
    def test_is_a_page_and_a_table(self, visit, leave):
        client = visit("office-clerk")
        assert leave.serial in client.get("/leaves/register/?year=2026").content.decode()

        sheet = client.get("/leaves/register.xlsx?year=2026")
        rows = list(load_workbook(BytesIO(sheet.getvalue())).active.values)

        assert rows[1][0] == leave.serial
        assert rows[1][6] == 2
        assert len(rows) == 2

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


class TestTheFeed:
    def test_is_read_without_signing_in_by_whoever_knows_it(self, visit, leave, client):
        user = User.objects.get(username="deputy-leader")
        answer = client.get(f"/leaves/feed/{secret_of(user)}.ics")
        (event,) = Calendar.from_ical(answer.content).walk("VEVENT")

        assert answer["Content-Type"].startswith("text/calendar")
        assert event["uid"] == f"{leave.serial}@banfa"
        assert (event["dtstart"].dt.isoformat(), event["dtend"].dt.isoformat()) == (
            "2026-09-21", "2026-09-23",
        )  # fmt: skip

    @pytest.mark.parametrize("secret", ["x", "1-abc.def", "..", "1-.x"])
    def test_is_nobodys_under_another_address(self, office, client, secret):
        assert client.get(f"/leaves/feed/{secret}.ics").status_code == 404

    def test_ends_with_the_password(self, office, client):
        user = User.objects.get(username="deputy-leader")
        address = f"/leaves/feed/{secret_of(user)}.ics"
        user.set_password("another-one-42")
        user.save()

        assert client.get(address).status_code == 404


def test_who_decides_has_it_in_sight(visit, asked):
    asked("grid-worker-2", first_day="2026-09-22", last_day="2026-09-23")
    asked(first_day="2026-03-03", last_day="2026-03-04", leave_type="sick")
    matter = asked()

    page = visit("deputy-leader").get(f"/p/{matter.serial}/").content.decode()

    assert "一并参考" in page
    assert "本人今年的其他假" in page
    assert "病假 2 天" in page
