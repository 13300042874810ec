"""请假一览: calendar, balances, register and feed show what one may see, and nothing else."""

import pytest
from icalendar import Calendar

from people.models import Appointment, User
from portal.access import Visitor
from portal.leaves import away, balances, month, year
from portal.leaves.away import leaves_seen, seen_by, slips_in
from portal.leaves.feed import secret_of
from workflows.leave.models import Leave

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

    def test_costs_the_same_for_none_one_and_twenty_and_for_whoever_sees_few(self, visit, asked):
        client = visit("grid-worker")
        none = statements(lambda: client.get("/leaves/"), 200)
        asked()
        one = statements(lambda: client.get("/leaves/"), 200)
        for day in range(1, 20):
            asked(first_day=f"2026-09-{day:02}", last_day=f"2026-09-{day:02}")

        assert statements(lambda: client.get("/leaves/"), 200) == one <= 10
        assert none <= one

    def test_goes_page_by_page_and_counts_all(self, visit, leave, asked, monkeypatch):
        monkeypatch.setattr(month, "PERSONS_A_PAGE", 1)
        asked("grid-worker-2", first_day="2026-09-14", last_day="2026-09-14")
        client = visit("deputy-leader")

        first = client.get("/leaves/").context["away"]
        answer = client.get(f"/leaves/{first.here}&after={first.next}")
        second = answer.context["away"]

        assert [len(each.rows) for each in (first, second)] == [1, 1]
        assert {each.rows[0].name for each in (first, second)} == {
            leave.applicant.name,
            Leave.objects.get(applicant__user__username="grid-worker-2").applicant.name,
        }
        assert (first.said, second.said) == ("这个月有 2 人休假，今天 1 人",) * 2
        assert (second.next, first.later, second.later) == (0, False, True)
        assert f'href="{first.here}"' in answer.content.decode()

    def test_has_a_person_on_the_page_to_which_the_year_leads(
        self, visit, leave, asked, monkeypatch
    ):
        monkeypatch.setattr(month, "PERSONS_A_PAGE", 1)
        other = asked("grid-worker-2").applicant
        client = visit("deputy-leader")
        year_page = client.get("/leaves/year/?year=2026").content.decode()

        for person in (leave.applicant, other):
            lead = f"?month=2026-09&amp;person={person.pk}#p{person.pk}"
            assert lead in year_page
            (row,) = client.get(f"/leaves/?month=2026-09&person={person.pk}").context["away"].rows
            assert row.key == person.pk

    def test_tells_of_each_week_how_many_are_away_and_shows_who(self, visit, leave, asked):
        asked("grid-worker-2", first_day="2026-09-26", last_day="2026-10-04")
        asked(first_day="2026-09-02", last_day="2026-09-02")
        client = visit("deputy-leader")

        weeks = client.get("/leaves/?month=2026-09").context["away"].weeks
        fifth = client.get("/leaves/?month=2026-09&week=5").context["away"]

        assert [(each.days, each.many) for each in weeks] == [
            ("1–6", 1), ("7–13", 0), ("14–20", 0), ("21–27", 2), ("28–30", 1),
        ]  # fmt: skip
        assert [each.key for each in fifth.rows] == [
            User.objects.get(username="grid-worker-2").person.pk
        ]
        assert fifth.said == "9月28日–9月30日有 1 人休假"
        assert len(client.get("/leaves/?month=2026-09&week=9").context["away"].rows) == 2
        assert "这一周没有人" in client.get("/leaves/?month=2026-09&week=2").content.decode()

    def test_draws_each_slip_on_its_days(self, visit, leave, asked):
        asked(first_day="2026-09-28", last_day="2026-10-09")

        (row,) = visit("grid-worker").get("/leaves/?month=2026-09").context["away"].rows

        assert (row.away, row.asked) == ("M20 .12h2v.76h-2z", "M27 .12h3v.76h-3z")

    def test_counts_nobody_when_there_is_more_than_can_be_read(
        self, visit, leave, asked, monkeypatch
    ):
        monkeypatch.setattr(month, "MOST_LEAVES", 1)
        asked("grid-worker-2")

        answer = visit("deputy-leader").get("/leaves/?month=2026-09")

        assert answer.context["away"].more
        assert answer.context["away"].said not in answer.content.decode()
        assert {each.said for each in answer.context["away"].weeks} == {""}


class TestWhatSomebodySees:
    USERS = ("deputy-leader", "office-clerk", "grid-worker", "grid-worker-2", "archivist", "admin")

    @pytest.mark.parametrize("few", [away.FEW, 0])
    def test_is_the_same_among_few_and_among_all(
        self, office, leave, asked, clock, monkeypatch, few
    ):
        """By the keys of the few matters, or by what decides who sees a matter."""
        asked("grid-worker-2")
        monkeypatch.setattr(away, "FEW", few)

        for name in self.USERS:
            visitor = Visitor(User.objects.get(username=name), clock.at)
            rightly = Leave.objects.in_sight(visitor.sight)
            assert set(slips_in(seen_by(visitor))) == set(rightly), name

    def test_is_nothing_for_whoever_has_nothing(self, office, clock, asked):
        asked()
        visitor = Visitor(User.objects.get(username="forest-ranger"), clock.at)

        assert not slips_in(seen_by(visitor)).exists()
        assert not leaves_seen(visitor).exists()


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
        month = visit("grid-worker").get("/leaves/?month=2026-09").content.decode()
        assert "9月22日回岗" in month

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

    def test_go_person_by_person(self, visit, leave, asked, monkeypatch):
        monkeypatch.setattr(balances, "PERSONS_A_PAGE", 1)
        other = asked("grid-worker-2", leave_type="sick")
        client = visit("deputy-leader")

        first = client.get("/leaves/balances/?year=2026").context
        second = client.get(f"/leaves/balances/?year=2026&after={first['next']}").context

        told = {each.name: each for page in (first, second) for each in page["rows"]}
        assert [len(first["rows"]), len(second["rows"]), second["next"]] == [1, 1, 0]
        assert [each.said for each in told[leave.applicant.name].taken] == ["2 天", "0 天"]
        assert [each.said for each in told[other.applicant.name].taken] == ["0 天", "2 天"]
        assert told[other.applicant.name].label == other.appointment.label

    def test_name_the_post_under_which_the_latest_leave_was_asked_for(
        self, visit, asked, person, office
    ):
        first = asked()
        held = first.appointment
        later = asked(first_day="2026-11-02", last_day="2026-11-02")
        post = Appointment.objects.exclude(post=held.post).first().post
        later.appointment = Appointment.objects.create(
            person=held.person, post=post, unit=held.unit, starts=held.starts
        )
        later.save(update_fields=["appointment"])

        (row,) = visit("grid-worker").get("/leaves/balances/?year=2026").context["rows"]

        assert row.label == later.appointment.label != held.label

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
        clock.move(days=7)
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
