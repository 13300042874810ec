"""抄送我的: what others sent somebody to be read."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from notices.models import Kind, Notification
from workflows.chains.models import Copied, Proceeding

Visit = Callable[..., Client]


@pytest.fixture
def copy(
    asked: Callable[..., Proceeding], done: Callable[..., Proceeding]
) -> Callable[..., Proceeding]:
    """A slip that the deputy has copied to the finance clerk."""

    def make(user: str = "grid-worker", **answers: Any) -> Proceeding:
        matter = asked(user, **answers)
        return done(matter, "copy", "deputy-leader", data={"to": "finance-clerk"})

    return make


def serials(answer: Any) -> list[str]:
    return [each.proceeding.serial for each in answer.context["copies"]]


class TestTheList:
    def test_says_whose_matter_it_is_and_who_sent_it(
        self, visit: Visit, copy: Callable[..., Any]
    ) -> None:
        matter = copy()

        answer = visit("finance-clerk").get("/copied/")

        page = answer.content.decode()
        assert serials(answer) == [matter.serial]
        for each in (matter.applicant.name, "宋祎", "未读", matter.number_label):
            assert each in page

    def test_is_nobody_elses(self, visit: Visit, copy: Callable[..., Any]) -> None:
        copy()

        for user in ("deputy-leader", "grid-worker", "department"):
            assert serials(visit(user).get("/copied/")) == []

    def test_is_reached_from_inbox_menu_and_ones_own_page(self, visit: Visit, office: None) -> None:
        client = visit("finance-clerk")

        for address in ("/", "/me/"):
            page = client.get(address).content.decode()
            assert page.count('href="/copied/"') == 2

    def test_goes_on_after_twenty_and_costs_the_same(
        self, visit: Visit, copy: Callable[..., Any], person: Callable[[str], Any]
    ) -> None:
        client = visit("finance-clerk")

        def cost(query: str = "") -> int:
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/copied/?{query}")
            return len(captured)

        matter = copy()
        one = cost()
        kept = Copied.objects.get()
        more = [
            Copied(proceeding=each, person=kept.person, by=kept.by, at=kept.at)
            for each in self.others(matter)
        ]
        Copied.objects.bulk_create(more)

        first = client.get("/copied/")
        second = client.get("/copied/", {"after": first.context["next"]})
        assert len(set(serials(first) + serials(second))) == 23
        assert cost() == cost(f"after={first.context['next'].replace('+', '%2B')}") == one <= 10

    @staticmethod
    def others(matter: Proceeding) -> list[Proceeding]:
        """The same matter twenty-two times more, under other numbers."""
        for number in range(22):
            Proceeding.objects.filter(pk=matter.pk).get()
            twin = Proceeding.objects.get(pk=matter.pk)
            twin.pk, twin.serial, twin.key = None, f"QJ-2026-9{number:03}", f"twin-{number}"
            twin.save(force_insert=True)
        return list(Proceeding.objects.filter(serial__startswith="QJ-2026-9"))


class TestWhatIsUnread:
    def test_is_marked_until_its_matter_is_opened(
        self, visit: Visit, copy: Callable[..., Any], person: Callable[[str], Any]
    ) -> None:
        first, second = copy(), copy("grid-worker-2")
        client, me = visit("finance-clerk"), person("finance-clerk")
        Notification.objects.create(
            person=me, kind=Kind.COPIED, stream=first.serial, at=timezone.now()
        )

        client.get(f"/p/{first.serial}/")

        assert serials(client.get("/copied/?unread=1")) == [second.serial]
        assert serials(client.get("/copied/")) == [second.serial, first.serial]
        assert not Notification.objects.filter(read_at=None).exists()

    def test_is_not_read_by_somebody_elses_look(
        self, visit: Visit, copy: Callable[..., Any]
    ) -> None:
        matter = copy()

        visit("deputy-leader").get(f"/p/{matter.serial}/")

        assert Copied.objects.filter(read_at=None).exists()

    def test_is_told_beside_the_bell(self, visit: Visit, copy: Callable[..., Any]) -> None:
        client = visit("finance-clerk")
        assert "<b" not in client.get("/notices/unread/").content.decode()

        copy()

        page = client.get("/notices/unread/").content.decode()
        assert "innerHTML:.bf-copied" in page
        assert '<b class="act">1' in page
