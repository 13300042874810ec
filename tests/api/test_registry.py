"""GET people/, units/, households/, residents/: the lists that answers are picked from."""

from collections.abc import Callable
from typing import Any

import pytest

from people.models import Household, Unit
from trail.models import Access

from .conftest import Api
from .test_queries import counted, warm

Calling = Callable[[str], Api]


def labels(answer: Any) -> list[str]:
    return [each["label"] for each in answer.json()["items"]]


def doors(count: int) -> None:
    unit = Unit.objects.get(code="grid-1")
    rows = [Household(unit=unit, address="甲路", door=f"{n}号") for n in range(count)]
    for each in rows:
        each.settle()
    Household.objects.bulk_create(rows)


class TestTheLists:
    def test_say_where_they_are_in_the_part_for_the_screen(self, api: Calling) -> None:
        fields = api("grid-worker").get("forms/household-survey").json()["ui"]["fields"]

        assert {each["key"]: each["source"] for each in fields if "source" in each} == {
            "household": "households/",
            "resident": "residents/?household={household}",
            "companion": "people/?posts=grid-worker&posts=grid-head&posts=grid-clerk"
            "&posts=grid-supervisor&posts=grid-police&posts=service-station",
            "registered_in": "units/?kinds=grid&kinds=village",
        }

    def test_are_paged_by_keyset(self, api: Calling) -> None:
        doors(45)
        caller, found, after = api("grid-worker"), [], None
        while True:
            more = {"after": after} if after else {}
            page = caller.get("households/", q="甲路", **more).json()
            found += [each["label"] for each in page["items"]]
            after = page["next"]
            if after is None:
                break

        assert found == [f"甲路 {n}号" for n in range(45)]

    def test_show_what_the_caller_may_see_and_note_it(self, api: Calling) -> None:
        assert labels(api("grid-worker-4").get("residents/", q="王建国")) == []
        assert labels(api("grid-worker").get("residents/", q="王建国")) == [
            "王建国（春和路18号 1号楼1单元101）"
        ]
        assert [each.via for each in Access.objects.all()] == ["api"]

    @pytest.mark.parametrize(
        ("path", "query"),
        [
            ("people/", {"q": "网格员 第2网格", "posts": ["grid-worker"]}),
            ("units/", {"q": "第2网格", "kinds": ["grid"]}),
        ],
    )
    def test_narrow_by_the_settings_of_a_field(
        self, api: Calling, path: str, query: dict[str, Any]
    ) -> None:
        assert len(labels(api("grid-worker").get(path, **query))) == 1

    @pytest.mark.parametrize("query", [{"q": "\x00"}, {"household": "x"}, {"q": "‮🏠"}])
    def test_take_strange_words(self, api: Calling, query: dict[str, str]) -> None:
        assert api("grid-worker").get("residents/", **query).status_code == 200

    @pytest.mark.parametrize(("path", "name"), [("people/", "posts"), ("units/", "kinds")])
    def test_take_codes_that_no_database_keeps(self, api: Calling, path: str, name: str) -> None:
        assert labels(api("grid-worker").get(path, **{name: ["\x00"]})) == []

    def test_refuse_what_is_too_long_or_no_mark(self, api: Calling) -> None:
        caller = api("grid-worker")

        assert caller.get("residents/", q="长" * 61).status_code == 422
        assert caller.get("residents/", after="x").status_code == 422

    @pytest.mark.parametrize("count", [3, 300])
    def test_cost_the_same_for_any_number(self, api: Calling, count: int) -> None:
        doors(count)
        caller, queries = warm(api("grid-worker")), list[str]()

        with counted(queries):
            caller.get("households/", q="甲路", limit=3)

        assert len(queries) <= 7, "\n".join(queries)


class TestEntering:
    NEW = {"unit": "grid-1", "address": "丙路3号", "head": "甲"}

    def test_offers_it_at_once(self, api: Calling) -> None:
        caller = api("grid-worker")

        answer = caller.post("households/", self.NEW)

        assert (answer.status_code, answer.json()["label"]) == (201, "丙路3号（甲）")
        resident = {"household": answer.json()["value"], "name": "乙"}
        assert caller.post("residents/", resident).status_code == 201
        assert labels(caller.get("residents/", q="丙路")) == ["乙（丙路3号）", "甲（丙路3号）"]

    @pytest.mark.parametrize(
        ("given", "key"),
        [({"unit": "grid-2"}, "unit"), ({"address": ""}, "address"), ({"head": " "}, "head")],
    )
    def test_says_what_is_missing(self, api: Calling, given: dict[str, str], key: str) -> None:
        answer = api("grid-worker").post("households/", self.NEW | given)

        assert answer.status_code == 422
        assert list(answer.json()["errors"]) == [key]


class TestHandingIn:
    def test_takes_ids_of_the_registry(self, api: Calling) -> None:
        caller = api("grid-worker")
        household = caller.get("households/", q="赵德海").json()["items"][0]["value"]
        answers = {"day": "2026-09-14", "household": household, "people": 2, "housing": "own"}

        taken = caller.post("forms/household-survey/submissions", {"answers": answers})
        other = api("grid-worker-4").post(
            "forms/household-survey/submissions", {"answers": answers}
        )

        assert taken.status_code == 201
        assert list(other.json()["errors"]) == ["household"]
