"""请假一览: calendar, balances, register and feed show what one may see, and nothing else."""

import pytest
from icalendar import Calendar

from people.models import User
from portal.leaves import year
from portal.leaves.feed import secret_of

from .test_cost import statements


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
