"""E-mail by choice, quiet hours, one letter a day; robots of chat groups by setting."""

import json
import socket
from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail

from notices.digests import digest
from notices.models import Delivery, Kind, Wishes
from notices.quiet import after_quiet
from tests.plugins.matters import ASKED_ON, SHANGHAI, morning


@pytest.fixture
def wishes(person):
    """What the deputy leader wishes; his account has an address."""

    def made(**more):
        leader = person("deputy-leader")
        leader.user.email = "leader@example.org"
        leader.user.save()
        return Wishes.objects.create(person=leader, mail=[Kind.WAITS, Kind.OVERDUE], **more)

    return made


def at(hour, minute=0, day=ASKED_ON):
    return datetime.combine(day, time(hour, minute), SHANGHAI)


class TestMail:
    """Only what one chose, to an address that there is."""

    def test_nobody_gets_any_unless_he_chose_it(self, ask_leave, work):
        ask_leave(days=1)
        work()

        assert mail.outbox == []

    def test_goes_to_who_chose_it(self, ask_leave, work, wishes):
        wishes()
        leave = ask_leave(days=1)
        work()

        (letter,) = mail.outbox
        assert letter.to == ["leader@example.org"]
        assert f"/p/{leave.serial}/" in letter.body
        assert letter.extra_headers["Message-ID"] == f"<{Delivery.objects.get().pk}@banfa>"

    def test_a_mail_server_that_is_down_loses_nothing(self, ask_leave, work, wishes, settings):
        wishes()
        working = settings.EMAIL_BACKEND
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        ask_leave(days=1)
        work()
        assert Delivery.objects.get().state == "waiting"
        settings.EMAIL_BACKEND = working
        work(morning() + timedelta(minutes=1))

        assert len(mail.outbox) == 1

    def test_a_mail_server_that_says_nothing_does_not_hold_the_worker(
        self, ask_leave, work, wishes, settings
    ):
        wishes()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        assert settings.EMAIL_TIMEOUT
        settings.EMAIL_TIMEOUT = 0.2
        ask_leave(days=1)
        with socket.create_server(("127.0.0.1", 0)) as silent:
            settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
            work()

        delivery = Delivery.objects.get()
        assert delivery.state == "waiting"
        assert "timed out" in delivery.last_answer

    def test_waits_for_the_end_of_the_quiet_hours(self, ask_leave, work, wishes):
        wishes(quiet_from=time(8), quiet_to=time(10))
        ask_leave(days=1)
        work(at(9, 1))
        assert mail.outbox == []
        work(at(10))

        assert len(mail.outbox) == 1

    @pytest.mark.parametrize(
        ("moment", "until"),
        [
            (at(23), at(7, day=ASKED_ON + timedelta(days=1))),
            (at(6), at(7)),
            (at(7), at(7)),
            (at(12), at(12)),
        ],
    )
    def test_quiet_hours_go_over_midnight(self, moment, until):
        assert after_quiet(moment, time(22), time(7)) == until


class TestOneLetterADay:
    """At the chosen time, with what is unread; once."""

    def test_tells_of_all_that_came(self, ask_leave, work, wishes):
        wishes(digest_at=time(17))
        ask_leave(days=1)
        ask_leave(days=1, by="grid-worker-2")
        work()
        assert mail.outbox == []
        assert digest(now=at(16, 59)) == 0
        assert digest(now=at(17)) == 1
        assert digest(now=at(17, 1)) == 0
        work(at(17, 1))

        (letter,) = mail.outbox
        assert letter.body.count("/p/QJ-") == 2
        tomorrow = ASKED_ON + timedelta(days=1)
        assert digest(now=at(17, 0, tomorrow)) == 0


class TestRobots:
    """A text in the group, naming those whom it concerns."""

    def test_of_wecom(self, ask_leave, work, receiver, settings, person):
        settings.NOTICES_ROBOTS = [{"channel": "wecom", "url": receiver.url, "kinds": ("waits",)}]
        receiver.text = '{"errcode": 0, "errmsg": "ok"}'
        leader = person("deputy-leader")
        leader.phone = "13800000001"
        leader.save()
        ask_leave(days=1)
        work()

        message = json.loads(receiver.got[0].body)
        assert message["msgtype"] == "text"
        assert message["text"]["mentioned_mobile_list"] == ["13800000001"]
        assert Delivery.objects.get().state == "delivered"

    def test_of_dingtalk_signs_its_address(self, ask_leave, work, receiver, settings):
        settings.NOTICES_ROBOTS = [
            {"channel": "dingtalk", "url": receiver.url, "secret": "SEC00", "kinds": ("waits",)}
        ]
        receiver.text = '{"errcode": 0, "errmsg": "ok"}'
        ask_leave(days=1)
        work()

        stamp = int((morning() + timedelta(seconds=1)).timestamp() * 1000)
        assert f"&timestamp={stamp}&sign=" in receiver.got[0].path
        assert json.loads(receiver.got[0].body)["at"] == {"atMobiles": [], "isAtAll": False}

    def test_that_refuse_with_200_are_tried_again(self, ask_leave, work, receiver, settings):
        settings.NOTICES_ROBOTS = [{"channel": "wecom", "url": receiver.url, "kinds": ("waits",)}]
        receiver.text = '{"errcode": 45009, "errmsg": "api freq out of limit"}'
        ask_leave(days=1)
        work()

        delivery = Delivery.objects.get()
        assert delivery.state == "waiting"
        assert "45009" in delivery.last_answer

    def test_keep_quiet_at_night(self, ask_leave, work, receiver, settings):
        quiet = (time(8), time(10))
        robot = {"channel": "wecom", "url": receiver.url, "kinds": ("waits",), "quiet": quiet}
        settings.NOTICES_ROBOTS = [robot]
        ask_leave(days=1)
        work(at(9, 30))

        assert receiver.got == []
        assert date(2026, 3, 2) == Delivery.objects.get().next_at.date()
