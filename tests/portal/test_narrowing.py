"""待办 narrowed down: by what is asked, by form and kind, as which post or for whom, by how soon."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import Substitution
from workflows.chains.models import Proceeding, Step

from .conftest import MONDAY, Clock, hidden
from .test_home import titles

Visit = Callable[..., Client]
Asked = Callable[..., Proceeding]
Done = Callable[..., Proceeding]

#: Filters, and which of the three they leave.
FILTERS: list[tuple[dict[str, str], str]] = [
    ({"asks": "approve"}, "approve director"),
    ({"asks": "opine"}, "opine"),
    ({"asks": "file"}, ""),
    ({"seat": "own"}, "approve opine"),
    ({"seat": "others"}, "director"),
    ({"seat": "others", "asks": "opine"}, ""),
    ({"form": "leave"}, "approve opine director"),
    ({"form": "case"}, ""),
    ({"kind": "leave"}, "approve opine director"),
    ({"kind": "case"}, ""),
    ({"asks": "x", "seat": "x", "kind": "x", "due": "x"}, "approve opine director"),
]
FIVE = {"last_day": "2026-09-25"}


def chips(answer: Any) -> dict[str, str]:
    """Label and figure of each chip."""
    return {chip.label: chip.count for chip in answer.context["filters"].chips()}


@pytest.fixture
def for_the_director(person: Callable[[str], Any]) -> Substitution:
    """The deputy stands in for the director."""
    return Substitution.objects.create(
        appointment=person("office-director").appointments.get(post__code="office-director"),
        substitute=person("deputy-leader"),
        starts=MONDAY.date(),
        ends=MONDAY.date() + timedelta(days=30),
    )


@pytest.fixture
def three(asked: Asked, done: Done, for_the_director: Substitution) -> dict[str, str]:
    """To approve, to give an opinion on, and to approve in the director's place."""
    return {
        "approve": asked().serial,
        "opine": asked("grid-worker-2", **FIVE).serial,
        "director": done(
            asked("grid-worker-3", **FIVE), "opine", "deputy-leader", opinion="同意。"
        ).serial,
    }


class TestTheFilters:
    def test_leave_what_fits(self, visit: Visit, three: dict[str, str]) -> None:
        client = visit("deputy-leader")

        for query, fitting in FILTERS:
            found = titles(client.get("/", query))
            assert found == [three[each] for each in fitting.split()], query

    def test_by_one_post_of_somebody_absent(
        self, visit: Visit, three: dict[str, str], for_the_director: Substitution
    ) -> None:
        seat = str(for_the_director.appointment_id)

        assert titles(visit("deputy-leader").get("/", {"seat": seat})) == [three["director"]]
        assert titles(visit("deputy-leader-2").get("/", {"seat": seat})) == []

    def test_say_how_many_each_leaves(self, visit: Visit, three: dict[str, str]) -> None:
        found = chips(visit("deputy-leader").get("/"))

        assert found == {"全部": "3", "要审批": "2", "要签意见": "1", "我代理的": "1"}

    def test_count_nothing_beyond_what_the_badge_counts(
        self, visit: Visit, three: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("portal.inbox.BADGE_LIMIT", 1)
        monkeypatch.setattr("portal.views.home.BADGE_LIMIT", 1)

        found = chips(visit("deputy-leader").get("/"))

        assert found.pop("全部") == "1+"
        assert set(found.values()) == {""}
        assert "要备查" in found

    def test_are_not_shown_above_a_single_matter(self, visit: Visit, asked: Asked) -> None:
        asked()

        assert "?asks=" not in visit("deputy-leader").get("/").content.decode()

    def test_say_what_to_do_where_nothing_fits(self, visit: Visit, asked: Asked) -> None:
        asked()
        page = visit("deputy-leader").get("/?asks=file").content.decode()

        assert "没有符合条件的待办" in page
        assert 'aria-current="true"' in page


class TestHowSoon:
    """The conditions say the same as the lamp of each row."""

    @pytest.fixture
    def hurried(self, asked: Asked) -> dict[str, str]:
        """Of leave that begins today, in a week, and that has begun; one whose own step is late."""
        days = {
            "soon": "2026-09-15",
            "ok": "2026-10-20",
            "late": "2026-09-10",
            "step": "2026-10-21",
        }
        found = {
            name: asked(first_day=day, last_day=day, leave_type="sick").serial
            for name, day in days.items()
        }
        step = Step.objects.filter(proceeding__serial=found["step"], status="current")
        step.update(due_at=MONDAY - timedelta(hours=1), within=1, within_unit="working_hours")
        return found

    def test_each_filter_leaves_what_has_its_lamp(
        self, visit: Visit, hurried: dict[str, str]
    ) -> None:
        client = visit("deputy-leader")
        every = {
            tone: [each.serial for each in items]
            for tone, items in client.get("/").context["groups"]
        }

        assert set(every) == {"late", "soon", "ok"}
        assert hurried["step"] in every["late"]
        for tone in ("late", "soon"):
            assert titles(client.get("/", {"due": tone})) == every[tone]
            assert chips(client.get("/"))[{"late": "逾期", "soon": "快到期"}[tone]] == str(
                len(every[tone])
            )


class TestAreKept:
    def test_from_page_to_page(self, visit: Visit, asked: Asked) -> None:
        for number in range(22):
            day = (MONDAY + timedelta(days=number * 2 + 7)).date().isoformat()
            asked(first_day=day, last_day=day)
        client = visit("deputy-leader")

        first = client.get("/?asks=approve")
        second = client.get("/", {"asks": "approve", "after": first.context["next"]})

        assert "?asks=approve&amp;after=" in first.content.decode()
        assert len(set(titles(first) + titles(second))) == 22
        assert 'href="/?asks=approve"' in second.content.decode()

    def test_after_deciding_in_the_list(self, visit: Visit, three: dict[str, str]) -> None:
        client = visit("deputy-leader")
        (_tone, (item, *_others)) = client.get("/?asks=opine").context["groups"][0]

        answer = client.post("/decide/", {"one": item.key})

        assert answer.url == "/?asks=opine"

    def test_after_deciding_on_the_page_of_a_matter(
        self, visit: Visit, three: dict[str, str]
    ) -> None:
        client = visit("deputy-leader")
        client.get("/?seat=others")
        address = f"/p/{three['director']}/"
        page = client.get(address)
        assert 'href="/?seat=others"' in page.content.decode()

        answer = client.post(address, {"act": "approve", "seen": hidden(page, "seen")})

        assert answer.url == "/?seat=others"

    def test_until_one_goes_to_all_again(self, visit: Visit, three: dict[str, str]) -> None:
        client = visit("deputy-leader")
        client.get("/?asks=opine")
        client.get("/")

        page = client.get(f"/p/{three['opine']}/").content.decode()
        assert 'href="/?asks' not in page

    def test_a_cookie_that_nobody_gave_out_leads_nowhere_else(
        self, visit: Visit, three: dict[str, str]
    ) -> None:
        client = visit("deputy-leader")
        client.cookies["inbox"] = "asks=//evil.example&next=x"

        assert client.post("/decide/", {}).url == "/"


class TestTheCost:
    def test_is_at_most_ten_whatever_is_filtered(
        self, visit: Visit, three: dict[str, str], asked: Asked, clock: Clock
    ) -> None:
        for _each in range(3):
            asked(leave_type="sick")
        client = visit("deputy-leader")

        for query in [
            "asks=approve",
            "seat=own",
            "seat=others",
            "due=soon",
            "form=leave",
            "kind=leave",
        ]:
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/?{query}")
            assert len(queries) <= 10, query
