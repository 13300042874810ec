"""A submit after the session expired comes back with every answer after signing in."""

from collections.abc import Callable
from typing import Any

from django.contrib.sessions.models import Session
from django.test import Client

from forms.submissions.models import Draft
from office.demo import PASSWORD
from portal.kept import MOST_CHARACTERS
from workflows.chains.models import Proceeding

from .conftest import FIVE_DAYS, hidden

LEAVE = "/forms/leave/"


def expire(client: Client) -> None:
    """The session ends on the server, as it does after two weeks."""
    Session.objects.all().delete()


def sign_in(client: Client, user_name: str, to: str) -> Any:
    """Sign in where one was sent, and go on."""
    credentials = {"username": user_name, "password": PASSWORD, "next": to}
    return client.get(client.post("/sign-in/", credentials).url)


class TestAFormAfterTheSessionExpired:
    def test_comes_back_with_every_answer(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        page = client.get(LEAVE)
        posted = {"whose": hidden(page, "whose"), "draft": hidden(page, "draft"), "do": "submit"}
        expire(client)

        sent = client.post(LEAVE, posted | FIVE_DAYS | {"starts": "pm"})
        assert sent.url == f"/sign-in/?next={LEAVE}"
        back = sign_in(client, "grid-worker", LEAVE)

        text = back.content.decode()
        assert FIVE_DAYS["reason"] in text
        assert 'value="2026-09-25"' in text
        assert '<option value="pm" selected>' in text
        assert Draft.objects.get().answers["leave_type"] == "personal"
        assert not Proceeding.objects.exists()

    def test_can_be_handed_in_then(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        whose = hidden(client.get(LEAVE), "whose")
        expire(client)
        client.post(LEAVE, {"whose": whose, "do": "submit", **FIVE_DAYS})
        back = sign_in(client, "grid-worker", LEAVE)

        answer = client.post(LEAVE, {"do": "submit", "draft": hidden(back, "draft"), **FIVE_DAYS})

        assert answer.url == f"/p/{Proceeding.objects.get().serial}/"

    def test_is_shown_to_nobody_else(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        whose = hidden(client.get(LEAVE), "whose")
        expire(client)
        client.post(LEAVE, {"whose": whose, "do": "submit", **FIVE_DAYS})

        back = sign_in(client, "grid-worker-2", LEAVE)

        assert FIVE_DAYS["reason"] not in back.content.decode()

    def test_is_not_kept_for_a_stranger(self, office: None) -> None:
        for whose in ("", "1", "1:forged"):
            client = Client()
            client.post(LEAVE, {"whose": whose, **FIVE_DAYS})
            assert "kept_posts" not in client.session

    def test_is_not_kept_beyond_measure(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        whose = hidden(client.get(LEAVE), "whose")
        expire(client)

        client.post(LEAVE, {"whose": whose, "reason": "长" * (MOST_CHARACTERS + 1)})

        assert "kept_posts" not in client.session

    def test_says_so_while_it_is_filled_in(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        expire(client)

        answer = client.post(LEAVE, FIVE_DAYS, headers={"HX-Request": "true"})

        assert answer.status_code == 200
        assert "portal/_signed_out.html" in [each.name for each in answer.templates]


class TestAnOpinionAfterTheSessionExpired:
    def test_comes_back_and_nothing_is_done(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()
        address = f"/p/{matter.serial}/"
        client = visit("deputy-leader")
        page = client.get(address)
        posted = {name: hidden(page, name) for name in ("seen", "whose")}
        expire(client)

        client.post(address, posted | {"act": "approve", "opinion": "同意，注意交接。"})
        back = sign_in(client, "deputy-leader", address)

        assert "同意，注意交接。" in back.content.decode()
        assert back.context["page"].matter.state == "in_approval"


class TestAPageWithAnOldToken:
    def test_comes_back_with_every_answer(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker", enforce_csrf_checks=True)
        whose = hidden(client.get(LEAVE), "whose")

        sent = client.post(LEAVE, {"csrfmiddlewaretoken": "old", "whose": whose, **FIVE_DAYS})
        back = client.get(sent.url)

        assert FIVE_DAYS["reason"] in back.content.decode()
        assert not Proceeding.objects.exists()

    def test_comes_back_when_the_session_is_gone_as_well(
        self, visit: Callable[..., Client]
    ) -> None:
        client = visit("grid-worker", enforce_csrf_checks=True)
        whose = hidden(client.get(LEAVE), "whose")
        client.cookies.clear()

        sent = client.post(LEAVE, {"whose": whose, **FIVE_DAYS})

        assert sent.url == f"/sign-in/?next={LEAVE}"
        assert client.session["kept_posts"][LEAVE]["data"]["reason"] == [FIVE_DAYS["reason"]]

    def test_says_so_while_it_is_filled_in(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker", enforce_csrf_checks=True)

        answer = client.post(LEAVE, FIVE_DAYS, headers={"HX-Request": "true"})

        assert (answer.status_code, answer["HX-Retarget"]) == (200, "#after")

    def test_of_signing_in_is_shown_anew(self, office: None) -> None:
        answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "grid-worker"})

        assert answer.url == "/sign-in/"

    def test_that_is_none_of_ours_is_refused(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker", enforce_csrf_checks=True)

        assert client.post(LEAVE, FIVE_DAYS).status_code == 403
