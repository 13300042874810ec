"""离岗: what hangs on somebody is shown before it counts, and nothing of it is stranded afterwards."""

from datetime import timedelta

import pytest
from django.urls import reverse

from notices.models import Kind, Notification
from people.leaving import hangs_on, leave
from people.models import Appointment, Person, Substitution
from people.service import hats
from tests.plugins.matters import ASKED_ON, morning
from workflows.chains.stranded import Why, stranded

LATER = ASKED_ON + timedelta(days=9)
CLERK = {"to": "finance-clerk"}


@pytest.fixture
def hanging(person):
    """Title and lines of what hangs on a user."""
    return lambda user: {each.title: each.lines for each in hangs_on(person(user), ASKED_ON)}


@pytest.fixture
def stand_in(person):
    def put(absent: str, substitute: str) -> Substitution:
        return Substitution.objects.create(
            absent=person(absent), substitute=person(substitute), starts=ASKED_ON, ends=LATER
        )

    return put


class TestWhatHangsOnHim:
    def test_is_nothing_for_one_of_several(self, hanging):
        assert hanging("office-clerk-2") == {}

    def test_are_steps_by_name(self, ask_leave, do, hanging):
        leave = do(ask_leave(2), "hand_over", "deputy-leader", data=CLERK)

        (line,) = hanging("finance-clerk")["指名等他办的环节"]
        assert leave.number_label in line

    def test_are_posts_that_he_alone_holds_and_what_waits_there(self, ask_leave, hanging):
        leave = ask_leave(2, by="community-secretary")

        shown = hanging("party-secretary") | hanging("office-director")
        assert any("办事处主任" in line for line in shown["只有他一人担任的岗位"])
        (line,) = shown["目前只有他能办的环节"]
        assert leave.number_label in line

    def test_counts_nobody_who_only_stands_in_for_him(self, ask_leave, hanging, stand_in):
        ask_leave(2, by="community-secretary")
        stand_in("office-director", "department")

        shown = hanging("office-director") | hanging("party-secretary")
        assert "目前只有他能办的环节" in shown

    def test_are_those_for_whom_he_stands_in_and_who_stands_in_for_him(self, hanging, stand_in):
        stand_in("office-director", "deputy-leader")
        stand_in("deputy-leader", "department")

        shown = hanging("deputy-leader")
        assert "孟昇" in shown["他代理的人"][0]
        assert "范志强" in shown["代理他的人"][0]

    def test_are_requests_of_his_own(self, ask_leave, hanging):
        leave = ask_leave(2)

        assert leave.number_label in hanging("grid-worker")["他自己提交、还没办完的"][0]

    def test_is_listed_up_to_a_limit(self, person, monkeypatch, stand_in):
        monkeypatch.setattr("people.leaving.MOST", 1)
        stand_in("office-director", "deputy-leader")
        stand_in("party-secretary", "deputy-leader")

        found = next(
            each for each in hangs_on(person("deputy-leader"), ASKED_ON) if "他代理" in each.title
        )
        assert (len(found.lines), found.more) == (1, True)


class TestOnceHeHasLeft:
    def test_nobody_stands_in_by_him_or_for_him_and_all_are_told(self, person, stand_in):
        stand_in("office-director", "deputy-leader")
        stand_in("deputy-leader", "department")

        leave(person("deputy-leader"), by=person("admin"), at=morning())

        assert not Substitution.objects.exists()
        assert set(Notification.objects.values_list("person__user__username", "kind")) == {
            ("office-director", Kind.STANDS_ALONE), ("department", Kind.STANDS_DOWN),
        }  # fmt: skip
        assert hats(person("deputy-leader"), ASKED_ON) == []

    def test_who_holds_the_post_is_told_of_what_waits_there_again(self, ask_leave, do, person):
        from notices.spreading import spread

        do(ask_leave(2), "hand_over", "deputy-leader", data=CLERK)
        spread(now=morning())
        Notification.objects.all().delete()

        leave(person("finance-clerk"), by=person("admin"), at=morning())
        spread(now=morning() + timedelta(seconds=1))

        told = Notification.objects.values_list("person__user__username", "kind")
        assert list(told) == [("deputy-leader", Kind.WAITS)]
        assert [each.why for each in stranded(ASKED_ON)] == [Why.LEFT]


class TestInTheListOfPersons:
    @pytest.fixture
    def editing(self, client, person, settings):
        settings.ALLOW_DEMO_USERS = True
        client.force_login(person("admin").user)

        def post(user: str, **more):
            whom = person(user)
            address = reverse("person:edit", args=[whom.pk])
            data = {"name": whom.name, "phone": whom.phone, "user": whom.user_id} | more
            return client.post(address, data)

        return post

    def test_it_is_shown_first_and_counts_only_then(self, editing, ask_leave, do, person):
        matter = do(ask_leave(2), "hand_over", "deputy-leader", data=CLERK)

        page = editing("finance-clerk").content.decode()

        assert matter.number_label in page
        assert 'name="confirmed"' in page
        assert person("finance-clerk").active
        assert editing("finance-clerk", confirmed="yes").status_code == 302
        assert not person("finance-clerk").active

    def test_another_change_asks_nothing(self, editing, person):
        assert editing("finance-clerk", active="on", phone="13800000000").status_code == 302

        assert person("finance-clerk").phone == "13800000000"

    def test_nobody_puts_himself_out(self, editing, person):
        assert "这是您自己" in editing("admin", confirmed="yes").content.decode()

        assert person("admin").active

    def test_he_comes_back_with_the_posts_that_he_held(self, editing, person):
        editing("finance-clerk", confirmed="yes")
        assert editing("finance-clerk", active="on").status_code == 302

        assert Appointment.objects.filter(person=person("finance-clerk")).exists()
        assert Person.objects.get(user__username="finance-clerk").active
