"""代理 as the holder arranges it on his own page, and as his leave offers it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from notices.models import Kind, Notification
from notices.sentences import sentence
from people.models import Person, Substitution
from trail.models import Trace
from workflows.chains.models import Proceeding

from .conftest import MONDAY, Clock, hidden

Visit = Callable[..., Client]
Asked = Callable[..., Proceeding]
Done = Callable[..., Proceeding]

TODAY = MONDAY.date()
NEW = "/me/standing-in/new/"
DAYS = {"starts": "2026-09-21", "ends": "2026-09-25"}
NAMED = DAYS | {"substitute": "deputy-leader", "do": "keep"}


def told(user: str) -> list[tuple[str, str]]:
    """(kind, sentence) of the notifications of somebody."""
    rows = Notification.objects.filter(person__user__username=user).order_by("pk")
    return [(each.kind, sentence(each.kind, each.words)) for each in rows]


class TestNamingASubstitute:
    def test_keeps_it_tells_him_and_says_so(self, visit: Visit) -> None:
        client = visit("office-director")

        answer = client.post(NEW, NAMED | {"reason": "出差"}, follow=True)

        row = Substitution.objects.get()
        assert (row.absent, row.days) == (row.holder, "2026年9月21日至2026年9月25日")
        assert "已通知本人" in answer.content.decode()
        ((kind, words),) = told("deputy-leader")
        assert kind == Kind.STANDS_IN
        for each in ("孟昇", "全部事项", row.days):
            assert each in words

    def test_for_one_post_and_one_form_says_which(
        self, visit: Visit, person: Callable[[str], Person]
    ) -> None:
        held = person("office-director").appointments.get(post__code="office-director")

        answer = visit("office-director").post(
            NEW, NAMED | {"whose": str(held.pk), "forms": ["leave"]}, follow=True
        )

        page = answer.content.decode()
        assert "办事处主任" in page
        assert "只代理：请假条" in page
        assert "只代理部分表单" in told("deputy-leader")[0][1]

    def test_says_at_each_field_what_is_missing(self, visit: Visit) -> None:
        answer = visit("office-director").post(NEW, {"do": "keep"})

        assert answer.status_code == 422
        page = answer.content.decode()
        assert page.count("bf-error") == 3
        assert not Substitution.objects.exists()

    @pytest.mark.parametrize("whose", ["999999", "x", "-1"])
    def test_for_a_post_that_he_does_not_hold_is_refused(self, visit: Visit, whose: str) -> None:
        answer = visit("office-director").post(NEW, NAMED | {"whose": whose})

        assert (answer.status_code, Substitution.objects.count()) == (422, 0)

    def test_for_a_form_that_is_not_there_is_refused_and_never_means_all(
        self, visit: Visit
    ) -> None:
        answer = visit("office-director").post(NEW, NAMED | {"forms": ["nothing-like-it"]})

        assert (answer.status_code, Substitution.objects.count()) == (422, 0)

    def test_in_a_circle_is_refused_with_a_sentence(
        self, visit: Visit, person: Callable[[str], Person]
    ) -> None:
        Substitution.objects.create(
            absent=person("deputy-leader"), substitute=person("office-director"),
            starts=TODAY, ends=TODAY + timedelta(days=30),
        )  # fmt: skip

        answer = visit("office-director").post(NEW, NAMED)

        assert answer.status_code == 422
        assert "孟昇 → 宋祎 → 孟昇" in answer.content.decode()

    def test_who_is_away_himself_is_said(
        self, visit: Visit, asked: Asked, person: Callable[[str], Person]
    ) -> None:
        asked("deputy-leader", leave_type="sick")
        Substitution.objects.create(
            absent=person("deputy-leader"), substitute=person("department"),
            starts=TODAY, ends=TODAY + timedelta(days=30),
        )  # fmt: skip

        page = visit("office-director").post(NEW, NAMED, follow=True).content.decode()

        assert "范志强" in page
        assert "自己也请了假" in page

    def test_finds_a_colleague_without_a_script(self, visit: Visit) -> None:
        asked = DAYS | {"do": "find:substitute", "substitute--find": "宋祎"}

        answer = visit("office-director").post(NEW, asked)

        page = answer.content.decode()
        assert '<option value="deputy-leader">' in page
        assert 'value="2026-09-21"' in page

    def test_is_not_for_who_holds_no_post(self, visit: Visit) -> None:
        assert visit("policy-editor").get(NEW).status_code == 302

    def test_does_not_fall_over_odd_input(self, visit: Visit) -> None:
        odd = {"substitute": "\x00x", "starts": "99999-1-1", "ends": "0001-01-01", "whose": "\x00",
               "forms": ["\x00", "x" * 500], "reason": "\x00" + "长" * 999}  # fmt: skip

        assert visit("office-director").post(NEW, odd).status_code == 422
        assert visit("office-director").get(NEW, odd).status_code == 200


class TestWhatIsArranged:
    @pytest.fixture
    def row(self, visit: Visit) -> Substitution:
        visit("office-director").post(NEW, NAMED)
        return Substitution.objects.get()

    def test_stands_on_both_their_pages(self, visit: Visit, row: Substitution) -> None:
        for address in ("/me/", "/me/standing-in/"):
            assert "宋祎" in visit("office-director").get(address).content.decode()
            assert "孟昇" in visit("deputy-leader").get(address).content.decode()

    def test_is_changed_before_it_begins(self, visit: Visit, row: Substitution) -> None:
        client = visit("office-director")
        address = f"/me/standing-in/{row.pk}/"
        assert 'value="2026-09-21"' in client.get(address).content.decode()

        client.post(address, NAMED | {"ends": "2026-09-30"})

        row.refresh_from_db()
        assert row.ends.day == 30
        assert len(told("deputy-leader")) == 2

    def test_keeps_a_form_that_is_offered_no_more(self, visit: Visit, row: Substitution) -> None:
        Substitution.objects.update(forms=["given-up"])
        client = visit("office-director")

        page = client.get(f"/me/standing-in/{row.pk}/").content.decode()
        assert 'value="given-up" checked' in page
        client.post(f"/me/standing-in/{row.pk}/", NAMED | {"forms": ["given-up"]})
        assert Substitution.objects.get().forms == ["given-up"]

    def test_once_begun_shows_only_its_end_and_its_forms(
        self, visit: Visit, row: Substitution, clock: Clock
    ) -> None:
        clock.move(days=8)
        client = visit("office-director")

        page = client.get(f"/me/standing-in/{row.pk}/").content.decode()
        assert 'name="starts"' not in page
        answer = client.post(f"/me/standing-in/{row.pk}/", {"ends": "2026-09-15", "do": "keep"})
        assert answer.status_code == 422

    def test_is_ended_and_told(self, visit: Visit, row: Substitution, clock: Clock) -> None:
        clock.move(days=8)

        visit("office-director").post(f"/me/standing-in/{row.pk}/end/")

        row.refresh_from_db()
        assert row.ends.isoformat() == "2026-09-21"
        assert told("deputy-leader")[-1][0] == Kind.STANDS_DOWN

    def test_is_nobody_elses_to_change_or_end(self, visit: Visit, row: Substitution) -> None:
        for user in ("deputy-leader", "office-clerk"):
            client = visit(user)
            assert client.get(f"/me/standing-in/{row.pk}/").status_code == 404
            assert client.post(f"/me/standing-in/{row.pk}/end/").status_code == 404
        assert Substitution.objects.exists()

    def test_leads_from_the_notification_to_the_page(self, visit: Visit, row: Substitution) -> None:
        found = Notification.objects.get()

        assert visit("deputy-leader").get(f"/notices/{found.pk}/").url == "/me/standing-in/"

    def test_is_on_record_in_the_trace_of_what_he_decides(
        self, visit: Visit, asked: Asked, done: Done, row: Substitution, clock: Clock
    ) -> None:
        matter = done(asked(last_day="2026-09-25"), "opine", "deputy-leader", opinion="可。")
        clock.move(days=8)
        client = visit("deputy-leader")
        assert "代理 办事处主任 孟昇" in client.get("/").content.decode()
        page = client.get(f"/p/{matter.serial}/")

        client.post(f"/p/{matter.serial}/", {"act": "approve", "seen": hidden(page, "seen")})

        trace = Trace.objects.filter(stream=matter.serial).last()
        assert (trace.act, trace.on_behalf) == ("approve", "孟昇")


class TestThePage:
    def test_costs_the_same_for_one_as_for_many(
        self, visit: Visit, person: Callable[[str], Person]
    ) -> None:
        client, me = visit("office-director"), person("office-director")
        held = me.appointments.get(post__code="office-director")
        names = ("deputy-leader", "department", "finance-clerk", "office-clerk")

        def cost(address: str) -> int:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            return len(captured)

        def arrange(names: tuple[str, ...]) -> None:
            days = {"starts": TODAY, "ends": TODAY}
            for each in names:
                other = person(each)
                Substitution.objects.create(appointment=held, substitute=other, **days)
                Substitution.objects.create(absent=other, substitute=me, forms=["leave"], **days)

        arrange(names[:1])
        pages = {address: cost(address) for address in ("/me/", "/me/standing-in/", NEW)}
        arrange(names[1:])

        assert {address: cost(address) for address in pages} == pages
        assert pages["/me/standing-in/"] <= 12


class TestTheOfferOnOnesOwnLeave:
    """Who holds a post to which steps come is asked who acts for him meanwhile."""

    def test_is_made_with_the_days_of_the_leave(self, visit: Visit, asked: Asked) -> None:
        asked()
        matter = asked("deputy-leader", leave_type="sick")
        client = visit("deputy-leader")

        page = client.get(f"/p/{matter.serial}/").content.decode()

        assert "starts=2026-09-21&amp;ends=2026-09-22" in page
        form = client.get(f"{NEW}?starts=2026-09-21&ends=2026-09-22&reason=请假").content.decode()
        assert 'name="ends" min="2026-09-14" value="2026-09-22"' in form

    def test_is_not_made_to_whom_nothing_comes(self, visit: Visit, asked: Asked) -> None:
        matter = asked("grid-worker")

        page = visit("grid-worker").get(f"/p/{matter.serial}/").content.decode()
        assert "为这几天设代理人" not in page

    def test_is_not_made_to_those_who_only_read_it(self, visit: Visit, asked: Asked) -> None:
        asked()
        matter = asked("deputy-leader", leave_type="sick")

        page = visit("office-clerk").get(f"/p/{matter.serial}/").content.decode()
        assert "standing-in" not in page.split("<main")[1]

    def test_says_instead_who_stands_in_already_and_that_it_is_needless(
        self, visit: Visit, asked: Asked, done: Done
    ) -> None:
        asked()
        matter = asked("deputy-leader", leave_type="sick")
        client = visit("deputy-leader")
        client.post(NEW, NAMED | {"substitute": "office-director"})

        page = client.get(f"/p/{matter.serial}/").content.decode()
        assert "这几天谁代理您" in page
        assert "为这几天设代理人" not in page
        done(matter, "withdraw", "deputy-leader")
        assert "这次假没有休" in client.get(f"/p/{matter.serial}/").content.decode()

    def test_ends_with_the_last_day(self, visit: Visit, asked: Asked, clock: Clock) -> None:
        asked()
        matter = asked("deputy-leader", leave_type="sick")
        clock.move(days=20)

        page = visit("deputy-leader").get(f"/p/{matter.serial}/").content.decode()
        assert "为这几天设代理人" not in page
