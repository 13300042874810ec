"""Webhooks: signed, in order of what happened, tried again, given up in the open."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from notices import switching_off
from notices.channels import posting
from notices.delivering import PAUSES, attempt, send_again
from notices.models import Delivery, Kind, Notification, Subscription
from notices.spreading import spread
from notices.sweeping import sweep
from people.models import Unit
from tests.plugins.matters import ASKED_ON, morning
from workflows.chains.service import Refusal

pytestmark = pytest.mark.usefixtures("office")


class TestWhatIsSent:
    """Standard Webhooks: an id, a time, a signature over both and the body."""

    def test_is_signed_with_the_secret(self, ask_leave, subscribed, receiver, work):
        secret = subscribed().secret
        leave = ask_leave(days=1)
        work()

        (got,) = receiver.got
        assert got.path == "/hook?from=banfa"
        event = verified(secret, got)
        assert event["type"] == "proceeding.submitted"
        assert event["data"] | {"serial": leave.serial, "to": "in_approval"} == event["data"]

    def test_names_nobody_and_no_answer(self, ask_leave, subscribed, receiver, work):
        subscribed()
        leave = ask_leave(days=1, reason="家中有事。")
        work()

        text = receiver.got[0].body.decode()
        assert leave.applicant.name not in text
        assert "家中有事" not in text

    def test_follows_a_matter_from_handing_in_to_its_end(
        self, ask_leave, do, subscribed, receiver, work
    ):
        subscribed()
        leave = ask_leave(days=1)
        work()
        do(leave, "approve", "deputy-leader")
        do(leave, "file", "office-clerk")
        do(leave, "report_back", "grid-worker", on=ASKED_ON + timedelta(days=8))
        work()

        assert topics(receiver) == ["submitted", "approved", "closed"]

    @pytest.mark.parametrize(("act", "topic"), [("return", "returned"), ("reject", "rejected")])
    def test_tells_of_other_decisions(self, ask_leave, do, subscribed, receiver, work, act, topic):
        subscribed(topics=[topic])
        do(ask_leave(days=1), act, "deputy-leader", opinion="日期有误。")
        work()

        assert topics(receiver) == [topic]

    def test_only_what_was_subscribed_to(self, ask_leave, subscribed, receiver, work, person):
        subscribed(forms=["case"])
        subscribed(unit=Unit.objects.get(code="community-2"))
        subscribed(topics=["closed"])
        subscribed(active=False)
        ask_leave(days=1)
        work()

        assert receiver.got == []

    def test_a_refused_act_is_not_told(self, ask_leave, do, subscribed, receiver, work):
        subscribed()
        leave = ask_leave(days=1)
        with pytest.raises(Refusal):
            do(leave, "approve", "grid-worker-2")
        work()

        assert topics(receiver) == ["submitted"]


class TestAReceiverThatFails:
    """It is tried again after growing pauses, with the same id; then it is given up."""

    def test_gets_it_in_the_end_with_the_same_id(self, ask_leave, subscribed, receiver, work):
        subscribed()
        receiver.statuses = [500, 503]
        ask_leave(days=1)
        now = morning() + timedelta(seconds=1)
        for pause in (timedelta(0), *PAUSES[:2]):
            now += pause
            work(now)

        assert len(receiver.got) == 3
        assert len({each.headers["webhook-id"] for each in receiver.got}) == 1
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.attempts, delivery.last_status) == ("delivered", 3, 200)

    def test_is_given_up_with_its_last_answer(self, ask_leave, subscribed, receiver, work):
        subscribed()
        receiver.statuses, receiver.text = [500] * 20, "维护中"
        ask_leave(days=1)
        now = morning() + timedelta(seconds=1)
        for pause in (timedelta(0), *PAUSES, timedelta(days=1)):
            now += pause
            work(now)

        delivery = Delivery.objects.get()
        assert len(receiver.got) == len(PAUSES) + 1
        assert (delivery.state, delivery.last_answer) == ("given_up", "维护中")

        receiver.statuses = []
        send_again(delivery, now=now)
        attempt(str(delivery.pk), now=now)
        delivery.refresh_from_db()
        assert (delivery.state, delivery.attempts) == ("delivered", 1)

    def test_is_not_followed_elsewhere(self, ask_leave, subscribed, receiver, work):
        subscribed()
        receiver.statuses = [302]
        ask_leave(days=1)
        work()

        assert len(receiver.got) == 1
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.last_status) == ("waiting", 302)
        assert "不跟着转" in delivery.last_answer

    def test_that_asks_for_patience_gets_it_later(self, ask_leave, subscribed, receiver, work):
        subscribed()
        receiver.statuses, receiver.text = [429], "too many"
        ask_leave(days=1)
        work()
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.last_status) == ("waiting", 429)
        work(morning() + timedelta(minutes=1))

        assert Delivery.objects.get().state == "delivered"

    def test_that_is_down_is_said_and_tried_again(self, ask_leave, subscribed, receiver, work):
        webhook = subscribed()
        Subscription.objects.update(url="http://127.0.0.1:9/hook")
        ask_leave(days=1)
        work()
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.last_status) == ("waiting", None)
        assert "127.0.0.1" in delivery.last_answer
        webhook.save()
        work(morning() + timedelta(minutes=1))

        assert len(receiver.got) == 1

    def test_that_drips_does_not_hold_the_worker(
        self, ask_leave, subscribed, receiver, work, monkeypatch
    ):
        subscribed()
        receiver.drips_seconds = 0.05
        monkeypatch.setattr(posting, "TOTAL_SECONDS", 0.3)
        ask_leave(days=1)
        work()

        delivery = Delivery.objects.get()
        assert delivery.state == "waiting"
        assert "没有答复" in delivery.last_answer

    def test_nor_does_what_nobody_foresaw_stop_it(
        self, ask_leave, subscribed, receiver, work, monkeypatch
    ):
        subscribed()
        monkeypatch.setattr(posting, "post", lambda *_given: 1 / 0)
        ask_leave(days=1)
        work()
        monkeypatch.undo()
        assert "ZeroDivisionError" in Delivery.objects.get().last_answer
        work(morning() + timedelta(minutes=1))

        assert Delivery.objects.get().state == "delivered"

    def test_that_wants_no_more_is_left_alone(self, ask_leave, subscribed, receiver, work):
        subscribed()
        receiver.statuses = [410]
        ask_leave(days=1)
        work()

        assert Delivery.objects.get().state == "given_up"

    def test_is_switched_off_and_the_administrator_told(
        self, ask_leave, subscribed, receiver, work, monkeypatch
    ):
        monkeypatch.setattr(switching_off, "MOST_FAILURES", 2)
        webhook = subscribed()
        receiver.statuses = [500] * 5
        ask_leave(days=1)
        work()
        work(morning() + timedelta(minutes=1))

        webhook.refresh_from_db()
        assert not webhook.active
        told = Notification.objects.filter(kind=Kind.SWITCHED_OFF)
        assert told.filter(person__user__username="admin").exists()


class TestAKilledWorker:
    """Nothing is lost; two workers do not send at once."""

    def test_leaves_what_the_next_one_takes_up(self, ask_leave, subscribed, receiver, work):
        subscribed()
        ask_leave(days=1)
        now = morning() + timedelta(seconds=1)
        spread(now=now)
        key = str(Delivery.objects.get().pk)
        # It took the attempt and was killed before it sent anything, and its task is gone.
        Delivery.objects.update(next_at=now + timedelta(minutes=2), attempts=1)
        assert attempt(key, now=now) == ""
        later = now + timedelta(minutes=4)
        DBTaskResult.objects.all().delete()
        assert sweep(now=later) == 1
        assert DBTaskResult.objects.get().args_kwargs["args"] == [key]
        assert attempt(key, now=later) == "delivered"
        assert attempt(key, now=later) == ""
        assert len(receiver.got) == 1

    def test_tells_of_each_entry_once(self, ask_leave, subscribed, receiver, work):
        subscribed()
        ask_leave(days=1)
        for _again in range(3):
            work()

        assert len(receiver.got) == 1


def verified(secret, got):
    """The event, after checking its signature as the standard says."""
    headers = {name.lower(): value for name, value in got.headers.items()}
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{got.body.decode()}"
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, signed.encode(), hashlib.sha256).digest()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(digest).decode()
    return json.loads(got.body)


def topics(receiver):
    """The topics of what came in, in its order."""
    return [json.loads(each.body)["type"].partition(".")[2] for each in receiver.got]
