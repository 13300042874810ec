"""请假一览: calendar, balances, register and feed show what one may see, and nothing else."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from people.models import Appointment, Person, User
from portal.leaves import year
from portal.leaves.feed import secret_of
from workflows.chains.service import submit

from .conftest import TWO_DAYS
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


class TestTheYear:
    def test_has_twelve_months_for_each_person_with_the_days_of_each(self, visit, leave, asked):
        asked(first_day="2026-12-29", last_day="2027-01-04", ends="am")
        away = visit("deputy-leader").get("/leaves/year/?year=2026").context["away"]
        (row,) = away.rows

        assert len(row.cells) == 12
        assert {each.month.first.month: each.days for each in row.cells if each.bars} == {
            9: 2,
            12: 3,
        }
        assert row.days == 5
        assert [bar.decided for bar in row.cells[8].bars] == [True]

    def test_counts_only_what_was_taken_after_an_early_return(self, visit, asked, done, clock):
        matter = done(asked(), "approve", "deputy-leader")
        done(matter, "file", "office-clerk")
        clock.move(days=8)
        done(matter, "report_back", "grid-worker", data={"back_on": "2026-09-22"})

        (row,) = visit("grid-worker").get("/leaves/year/?year=2026").context["away"].rows

        assert (row.days, row.cells[8].bars[0].length) == (1, 1)

    def test_says_how_many_are_away_at_once(self, visit, leave, asked):
        asked("grid-worker-2", first_day="2026-09-22", last_day="2026-09-23")

        september = visit("deputy-leader").get("/leaves/year/?year=2026").context["away"].months[8]

        assert september.most == 2
        assert september.shades == [(20, 1), (21, 2), (22, 1)]

    def test_says_that_a_year_not_announced_is_provisional(self, visit, leave):
        client = visit("grid-worker")

        assert "暂定" in client.get("/leaves/year/?year=2027").content.decode()
        assert "暂定" in client.get("/leaves/?month=2027-03").content.decode()
        assert "暂定" not in client.get("/leaves/year/?year=2026").content.decode()

    def test_shows_nothing_that_one_may_not_see(self, visit, leave):
        assert not visit("grid-worker-2").get("/leaves/year/?year=2026").context["away"].rows

    def test_goes_page_by_page(self, visit, leave, asked, monkeypatch):
        monkeypatch.setattr(year, "PERSONS_A_PAGE", 1)
        asked("grid-worker-2")
        client = visit("deputy-leader")

        first = client.get("/leaves/year/?year=2026").context["away"]
        second = client.get(f"/leaves/year/?year=2026&after={first.next}").context["away"]

        assert first.rows[0].person == leave.applicant
        assert second.rows[0].person != leave.applicant
        assert (second.next, first.months[8].most) == (0, 2)

    def test_says_when_there_is_more_than_can_be_shown(self, visit, leave, asked, monkeypatch):
        monkeypatch.setattr(year, "MOST_LEAVES", 1)
        asked("grid-worker-2")

        assert visit("deputy-leader").get("/leaves/year/?year=2026").context["away"].more

    @pytest.mark.parametrize(
        "query", ["year=x", "year=1999", "year=99999", "after=x", "year=２０２６"]
    )
    def test_stands_at_the_present_one_for_what_is_no_year(self, visit, leave, query):
        away = visit("grid-worker").get(f"/leaves/year/?{query}").context["away"]

        assert (away.year, len(away.rows)) == (2026, 1)

    def test_costs_the_same_for_many(self, visit, asked):
        client = visit("deputy-leader")
        asked()
        one = statements(lambda: client.get("/leaves/year/"), 200)
        asked(first_day="2026-10-12", last_day="2026-10-13")
        asked("grid-worker-2")
        asked("grid-head")

        assert statements(lambda: client.get("/leaves/year/"), 200) == one <= 10


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

    def test_keeps_to_the_standard(self, visit, leave, done, client):
        before = self.of("deputy-leader", client)
        done(leave, "file", "office-clerk")
        after = self.of("deputy-leader", client)
        (was,), (event,) = (Calendar.from_ical(each).walk("VEVENT") for each in (before, after))

        assert all(len(line) <= 75 for line in after.split(b"\r\n"))
        assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in after
        assert event["sequence"] > was["sequence"]

    def test_leaves_out_who_was_back_before_it_began(self, visit, leave, done, client, clock):
        done(leave, "file", "office-clerk")
        done(leave, "report_back", "grid-worker", data={"back_on": "2026-09-14"})

        assert not Calendar.from_ical(self.of("deputy-leader", client)).walk("VEVENT")

    def of(self, user, client):
        secret = secret_of(User.objects.get(username=user))
        return client.get(f"/leaves/feed/{secret}.ics").content

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


def test_on_a_phone_what_decides_it_stands_above_the_chain(visit, asked):
    asked("grid-head", first_day="2026-09-22", last_day="2026-09-23")
    matter = asked()

    page = visit("deputy-leader").get(f"/p/{matter.serial}/").content.decode()
    brief = page.split("bf-brief")[1].split("</dl>")[0]

    assert page.index("bf-brief") < page.index("bf-chain")
    for said in (matter.applicant.name, "共 2 天", "需本人到场", "还剩 58 天", "9月22日–9月23日"):
        assert said in brief
    assert "bf-brief" not in visit("grid-worker").get(f"/p/{matter.serial}/").content.decode()


def test_what_he_took_this_year_is_told_without_the_slip_at_hand(visit, asked):
    asked(first_day="2026-03-03", last_day="2026-03-04")
    page = visit("deputy-leader").get(f"/p/{asked().serial}/").content.decode()

    assert "事假今年已请 <strong>2 天" in page


def test_after_midnight_the_chain_names_who_holds_the_post_from_that_day_on(
    visit, asked, person, clock
):
    """It is still the day before in the time in which computers count."""
    matter = asked(first_day="2026-10-12", last_day="2026-10-13")
    deputy = person("deputy-leader").appointments.get()
    deputy.ends = date(2026, 9, 14)
    deputy.save()
    new = Appointment.objects.create(
        person=person("finance-clerk"), post=deputy.post, unit=deputy.unit, starts=date(2026, 9, 15)
    )
    new.in_charge_of.set(deputy.in_charge_of.all())
    clock.at = clock.at.replace(day=15, hour=0, minute=30)

    page = visit("grid-worker").get(f"/p/{matter.serial}/")

    (now,) = page.context["page"].picture.now
    assert now.who == new.person.name


def test_correcting_says_that_the_leave_is_not_approved_until_then(visit, leave):
    pressed = {"act": "correct", "seen": leave.seen, "opinion": "日期写错了。"}

    page = visit("grid-worker").post(f"/p/{leave.serial}/", pressed, follow=True).content.decode()

    assert "重新批准之前" in page


def test_an_extension_over_days_of_its_leave_is_to_be_heeded(visit, leave, person, clock):
    longer = submit(
        leave.form_edition, TWO_DAYS | {"first_day": "2026-09-22", "last_day": "2026-09-23"},
        by=person("grid-worker"), at=clock.at, origin=leave,
    )  # fmt: skip

    page = visit("deputy-leader").get(f"/p/{longer.serial}/")

    assert page.context["page"].tone == "soon"
    assert "续假请从9月23日起填" in page.content.decode()
