"""What one may fill in: first the forms on which somebody decides in one's own unit."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse


def shown(visit: Callable[..., Client], user_name: str) -> tuple[str, str]:
    """The list itself, and what is folded up below it."""
    page = visit(user_name).get(reverse("portal:forms")).content.decode()
    first, _, others = page.partition("<details")
    return first, others


class TestTheList:
    def test_a_ranger_is_offered_no_leave_slip(self, visit):
        first, others = shown(visit, "forest-ranger")

        assert "会议记录" in first
        assert "请假条" not in first
        assert "请假条" in others

    def test_a_grid_worker_is(self, visit):
        first, _others = shown(visit, "grid-worker")

        assert "请假条" in first

    def test_somebody_without_a_post_sees_all(self, visit):
        first, others = shown(visit, "archivist")

        assert "请假条" in first
        assert not others


def test_what_somebody_fills_in_often_comes_first(visit, asked):
    client = visit("grid-worker")
    before = [each.slug for each in client.get("/forms/").context["forms"]]
    asked()

    assert before[0] != "leave"
    assert client.get("/forms/").context["forms"][0].slug == "leave"
