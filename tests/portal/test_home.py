from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import Substitution

from .conftest import MONDAY, Clock

MOST_QUERIES = 10


def titles(answer: Any) -> list[str]:
    """Serials in the order in which they wait."""
    groups = answer.context["groups"]
    return [each.serial for _tone, items in groups for each in items]


class TestHome:
    @pytest.mark.parametrize("rows", [1, 20, 25])
    def test_costs_the_same_however_much_waits(
        self, rows: int, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        for number in range(rows):
            day = (MONDAY + timedelta(days=number * 2 + 7)).date().isoformat()
            asked(f"grid-worker{['', '-2', '-3'][number % 3]}", first_day=day, last_day=day)
        client = visit("deputy-leader")

        with CaptureQueriesContext(connection) as queries:
            answer = client.get("/")

        assert len(titles(answer)) == min(rows, 20)
        assert len(queries) <= MOST_QUERIES

    def test_costs_the_same_for_the_clerk_and_the_applicant(
        self, visit: Callable[..., Client], asked: Callable[..., Any], done: Callable[..., Any]
    ) -> None:
        done(asked("office-clerk"), "opine", "office-director", opinion="同意。")
        done(asked("grid-worker-2"), "approve", "deputy-leader")
        client = visit("office-clerk")

        with CaptureQueriesContext(connection) as queries:
            answer = client.get("/")

        assert len(titles(answer)) == 1
        assert len(answer.context["sent"]) == 1
        assert len(queries) <= MOST_QUERIES

    def test_goes_on_after_twenty_and_loses_none(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        for number in range(23):
            day = (MONDAY + timedelta(days=number * 2 + 7)).date().isoformat()
            asked(first_day=day, last_day=day)
        client = visit("deputy-leader")

        first = client.get("/")
        second = client.get("/", {"after": first.context["next"]})

        assert len(set(titles(first) + titles(second))) == 23
        assert second.context["next"] == ""

    def test_shows_who_asks_and_since_when(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked(first_day="2026-09-15", last_day="2026-09-15")

        answer = visit("deputy-leader").get("/")
        (tone, (item,)) = answer.context["groups"][0]

        assert (tone, item.due.tone) == ("soon", "soon")
        assert matter.applicant.name in answer.content.decode()

    def test_says_for_whom_one_stands_in(
        self, visit: Callable[..., Client], asked: Callable[..., Any], person: Callable[..., Any]
    ) -> None:
        Substitution.objects.create(
            appointment=person("deputy-leader").appointments.get(),
            substitute=person("finance-clerk"),
            starts=MONDAY.date(),
            ends=MONDAY.date(),
        )
        asked()

        (_tone, (item,)) = visit("finance-clerk").get("/").context["groups"][0]

        assert item.hat.on_behalf_of == person("deputy-leader")

    def test_shows_nothing_that_waits_for_others(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        asked()

        assert titles(visit("deputy-leader-2").get("/")) == []
        assert titles(visit("grid-worker").get("/")) == []

    def test_a_key_that_nobody_gave_out_begins_anew(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        assert titles(visit("deputy-leader").get("/?after=x~y")) == [matter.serial]

    def test_counts_to_99_at_most(
        self,
        visit: Callable[..., Client],
        asked: Callable[..., Any],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("portal.inbox.BADGE_LIMIT", 1)
        asked()
        asked("grid-worker-2")

        assert "1+" in visit("deputy-leader").get("/").content.decode()


class TestLeavesOver:
    """D1-3.10b: the office keeps the slips; whoever is not back in time is put to it."""

    def test_are_put_to_the_office(
        self,
        visit: Callable[..., Client],
        asked: Callable[..., Any],
        done: Callable[..., Any],
        clock: Clock,
    ) -> None:
        matter = done(asked(), "approve", "deputy-leader")
        done(matter, "file", "office-clerk")
        clock.move(days=9)

        (found,) = visit("office-clerk-2").get("/").context["overdue"]

        assert found.proceeding.serial == matter.serial
        assert found.due.text == "假期9月22日已满，还没有销假"
        assert visit("deputy-leader").get("/").context["overdue"] == []


class TestSent:
    def test_lists_everything_with_its_stations(
        self, visit: Callable[..., Client], asked: Callable[..., Any], done: Callable[..., Any]
    ) -> None:
        done(asked(), "approve", "deputy-leader")

        (item,) = visit("grid-worker").get("/sent/").context["sent"]

        assert item.dots == ["ok", "now"]
