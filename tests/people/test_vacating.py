"""卸任: what hangs on somebody by one appointment is shown before it ends, and nobody stands in for it after."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notices.models import Kind, Notification
from people.models import Appointment, Post, Substitution, Unit
from people.vacating import end_what_stands_in, hangs_by
from tests.plugins.matters import ASKED_ON, morning

LATER = ASKED_ON + timedelta(days=9)
YESTERDAY = ASKED_ON - timedelta(days=1)


@pytest.fixture
def held(person):
    """The main appointment of a user."""
    return lambda user: person(user).appointments.select_related("post", "unit", "person").first()


@pytest.fixture
def hanging(held):
    """Title and lines of what hangs on a user by it."""
    return lambda user: {each.title: each.lines for each in hangs_by(held(user), ASKED_ON)}


@pytest.fixture
def second_post(person):
    def make(user: str) -> Appointment:
        return Appointment.objects.create(
            person=person(user), post=Post.objects.get(code="integrity-liaison"),
            unit=Unit.objects.get(code="street"), starts=ASKED_ON - timedelta(days=9),
        )  # fmt: skip

    return make


class TestWhatHangsOnAPost:
    def test_is_nothing_where_others_hold_it_too(self, hanging):
        assert hanging("office-clerk-2") == {}

    def test_is_nothing_once_it_is_over(self, held, ask_leave):
        ask_leave(2, by="community-secretary")
        director = held("office-director")
        director.ends = YESTERDAY

        assert hangs_by(director, ASKED_ON) == []

    def test_are_the_post_and_the_steps_that_only_he_can_do(self, hanging, ask_leave):
        leave = ask_leave(2, by="community-secretary")

        shown = hanging("party-secretary") | hanging("office-director")
        assert any("办事处主任" in line for line in shown["只有他一人担任的岗位"])
        (line,) = shown["目前只有他能办的环节"]
        assert leave.number_label in line

    def test_are_no_steps_of_another_post_of_his(self, second_post, ask_leave):
        ask_leave(2, by="community-secretary")
        for user in ("office-director", "party-secretary"):
            shown = {each.title for each in hangs_by(second_post(user), ASKED_ON)}
            assert "目前只有他能办的环节" not in shown

    def test_are_steps_by_name_only_by_his_last_post(self, hanging, second_post, ask_leave, do):
        do(ask_leave(2), "hand_over", "deputy-leader", data={"to": "finance-clerk"})
        assert hanging("finance-clerk")["指名等他办的环节"]

        second_post("finance-clerk")
        assert "指名等他办的环节" not in hanging("finance-clerk")

    def test_are_requests_made_in_it(self, hanging, ask_leave):
        leave = ask_leave(2)

        assert leave.number_label in hanging("grid-worker")["他自己提交、还没办完的"][0]


class TestWhoStandsInForIt:
    @pytest.fixture
    def stands_in(self, held, person):
        return Substitution.objects.create(
            appointment=held("deputy-leader"), substitute=person("department"),
            starts=YESTERDAY, ends=LATER,
        )  # fmt: skip

    def test_is_shown(self, hanging, stands_in):
        assert "范志强" in hanging("deputy-leader")["代他担任这个岗位的人"][0]

    @pytest.mark.parametrize(
        ("last", "until"),
        [(None, YESTERDAY), (YESTERDAY, YESTERDAY), (ASKED_ON, ASKED_ON), (LATER, LATER)],
    )
    def test_stands_in_no_longer_than_it_is_held(self, held, stands_in, last, until):
        end_what_stands_in(held("deputy-leader"), last=last, by=None, at=morning())

        stands_in.refresh_from_db()
        assert stands_in.ends == until

    def test_is_told(self, held, stands_in):
        end_what_stands_in(held("deputy-leader"), last=None, by=None, at=morning())

        told = Notification.objects.values_list("person__user__username", "kind")
        assert list(told) == [("department", Kind.STANDS_DOWN)]


class TestInTheListOfAppointments:
    @pytest.fixture
    def editing(self, client, person, settings, held):
        settings.ALLOW_DEMO_USERS = True
        client.force_login(person("admin").user)

        def post(user: str, **more):
            row = held(user)
            data = {"person": row.person_id, "post": row.post_id, "unit": row.unit_id,
                    "starts": row.starts, "ends": "", "in_charge_of": []} | more  # fmt: skip
            return client.post(reverse("appointment:edit", args=[row.pk]), data)

        return post

    @pytest.fixture
    def waits(self, ask_leave):
        return ask_leave(2, by="community-secretary")

    def cut(self, **days: int) -> dict[str, date]:
        return {"ends": timezone.localdate() + timedelta(**days)}

    def test_what_hangs_on_it_is_shown_first_and_it_ends_only_then(self, editing, waits, held):
        step = waits.steps.select_related("post").get(status="current")
        user = {"办事处主任": "office-director", "党工委书记": "party-secretary"}[step.post.name]

        page = editing(user, **self.cut(days=3)).content.decode()
        assert waits.number_label in page
        assert 'name="confirmed"' in page
        assert held(user).ends is None

        assert editing(user, **self.cut(days=3), confirmed="yes").status_code == 302
        assert held(user).ends == timezone.localdate() + timedelta(days=3)

    def test_another_holder_asks_too(self, editing, person, held):
        page = editing("office-director", person=person("department").pk)

        assert 'name="confirmed"' in page.content.decode()
        assert held("office-director")

    def test_what_takes_nothing_away_asks_nothing(self, editing, held):
        starts = held("office-director").starts - timedelta(days=30)

        assert editing("office-director", starts=starts).status_code == 302
        assert editing("office-clerk-2", **self.cut(days=3)).status_code == 302

    def test_deleting_shows_it_on_the_page_that_asks(self, client, editing, held, person):
        row = held("office-director")
        Substitution.objects.create(
            appointment=row, substitute=person("department"),
            starts=timezone.localdate(), ends=timezone.localdate() + timedelta(days=9),
        )  # fmt: skip
        address = reverse("appointment:delete", args=[row.pk])
        page = client.get(address).content.decode()
        assert "只有他一人担任的岗位" in page
        assert "范志强" in page

        assert client.post(address).status_code == 302
        assert not Appointment.objects.filter(pk=row.pk).exists()
        assert Notification.objects.get(person=person("department")).kind == Kind.STANDS_DOWN

    def test_deleting_what_matters_rest_on_tells_nobody(
        self, client, editing, ask_leave, held, person
    ):
        ask_leave(2)
        row = held("grid-worker")
        Substitution.objects.create(
            appointment=row, substitute=person("department"),
            starts=timezone.localdate(), ends=timezone.localdate() + timedelta(days=9),
        )  # fmt: skip
        client.post(reverse("appointment:delete", args=[row.pk]))

        assert Appointment.objects.filter(pk=row.pk).exists()
        assert not Notification.objects.exists()
