"""Regulations beyond the text of a day: editions, search, comparison."""

from collections.abc import Callable
from datetime import date

import pytest

from regulations.models import Edition, RegulationPage

from .conftest import Api
from .test_queries import counted, warm

Calling = Callable[[str], Api]
D1 = "regulations/community-grid-workers"


@pytest.fixture
def amended(office: None) -> Edition:
    """A second edition of D1: its first chapter reads differently, its last clause is gone."""
    page = RegulationPage.objects.get(slug="community-grid-workers")
    page.in_force_from = date(2026, 10, 1)
    rows = page.clauses.get_prep_value()
    rows[1]["value"]["text"] = "本章共 7 条。"
    page.clauses = rows[:-1]
    page.save_revision().publish()
    return Edition.objects.get(slug=page.slug, number=2)


class TestEditions:
    def test_are_listed_newest_first(self, api: Calling, amended: Edition) -> None:
        worker = api("grid-worker")
        first = worker.get(f"{D1}/editions", limit=1).json()
        second = worker.get(f"{D1}/editions", limit=1, after=first["next"]).json()

        assert [each["edition"] for each in first["items"] + second["items"]] == [2, 1]
        assert second["next"] is None
        assert worker.get("regulations/nothing/editions").status_code == 404

    def test_have_clauses_before_they_are_in_force(self, api: Calling, amended: Edition) -> None:
        worker = api("grid-worker")

        def read(**asked: object) -> str:
            return worker.get(f"{D1}/clauses", **asked).json()["items"][1]["text"]

        assert read(edition=2) == read(on="2026-10-01") == "本章共 7 条。"
        assert read() == read(edition=1) != read(edition=2)
        assert worker.get(f"{D1}/clauses", edition=9).status_code == 404


class TestSearching:
    def test_tells_where_the_words_stand(self, api: Calling) -> None:
        found = api("grid-worker").get("regulations/", q="按天数 分管").json()["items"]

        (item,) = [each for each in found if each["slug"] == "community-grid-workers"]
        assert item["found"][0]["path"] == "三.2"

    def test_of_a_day(self, api: Calling, amended: Edition) -> None:
        worker = api("grid-worker")

        assert worker.get("regulations/", q="共 7 条").json()["items"] == []
        (item,) = worker.get("regulations/", q="本章共 7", on="2026-10-01").json()["items"]
        assert (item["edition"], item["found"][0]["path"]) == (2, "一")

    def test_without_words_says_nothing_of_clauses(self, api: Calling) -> None:
        assert api("grid-worker").get("regulations/").json()["items"][0].get("found") is None

    def test_costs_a_fixed_number_of_queries(self, api: Calling) -> None:
        worker, queries = warm(api("grid-worker")), list[str]()

        with counted(queries):
            worker.get("regulations/", q="请假")

        assert len(queries) <= 5, "\n".join(queries)


class TestComparing:
    def test_tells_clause_by_clause(self, api: Calling, amended: Edition) -> None:
        found = api("grid-worker").get(f"{D1}/compare", **{"from": "1", "to": "2"}).json()

        assert not found["same"]
        assert {each["change"] for each in found["clauses"]} == {"changed", "removed"}
        changed = next(each for each in found["clauses"] if each["change"] == "changed")
        kept = "".join(each["text"] for each in changed["text"] if each["op"] != "deleted")
        assert kept == "本章共 7 条。"
        assert (found["before"]["edition"], found["after"]["edition"]) == (1, 2)

    def test_tells_what_stayed_when_asked(self, api: Calling, amended: Edition) -> None:
        sides = {"from": "1", "to": "2", "unchanged": "true"}
        found = api("grid-worker").get(f"{D1}/compare", **sides).json()

        assert found["counts"]["same"] == len(found["clauses"]) - 2

    def test_takes_two_regulations(self, api: Calling) -> None:
        sides = {"from": "1", "to": "township-grid.1"}
        found = api("grid-worker").get(f"{D1}/compare", **sides).json()

        assert found["after"]["regulation"] == "township-grid"

    @pytest.mark.parametrize(
        ("sides", "status"),
        [
            ({"from": "1", "to": "9"}, 404),
            ({"from": "1", "to": "nothing.1"}, 404),
            ({"from": "1", "to": "the last"}, 422),
            ({"from": "1"}, 422),
        ],
    )
    def test_says_what_it_cannot_find(
        self, api: Calling, office: None, sides: dict[str, str], status: int
    ) -> None:
        answer = api("grid-worker").get(f"{D1}/compare", **sides)

        assert answer.status_code == status
        assert answer.json()["detail"]
