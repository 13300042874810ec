"""通知 on the staff site; webhooks and deliveries on the editors' side."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notices.models import Delivery, Kind, Notification, Subscription, Wishes
from people.models import User
from tests.plugins.matters import morning

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture
def visit(settings):
    """A browser in which a user is signed in."""
    settings.ALLOW_DEMO_USERS = True

    def visiting(user_name):
        client = Client()
        client.force_login(User.objects.get(username=user_name))
        return client

    return visiting


class TestTheList:
    """What I was told, and no one else; read by opening it."""

    def test_leads_to_the_matter_and_is_read_then(self, ask_leave, work, visit):
        leave = ask_leave(days=1)
        work()
        leader = visit("deputy-leader")
        assert "1" in leader.get("/notices/unread/").content.decode()
        found = Notification.objects.get()
        answer = leader.get(f"/notices/{found.pk}/")

        assert answer.url == f"/p/{leave.serial}/"
        assert "<b" not in leader.get("/notices/unread/").content.decode()
        assert leader.get("/notices/?unread=1").context["lines"] == []

    def test_is_nobody_elses(self, ask_leave, work, visit):
        ask_leave(days=1)
        work()
        other = visit("grid-worker")

        assert other.get("/notices/").context["lines"] == []
        assert other.get(f"/notices/{Notification.objects.get().pk}/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 45])
    def test_costs_the_same_however_long(self, person, visit, rows):
        me = person("grid-worker")
        for number in range(rows):
            words = {"title": f"第{number}件", "number": "1"}
            Notification.objects.create(person=me, kind=Kind.WAITS, words=words, at=morning())
        client = visit("grid-worker")
        with CaptureQueriesContext(connection) as captured:
            page = client.get("/notices/")

        assert len(page.context["lines"]) == min(rows, 20)
        assert len(captured) <= 6
        with CaptureQueriesContext(connection) as captured:
            client.get("/notices/unread/")
        assert len(captured) == 4

    def test_is_all_read_by_one_press(self, ask_leave, work, visit):
        ask_leave(days=1)
        work()
        leader = visit("deputy-leader")
        leader.post("/notices/read/")

        assert not Notification.objects.filter(read_at=None).exists()


class TestHowIAmTold:
    """Kinds by way, quiet hours, one letter a day."""

    def test_is_kept(self, visit, person):
        client = visit("grid-worker")
        given = {"inside": ["waits"], "mail": ["decided"], "quiet_from": "22:00"}
        answer = client.post("/notices/wishes/", given)
        assert answer.status_code == 422
        assert client.post("/notices/wishes/", given | {"quiet_to": "07:00"}).status_code == 302

        kept = Wishes.objects.get(person=person("grid-worker"))
        assert (kept.inside, kept.mail) == (["waits", "stranded", "switched_off"], ["decided"])

    def test_what_one_does_not_want_is_not_new(self, ask_leave, work, person):
        Wishes.objects.create(person=person("deputy-leader"), inside=[])
        ask_leave(days=1)
        work()

        assert Notification.objects.get().read_at is not None


class TestWebhooksInTheAdmin:
    """Made with a secret that is shown once; given up messages are sent again."""

    def test_shows_the_secret_once(self, visit, settings):
        settings.NOTICES_NETWORKS = ["127.0.0.0/8"]
        admin = visit("admin")
        given = {
            "name": "财政",
            "url": "http://127.0.0.1:9/",
            "topics": ["closed"],
            "forms": "leave",
        }
        answer = admin.post(reverse("webhooks:add"), given)
        webhook = Subscription.objects.get()
        assert webhook.secret in answer.content.decode()
        assert (webhook.topics, webhook.forms) == (["closed"], ["leave"])
        page = admin.get(reverse("webhooks:edit", args=[webhook.pk])).content.decode()
        assert webhook.secret not in page

        answer = admin.post(reverse("webhook_secret", args=[webhook.pk]))
        assert Subscription.objects.get().secret != webhook.secret
        assert Subscription.objects.get().secret in answer.content.decode()

    def test_refuses_an_address_inside_the_office(self, visit):
        given = {"name": "财政", "url": "https://192.168.1.1/", "topics": ["closed"]}
        answer = visit("admin").post(reverse("webhooks:add"), given)

        assert not Subscription.objects.exists()
        assert "NOTICES_NETWORKS" in answer.content.decode()

    def test_sends_again_what_was_given_up(self, ask_leave, subscribed, receiver, work, visit):
        subscribed()
        receiver.statuses = [410]
        ask_leave(days=1)
        work()
        admin = visit("admin")
        assert admin.get(reverse("deliveries_modeladmin_index")).status_code == 200
        delivery = Delivery.objects.get()
        address = reverse("send_again", args=[delivery.pk])
        assert delivery.stream in admin.get(address).content.decode()
        admin.post(address)

        assert Delivery.objects.get().state == "waiting"

    @pytest.mark.parametrize("user_name", ["policy-editor", "auditor", "grid-worker"])
    def test_are_the_administrators_alone(self, visit, user_name, subscribed):
        webhook = subscribed()
        client = visit(user_name)
        for address in ("webhooks:index", "deliveries_modeladmin_index"):
            assert client.get(reverse(address)).status_code in (302, 403)
        client.post(reverse("webhook_secret", args=[webhook.pk]))
        assert Subscription.objects.get().secret == webhook.secret
