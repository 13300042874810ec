"""Reading: regulations, forms, matters and their trails, page by page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossiers.sealing import seal_matter, seal_month
from facts.held import Value, record
from tests.dossiers.sealing import courses
from workflows.chains.models import Step

from .conftest import FIVE_DAYS, Api

Calling = Callable[[str], Api]
BASIS = {"regulation", "edition", "clause", "path", "quote"}


class TestRegulations:
    """As in force on a day, clause by clause, each rule read aloud."""

    def test_are_listed(self, api: Calling) -> None:
        found = api("grid-worker").get("regulations/").json()

        binds = {each["slug"]: each["binds"] for each in found["items"]}
        assert binds["community-grid-workers"] == binds["patrols-and-visits"] == ["street"]
        assert len(binds) == 8
        assert found["next"] is None

    def test_are_not_listed_before_they_are_in_force(self, api: Calling) -> None:
        assert api("grid-worker").get("regulations/", on="2025-12-31").json()["items"] == []

    def test_have_clauses_with_rules(self, api: Calling) -> None:
        found = api("grid-worker").get("regulations/community-grid-workers/clauses").json()

        clause = next(each for each in found["items"] if each["path"] == "三.2")
        assert {rule["kind"] for rule in clause["rules"]} == {"route", "limit"}
        assert all(rule["sentence"] for rule in clause["rules"])
        assert clause["edition"] == found["edition"] == 1


class TestCoverage:
    """Which clauses run, which are to be known, which are open."""

    def test_is_told_by_regulation_and_for_all(self, api: Calling) -> None:
        found = api("grid-worker").get("regulations/coverage").json()

        own = next(
            each for each in found["items"] if each["regulation"] == "community-grid-workers"
        )
        clause = next(each for each in own["provisions"] if each["path"] == "三.2")
        assert (clause["standing"], set(clause["kinds"])) == ("runs", {"route", "limit"})
        assert "D1-3.2a" in clause["sources"]
        assert found["clauses"]["all"] == sum(each["clauses"]["all"] for each in found["items"])

    def test_is_that_of_a_day(self, api: Calling) -> None:
        assert api("grid-worker").get("regulations/coverage", on="2025-12-31").json()["items"] == []


class TestForms:
    """The schema that any client can check answers with, and what is held already."""

    def test_are_listed_and_described(self, api: Calling) -> None:
        worker = api("grid-worker")
        items = worker.get("forms/").json()["items"]
        item = next(each for each in items if each["slug"] == "leave")

        form = worker.get(item["links"]["self"].removeprefix("/api/v1/")).json()

        assert (form["slug"], form["kind"], form["edition"]) == ("leave", "leave", 1)
        assert form["schema"]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert "leave_type" in form["schema"]["properties"]
        assert form["ui"]["order"][0] == "leave_type"

    def test_tell_what_is_held_and_since_when(self, api: Calling, person: Calling) -> None:
        record(person("grid-worker"), [Value("leave.relation", "parent", date(2026, 3, 1))])

        found = api("grid-worker").get("forms/leave/prefill").json()

        items = {each["fact"]: each for each in found["items"]}
        assert items["applicant.years_of_service"]["value"] == 9
        assert items["applicant.years_of_service"]["since"] == "2025-01-01"
        assert found["answers"]["relation"] == "parent"
        assert all(each["from"] for each in found["items"])


class TestProceedings:
    """Only what the caller may see; the rest is not there."""

    def test_one_with_everything_about_it(self, api: Calling, asked: Callable[..., str]) -> None:
        serial = asked()

        matter = api("deputy-leader").get(f"proceedings/{serial}").json()

        assert (matter["state"], matter["seen"], matter["final"]) == ("in_approval", 1, False)
        codes = [act["code"] for act in matter["acts"]]
        assert codes == ["opine", "return", "copy", "hand_over", "add_signer"]
        assert [step["status"] for step in matter["steps"]] == ["current", "ahead", "ahead"]
        assert set(matter["steps"][0]["basis"][0]) == BASIS
        assert matter["applicant"]["user"] == "grid-worker"
        assert matter["answers"] == FIVE_DAYS | {"special_reason": "none"}
        assert matter["verdicts"][0]["met"] is True

    @pytest.mark.parametrize("part", ["", "/trail", "/dossier.pdf"])
    def test_of_others_are_not_there(
        self, api: Calling, asked: Callable[..., str], part: str
    ) -> None:
        serial = asked()

        assert api("grid-worker-2").get(f"proceedings/{serial}{part}").status_code == 404

    def test_come_page_by_page(self, api: Calling, asked: Callable[..., str]) -> None:
        serials = [asked(leave_type="sick") for _ in range(5)]
        worker, pages, after = api("grid-worker"), [], {}
        while after is not None:
            found = worker.get("proceedings/", limit=2, **after).json()
            pages.append([each["serial"] for each in found["items"]])
            after = {"after": found["next"]} if found["next"] else None

        newest_first = list(reversed(serials))
        assert pages == [newest_first[:2], newest_first[2:4], newest_first[4:]]

    def test_by_kind_and_state(self, api: Calling, asked: Callable[..., str]) -> None:
        asked()
        worker = api("grid-worker")

        def count(**filters: str) -> int:
            return len(worker.get("proceedings/", **filters).json()["items"])

        assert count() == count(kind="leave", state="in_approval") == 1
        assert count(state="closed") == count(kind="application") == 0

    def test_a_mark_of_another_list_is_refused(
        self, api: Calling, asked: Callable[..., str]
    ) -> None:
        mark = [asked(leave_type="sick") for _ in range(2)] and api("grid-worker").get(
            "proceedings/", limit=1
        ).json()["next"]

        response = api("grid-worker").get("forms/", after=mark)

        assert list(response.json()["errors"]) == ["after"]


class TestTheTrail:
    """Each trace with act, person, time, states, opinion and basis, chained to the one before."""

    def test_tells_what_was_done(self, api: Calling, asked: Callable[..., str]) -> None:
        serial = asked()
        api("deputy-leader").act(serial, "opine", opinion="同意，工作已交接。")

        first, second = api("grid-worker").get(f"proceedings/{serial}/trail").json()["items"]

        assert (first["act"], first["from"], first["to"]) == ("submit", "", "in_approval")
        assert (second["act"], second["opinion"]) == ("opine", "同意，工作已交接。")
        assert second["by"]["user"] == "deputy-leader"
        assert second["by"]["appointment"] == "分管领导 · 云桥街道办事处"
        assert second["previous"] == first["digest"]
        assert set(second["basis"][0]) == BASIS


class TestADossier:
    """404 until it is sealed."""

    def test_is_not_there_yet(self, api: Calling, asked: Callable[..., str]) -> None:
        response = api("grid-worker").get(f"proceedings/{asked()}/dossier.pdf")

        assert response.status_code == 404
        assert response["Content-Type"] == "application/problem+json"


class TestTheDossierOfARecord:
    """It lies in a volume with others: only who may see all of them opens it."""

    @pytest.fixture
    def path(self, person: Callable[[str], Any], settings: Any, tmp_path: Path) -> str:
        settings.MEDIA_ROOT = tmp_path
        record = courses.september(person, [1, 2])[0]
        seal_month(record.applicant_id, date(2026, 9, 1), on=date(2026, 10, 1))
        return f"proceedings/{record.serial}/dossier.pdf"

    def test_opens_for_those(self, api: Calling, path: str) -> None:
        for name in ("grid-worker", "grid-head", "archivist"):
            assert b"".join(api(name).get(path)).startswith(b"%PDF-")

    def test_is_refused_to_who_may_see_one_record_only(
        self, api: Calling, path: str, person: Callable[[str], Any]
    ) -> None:
        Step.objects.filter(proceeding__serial="JL-2026-0001").update(done_by=person("grid-head-3"))
        response = api("grid-head-3").get(path)

        assert (response.status_code, response.json()["type"]) == (
            403,
            "urn:banfa:problem:not_allowed",
        )

    def test_a_supplement_is_linked_from_the_first(
        self, api: Calling, person: Callable[[str], Any], settings: Any, tmp_path: Path
    ) -> None:
        settings.MEDIA_ROOT = tmp_path
        case = courses.case(person)
        seal_matter(case.serial)
        seal_matter(courses.gone_on(person, case, courses.REOPENED).serial)
        path = f"proceedings/{case.serial}/dossier.pdf"

        first, second = (api("grid-worker").get(path, part=part) for part in (1, 2))
        assert first["Link"] == f'</api/v1/{path}?part=2>; rel="next"'
        assert first["ETag"] != second["ETag"]
        assert not second.has_header("Link")
        assert [b"".join(each)[:5] for each in (first, second)] == [b"%PDF-", b"%PDF-"]
