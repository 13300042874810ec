"""Everybody enters and corrects his own number and address, and says his password for it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from notices.ahead import _address
from office.demo import PASSWORD
from people.models import Person

Visit = Callable[..., Client]
GIVEN = {"phone": "139 0000-0007", "email": "grid@example.cn", "password": PASSWORD}


@pytest.fixture
def keep(visit: Visit) -> Callable[..., Any]:
    client = visit("grid-worker")
    return lambda **more: client.post("/me/contacts/", {**GIVEN, **more}, follow=True)


def me() -> Person:
    return Person.objects.select_related("user").get(user__username="grid-worker")


class TestOnesOwnNumberAndAddress:
    def test_are_kept_and_used(self, keep: Callable[..., Any]) -> None:
        page = keep().content.decode()

        assert "13900000007" in page
        assert "grid@example.cn" in page
        assert (me().phone, _address(me())) == ("13900000007", "grid@example.cn")

    def test_open_the_sign_in(self, keep: Callable[..., Any]) -> None:
        keep()
        answer = Client().post("/sign-in/", {"username": "13900000007", "password": PASSWORD})

        assert answer.status_code == 302

    def test_leave_a_trace_that_says_what_and_not_which(self, keep: Callable[..., Any]) -> None:
        keep(phone=me().phone)

        entry = ModelLogEntry.objects.get(object_id=str(me().pk))
        assert (entry.user_id, entry.data) == (me().user_id, {"by_himself": ["email"]})

    def test_may_be_taken_out(self, keep: Callable[..., Any]) -> None:
        keep()
        keep(phone="", email="")

        assert (me().phone, me().user.email) == ("", "")

    def test_leave_no_trace_where_nothing_changes(self, keep: Callable[..., Any]) -> None:
        keep()
        keep()

        assert ModelLogEntry.objects.filter(object_id=str(me().pk)).count() == 1


class TestWhatCannotBeKept:
    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"password": "wrong"}, "密码"),
            ({"password": ""}, "密码"),
            ({"phone": "12345"}, "11 位"),
            ({"phone": "139000000071"}, "11 位"),
            ({"email": "grid@"}, "电子邮箱"),
            ({"email": "a@b.cn\nBcc: x@y.cn"}, "电子邮箱"),
            ({"email": "x" * 300 + "@example.cn"}, "电子邮箱"),
        ],
    )
    def test_is_told_and_what_was_typed_stays(
        self, keep: Callable[..., Any], given: dict[str, str], says: str
    ) -> None:
        before = me().phone
        answer = keep(**given)

        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert GIVEN["email"] in answer.content.decode() or "email" in given
        assert (me().phone, me().user.email) == (before, "")

    @pytest.mark.parametrize("taken", ["number", "user name"])
    def test_is_a_number_by_which_another_signs_in(
        self, keep: Callable[..., Any], taken: str
    ) -> None:
        other = Person.objects.select_related("user").get(user__username="grid-worker-2")
        if taken == "number":
            Person.objects.filter(pk=other.pk).update(phone="13900000007")
        else:
            type(other.user).objects.filter(pk=other.user_id).update(username="13900000007")

        page = keep().content.decode()
        assert "登录" in page
        assert other.name not in page

    def test_is_what_an_account_without_a_person_posts(self, client: Client, office: None) -> None:
        from people.models import User

        client.force_login(User.objects.create_user("machine"))
        assert client.post("/me/contacts/", GIVEN).status_code == 403
