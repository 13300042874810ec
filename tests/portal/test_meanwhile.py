"""A draft on two screens, a form published anew or withdrawn: each says so, and nothing is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from forms.schemas.models import FormPage
from forms.submissions.models import Draft
from workflows.chains.models import Proceeding

from .conftest import FIVE_DAYS, Clock, hidden

LEAVE = "/forms/leave/"
TYPING = {"HX-Request": "true"}
OF_THE_PAGE = ("draft", "page", "version")


class Screen:
    """One page that stands open."""

    def __init__(self, client: Client, page: Any) -> None:
        self.client = client
        self.known = {name: hidden(page, name) for name in OF_THE_PAGE}

    def type(self, **answers: Any) -> Any:
        return self.client.post(LEAVE, self.known | FIVE_DAYS | answers, headers=TYPING)

    def press(self, do: str, **answers: Any) -> Any:
        return self.client.post(LEAVE, self.known | FIVE_DAYS | answers | {"do": do})


@pytest.fixture
def screens(visit: Callable[..., Client], clock: Clock) -> tuple[Screen, Screen]:
    """The same draft on two devices, after the second one saved."""
    first, second = visit("grid-worker"), visit("grid-worker")
    begun = Screen(first, first.get(LEAVE))
    begun.type(reason="在手机上写的")
    draft = {"draft": begun.known["draft"]}
    phone = Screen(first, first.get(LEAVE, draft))
    desk = Screen(second, second.get(LEAVE, draft))
    clock.move(minutes=5)
    desk.type(reason="在电脑上写的")
    return phone, desk


def reason() -> str:
    return str(Draft.objects.get().answers["reason"])


class TestAPageThatIsOlder:
    def test_says_so_and_saves_nothing_by_itself(self, screens: tuple[Screen, Screen]) -> None:
        phone, _desk = screens

        answer = phone.type(reason="又在手机上写的")

        assert answer.context["elsewhere"]
        assert f"?draft={phone.known['draft']}" in answer.content.decode()
        assert reason() == "在电脑上写的"

    def test_hands_nothing_in_and_keeps_what_was_typed(
        self, screens: tuple[Screen, Screen]
    ) -> None:
        answer = screens[0].press("submit", reason="又在手机上写的")

        assert answer.status_code == 409
        assert "又在手机上写的" in answer.content.decode()
        assert not Proceeding.objects.exists()

    def test_prevails_when_its_reader_says_so(self, screens: tuple[Screen, Screen]) -> None:
        phone, desk = screens
        phone.press("mine", reason="又在手机上写的")

        assert reason() == "又在手机上写的"
        assert "elsewhere" in desk.type(reason="电脑").context
        assert phone.type(reason="手机").context.get("elsewhere") is None

    def test_is_none_for_its_own_saves(self, screens: tuple[Screen, Screen], clock: Clock) -> None:
        _phone, desk = screens
        for number in range(3):
            clock.move(seconds=2)
            desk.type(reason=f"电脑 {number}")

        assert reason() == "电脑 2"

    def test_is_none_when_a_late_request_brought_nothing_new(
        self, screens: tuple[Screen, Screen], clock: Clock
    ) -> None:
        _phone, desk = screens
        next_page = Screen(desk.client, desk.client.get(LEAVE, {"draft": desk.known["draft"]}))
        clock.move(seconds=2)
        desk.type(reason="在电脑上写的")

        assert next_page.type(reason="接着写").context.get("elsewhere") is None

    def test_of_a_form_that_was_handed_in_leads_there(self, screens: tuple[Screen, Screen]) -> None:
        phone, desk = screens
        desk.press("submit")

        answer = phone.type()

        assert f"/p/{Proceeding.objects.get().serial}/" in answer.content.decode()
        assert not Draft.objects.exists()


@pytest.fixture
def page_of_leave(office: None) -> FormPage:
    return FormPage.objects.get(slug="leave")


class TestAFormPublishedAnew:
    def drop(self, page: FormPage, key: str) -> None:
        keys = [each.value["key"] for each in page.fields]
        del page.fields[keys.index(key)]
        page.save_revision().publish()

    def test_says_so_while_one_types(
        self, visit: Callable[..., Client], page_of_leave: FormPage
    ) -> None:
        client = visit("grid-worker")
        screen = Screen(client, client.get(LEAVE))
        screen.type()
        self.drop(page_of_leave, "handover_to")

        answer = screen.type(handover_to="grid-worker-2")

        assert 'value="newer"' in answer.content.decode()
        assert Draft.objects.get().answers["handover_to"] == "grid-worker-2"

    def test_takes_the_answers_over_and_shows_what_has_no_place(
        self, visit: Callable[..., Client], page_of_leave: FormPage
    ) -> None:
        client = visit("grid-worker")
        screen = Screen(client, client.get(LEAVE))
        screen.type()
        self.drop(page_of_leave, "handover_to")

        answer = screen.press("newer", handover_to="grid-worker-2")

        ((label, name),) = answer.context["left_behind"]
        assert label == "工作交给谁"
        assert name in answer.content.decode()
        assert FIVE_DAYS["reason"] in answer.content.decode()
        assert Draft.objects.get().edition.number == 2


class TestAFormWithdrawn:
    def test_keeps_and_shows_what_was_written(
        self, visit: Callable[..., Client], page_of_leave: FormPage
    ) -> None:
        client = visit("grid-worker")
        screen = Screen(client, client.get(LEAVE))
        page_of_leave.unpublish()

        for do in ("next", "submit", "save"):
            answer = screen.press(do)
            assert answer.status_code == 410
            assert FIVE_DAYS["reason"] in answer.content.decode()

        assert reason() == FIVE_DAYS["reason"]
        assert client.get(LEAVE, {"draft": screen.known["draft"]}).status_code == 410
        assert not Proceeding.objects.exists()

    def test_says_so_while_one_types(
        self, visit: Callable[..., Client], page_of_leave: FormPage
    ) -> None:
        client = visit("grid-worker")
        screen = Screen(client, client.get(LEAVE))
        page_of_leave.unpublish()

        answer = screen.type()

        assert answer["HX-Retarget"] == "#news"
        assert reason() == FIVE_DAYS["reason"]

    def test_tells_who_comes_by_an_old_link(
        self, visit: Callable[..., Client], page_of_leave: FormPage
    ) -> None:
        page_of_leave.unpublish()

        assert visit("grid-worker").get(LEAVE).status_code == 410
