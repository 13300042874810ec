"""撤销: what a save replaced comes back, also what another device replaced."""

from collections.abc import Callable

from django.test import Client

from forms.submissions.models import Draft

from .conftest import FIVE_DAYS, Clock
from .test_meanwhile import LEAVE, Screen, reason, screens  # noqa: F401

Visit = Callable[..., Client]


class TestUndoing:
    def test_brings_back_what_the_latest_save_replaced(self, visit: Visit, clock: Clock) -> None:
        client = visit("grid-worker")
        screen = Screen(client, client.get(LEAVE))
        screen.type(reason="第一稿")
        clock.move(seconds=5)
        answer = screen.type(reason="第二稿")
        assert 'value="undo"' in answer.content.decode()

        back = screen.press("undo", reason="第二稿")

        assert back.url == f"{LEAVE}?draft={screen.known['draft']}"
        assert "第一稿" in client.get(back.url).content.decode()
        assert reason() == "第一稿"

    def test_takes_back_first_what_was_typed_last(self, visit: Visit, clock: Clock) -> None:
        client = visit("grid-worker")
        screen = Screen(client, client.get(LEAVE))
        screen.type(reason="第一稿")
        clock.move(seconds=5)

        screen.press("undo", reason="还没有存的")

        assert reason() == "第一稿"

    def test_gives_the_other_device_its_answers_back(
        self,
        screens: tuple[Screen, Screen],  # noqa: F811
    ) -> None:
        phone, _desk = screens
        phone.press("mine", reason="又在手机上写的")

        phone.press("undo", reason="又在手机上写的")

        assert reason() == "在电脑上写的"

    def test_of_a_draft_just_begun_changes_nothing(self, visit: Visit) -> None:
        client = visit("grid-worker")
        screen = Screen(client, client.get(LEAVE))

        screen.press("undo")

        assert Draft.objects.get().answers["reason"] == FIVE_DAYS["reason"]
