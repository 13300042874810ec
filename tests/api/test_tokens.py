"""Who is calling: tokens that are valid, of accounts that may sign in, of persons of the office."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import APIToken

from people.models import User

from .conftest import Api, Clock


def user_of(api: Api) -> User:
    """The account behind a caller."""
    return APIToken.objects.get(prefix=api.token[:12]).user


class TestWithoutAValidToken:
    """401 with a sentence, and the header that says what is asked for."""

    @pytest.mark.parametrize(
        "token",
        ["", "nonsense", "wagtail_" + "0" * 33, APIToken.generate_token()],
        # A name of its own: each process draws another token.
        ids=["none", "nonsense", "ill-formed", "never given"],
    )
    def test_nobody_gets_in(self, office: None, token: str) -> None:
        response = Api(token).get("inbox/")

        assert response.status_code == 401
        assert response["WWW-Authenticate"].startswith("Bearer")
        assert response.json()["type"] == "urn:banfa:problem:unauthenticated"

    def test_a_session_is_none(self, office: None, settings: Any) -> None:
        settings.ALLOW_DEMO_USERS = True
        client = Client()
        client.force_login(User.objects.get(username="grid-worker"))

        assert client.get("/api/v1/inbox/").status_code == 401

    def test_a_revoked_one_is_none(self, api: Callable[[str], Api]) -> None:
        worker = api("grid-worker")
        APIToken.objects.get(user__username="grid-worker").revoke()

        assert worker.get("inbox/").status_code == 401

    def test_an_account_that_was_closed(self, api: Callable[[str], Api]) -> None:
        worker = api("grid-worker")
        User.objects.filter(username="grid-worker").update(is_active=False)

        assert worker.get("inbox/").status_code == 401

    def test_a_demo_user_where_none_may_be(self, api: Callable[[str], Api], settings: Any) -> None:
        worker = api("grid-worker")
        settings.ALLOW_DEMO_USERS = False

        assert worker.get("inbox/").status_code == 401


class TestAToken:
    """Made by a command; its last use is noted, but not every time."""

    def test_is_made_by_the_command(self, api: Callable[[str], Api], capsys: Any) -> None:
        call_command("api_tokens", "create", user="grid-worker", name="phone")

        assert Api(capsys.readouterr().out.strip()).get("inbox/").status_code == 200

    def test_is_noted_once_an_hour(self, api: Callable[[str], Api], clock: Clock) -> None:
        worker, began = api("grid-worker"), clock.at
        for minutes in (0, 59, 2):
            clock.move(minutes=minutes)
            worker.get("inbox/")

        token = APIToken.objects.get(user__username="grid-worker")
        assert token.last_used_at == began + timedelta(minutes=61)

    def test_of_an_account_without_a_person(self, api: Callable[[str], Api]) -> None:
        User.objects.create(username="machine")

        response = api("machine").get("inbox/")

        assert response.status_code == 403
        assert "machine" in response.json()["detail"]
