"""Two workers at once: each person is told once, each receiver gets it once."""

from datetime import timedelta

import pytest

from notices.delivering import attempt
from notices.models import Delivery, Notification, Outbox
from notices.spreading import spread
from tests.chains.racing import again, at_once
from tests.plugins.matters import morning
from tests.seals import clause, published, route

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
NOW = morning() + timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _regulation(office):
    published(clause("主任批。", route()))


def test_they_spread_and_send_each_thing_once(ask_seal, subscribed, receiver):
    subscribed()
    for _time in again():
        receiver.got.clear()
        matter = ask_seal()
        told = at_once(*[lambda: spread(now=NOW)] * 3)

        assert sum(told) == 1
        assert not Outbox.objects.filter(told_at=None).exists()
        assert Notification.objects.filter(stream=matter.serial, kind="waits").count() == 1
        key = str(Delivery.objects.get(stream=matter.serial).pk)
        states = at_once(*[lambda key=key: attempt(key, now=NOW)] * 3)
        assert sorted(states) == ["", "", "delivered"]
        assert len(receiver.got) == 1
