"""查询: one box, filters, and nothing that may not be seen."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .conftest import MONDAY

MOST_QUERIES = 10
SEARCH = "/search/"
ODD = [
    "'",
    '"',
    "%",
    "*",
    "\x00",
    "\x00井盖",
    "😀",
    "修" * 1000,
    "（",
    "a" * 1000,
    "\\",
    "-- ;",
    " ",
]


def found(answer: Any) -> list[str]:
    """The serials on the page."""
    return [each.serial for each in answer.context["answered"].page.rows]


@pytest.fixture
def many(asked: Callable[..., Any]) -> Callable[[int], list[str]]:
    """The serials of so many slips."""

    later = count(7)

    def ask(many: int) -> list[str]:
        days = [(MONDAY + timedelta(days=next(later))).date().isoformat() for _n in range(many)]
        return [asked(first_day=day, last_day=day).serial for day in days]

    return ask


class TestThePage:
    def test_shows_whose_it_is_and_where_it_stands(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        answer = visit("grid-worker").get(SEARCH, {"q": "房屋修缮"})

        assert found(answer) == [matter.serial]
        for text in (matter.title, matter.applicant.name, matter.unit.name, "审批中", "0001 号"):
            assert text in answer.content.decode()

    def test_with_an_empty_box_shows_the_newest(
        self, visit: Callable[..., Client], many: Callable[[int], list[str]]
    ) -> None:
        serials = many(3)
        assert found(visit("grid-worker").get(SEARCH)) == serials[::-1]

    def test_shows_nothing_of_others(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        asked()
        answer = visit("grid-worker-2").get(SEARCH, {"q": "房屋修缮"})
        assert found(answer) == []
        assert "请少写几个字再试" in answer.content.decode()

    def test_goes_on_after_twenty_and_loses_none(
        self, visit: Callable[..., Client], many: Callable[[int], list[str]]
    ) -> None:
        serials = many(23)
        client = visit("deputy-leader")

        first = client.get(SEARCH, {"q": "修缮"})
        second = client.get(SEARCH, {"q": "修缮", "after": first.context["answered"].page.next})

        assert found(first) + found(second) == serials[::-1]
        assert "after=" in first.content.decode()
        assert second.context["answered"].page.next == ""

    @pytest.mark.parametrize("page", ["/", "/me/", SEARCH])
    def test_is_reached_from_the_menu(self, visit: Callable[..., Client], page: str) -> None:
        text = visit("grid-worker").get(page).content.decode()
        assert f'href="{SEARCH}"' in text
        assert text.split('class="bf-tabs"')[1].split("</nav>")[0].count("<a ") == 5


class TestFilters:
    @pytest.mark.parametrize(
        ("given", "finds"),
        [
            ({"kind": "leave"}, True),
            ({"kind": "case"}, False),
            ({"state": "open"}, True),
            ({"state": "closed"}, False),
            ({"unit": "第1网格"}, True),
            ({"unit": "community-1"}, True),
            ({"unit": "没有的机构"}, False),
            ({"first": "2026-09-14", "last": "2026-09-14"}, True),
            ({"first": "2026-09-15"}, False),
            ({"last": "2026-09-13"}, False),
        ],
    )
    def test_narrow_it_down_and_stay_as_they_are(
        self, visit: Callable[..., Client], asked: Callable[..., Any], given: dict, finds: bool
    ) -> None:
        asked()
        answer = visit("grid-worker").get(SEARCH, {"q": "修缮", **given})
        text = answer.content.decode()
        assert bool(found(answer)) is finds
        assert "已缩小到：" in text
        assert all(f'value="{value}"' in text for value in given.values())

    def test_that_nobody_offered_are_left_out(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        asked()
        odd = {"kind": "x", "state": "x", "first": "0001-13-01", "last": "31.12.", "after": "~"}
        assert len(found(visit("grid-worker").get(SEARCH, odd))) == 1


class TestOddInput:
    @pytest.mark.parametrize("odd", ODD)
    def test_never_breaks(
        self, visit: Callable[..., Client], asked: Callable[..., Any], odd: str
    ) -> None:
        asked()
        client = visit("grid-worker")
        for name in ("q", "kind", "state", "unit", "first", "last", "after"):
            assert client.get(SEARCH, {name: odd}).status_code == 200

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_never_breaks_at_the_ends_of_the_calendar(
        self, visit: Callable[..., Client], asked: Callable[..., Any], day: str
    ) -> None:
        asked()
        moment = f"{day}T00:00:00+08:00~1"
        given = {"first": day, "last": day, "after": moment}
        assert visit("grid-worker").get(SEARCH, given).status_code == 200

    def test_is_shown_as_it_was_typed(self, visit: Callable[..., Client]) -> None:
        text = visit("grid-worker").get(SEARCH, {"q": '"><b>井盖'}).content.decode()
        assert "&quot;&gt;&lt;b&gt;井盖" in text
        assert "<b>井盖" not in text


class TestWhatItCosts:
    @pytest.mark.parametrize("user", ["grid-worker", "deputy-leader", "archivist", "admin"])
    @pytest.mark.parametrize("words", ["", "网格", "卫星云图", "修"])
    def test_as_many_statements_for_one_as_for_twenty(
        self,
        visit: Callable[..., Client],
        many: Callable[[int], list[str]],
        user: str,
        words: str,
    ) -> None:
        client = visit(user)
        given = {"q": words, "kind": "leave", "state": "open", "unit": "网格"}
        counts = []
        for number in (1, 20):
            many(number)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(SEARCH, given).status_code == 200
            counts.append(len(queries))
        assert max(counts) <= MOST_QUERIES, counts
