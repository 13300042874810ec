"""Whatever is sent, the answer is a problem with a sentence, and nothing has changed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from workflows.chains.models import Proceeding

from .conftest import FIVE_DAYS, Api


def problem(response: Any, status: int) -> dict[str, Any]:
    """The problem that a response tells of."""
    assert response.status_code == status, response.content.decode()
    assert response["Content-Type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == status
    assert found["title"]
    assert found["detail"]
    return found


WRONG_ANSWERS: list[tuple[str, dict[str, Any], str]] = [
    ("a type that is none", {"leave_type": "holiday"}, "leave_type"),
    ("a number for a text", {"reason": 5}, "reason"),
    ("a list for a choice", {"leave_type": ["personal"]}, "leave_type"),
    ("an object for a day", {"first_day": {"year": 2026}}, "first_day"),
    ("nothing", {"reason": ""}, "reason"),
    ("blanks", {"reason": "   "}, "reason"),
    ("a text too long", {"reason": "长" * 5001}, "reason"),
    ("a day that is none", {"first_day": "2026-02-30"}, "first_day"),
    ("a day written otherwise", {"first_day": "20260915"}, "first_day"),
    ("an end before the beginning", {"last_day": "2026-09-14"}, "last_day"),
    ("the year 9999", {"first_day": "9999-12-30", "last_day": "9999-12-31"}, "last_day"),
    ("ten years", {"last_day": "2036-12-31"}, "last_day"),
    ("a half that is none", {"starts": "noon"}, "starts"),
    ("noon to noon", {"last_day": "2026-09-15", "starts": "pm", "ends": "am"}, "starts"),
    ("a key that nobody asked for", {"colour": "red"}, "colour"),
    ("a file that is not there", {"proof": ["0190b6c4-7f3e-4c1d-8000-5d3f0a2b9c4e"]}, "proof"),
    ("a file that is no id", {"proof": ["../../etc/passwd"]}, "proof"),
    ("the same file twice", {"proof": ["0190b6c4-7f3e-4c1d-8000-5d3f0a2b9c4e"] * 2}, "proof"),
    ("somebody unknown", {"handover_to": "nobody-at-all"}, "handover_to"),
    ("a person as a number", {"handover_to": 7}, "handover_to"),
]


class TestAnswersThatDoNotFit:
    """422 with a sentence for each field; nothing is handed in."""

    @pytest.mark.parametrize(
        ("answers", "key"), [case[1:] for case in WRONG_ANSWERS], ids=[c[0] for c in WRONG_ANSWERS]
    )
    def test_name_the_field(self, api: Callable[[str], Api], answers: Any, key: str) -> None:
        response = api("grid-worker").post(
            "forms/leave/submissions", {"answers": FIVE_DAYS | answers}
        )

        assert key in problem(response, 422)["errors"], response.json()
        assert not Proceeding.objects.exists()

    def test_are_explained_all_the_same(self, api: Callable[[str], Api]) -> None:
        worker = api("grid-worker")

        for _name, answers, _key in WRONG_ANSWERS:
            response = worker.post("forms/leave/explain", {"answers": FIVE_DAYS | answers})
            assert response.status_code == 200


BODIES = [
    ("[]", "application/json", 422),
    ("null", "application/json", 422),
    ('"text"', "application/json", 422),
    ("7", "application/json", 422),
    ("", "application/json", 422),
    ("{}", "application/json", 422),
    ('{"answers": []}', "application/json", 422),
    ('{"answers": "x"}', "application/json", 422),
    ('{"answers": null}', "application/json", 422),
    ('{"answers": {}, "extra": 1}', "application/json", 422),
    ('{"answers": {}, "draft": "x"}', "application/json", 422),
    ('{"draft": 5}', "application/json", 422),
    ('{"draft": "x"}', "application/json", 404),
    ('{"answers": {"reason": NaN}}', "application/json", 400),
    ('{"answers": {"reason": 1e999}}', "application/json", 400),
    ('{"answers": {"reason": ' + "9" * 5000 + "}}", "application/json", 400),
    ('{"answers": {"reason": "\\u0000"}}', "application/json", 400),
    ('{"answers": {"reason": "\\ud800"}}', "application/json", 400),
    ("[" * 100_000, "application/json", 400),
    ("{", "application/json", 400),
    (b"\xff\xfe", "application/json", 400),
    (json.dumps({"answers": FIVE_DAYS}), "application/x-www-form-urlencoded", 415),
    (json.dumps({"answers": FIVE_DAYS}), "text/plain", 415),
    (b"x" * 1_100_000, "application/json", 413),
]


class TestABodyThatCannotBeRead:
    """400, 413, 415 or 422; never 500."""

    @pytest.mark.parametrize(("body", "kind", "status"), BODIES, ids=range(len(BODIES)))
    def test_is_refused(self, api: Callable[[str], Api], body: Any, kind: str, status: int) -> None:
        caller = api("grid-worker")

        response = caller.client.post(
            "/api/v1/forms/leave/submissions", body, content_type=kind, headers=caller.headers
        )

        problem(response, status)
        assert not Proceeding.objects.exists()

    def test_a_broken_multipart(self, api: Callable[[str], Api]) -> None:
        caller = api("grid-worker")

        for kind in ("multipart/form-data", "multipart/form-data; boundary=x"):
            response = caller.client.post(
                "/api/v1/files/", b"nothing", content_type=kind, headers=caller.headers
            )
            assert response.status_code in (400, 422), response.content


QUERIES = [
    ("forms/?limit=0", 422),
    ("forms/?limit=1000", 422),
    ("forms/?limit=many", 422),
    ("forms/?after=elsewhere", 422),
    ("forms/?after=" + "x" * 400, 422),
    ("proceedings/?kind=holiday", 422),
    ("proceedings/?state=%00", 422),
    ("proceedings/?after=WzFd", 422),
    ("regulations/community-grid-workers/clauses?on=9999-12-31", 422),
    ("regulations/community-grid-workers/clauses?on=tomorrow", 422),
    ("regulations/community-grid-workers/clauses?on=20260914", 422),
    ("regulations/community-grid-workers/clauses?on=1757800000", 422),
    ("regulations/community-grid-workers/clauses?on=2001-01-01", 404),
    ("regulations/nothing/clauses", 404),
    ("forms/nothing", 404),
    ("forms/nothing/prefill", 404),
    ("forms", 404),
    ("nothing", 404),
    ("proceedings/QJ-1999-0001", 404),
    ("proceedings/%00", 404),
    ("proceedings/QJ-1999-0001/trail", 404),
    ("proceedings/QJ-1999-0001/dossier.pdf", 404),
    ("drafts/0190b6c4-7f3e-4c1d-8000-5d3f0a2b9c4e", 404),
    ("drafts/1", 404),
    ("", 404),
]


class TestAnAddressThatIsNotThere:
    """404, or 422 where only the question is wrong."""

    @pytest.mark.parametrize(("address", "status"), QUERIES)
    def test_is_told(self, api: Callable[[str], Api], address: str, status: int) -> None:
        problem(api("grid-worker").get(address), status)

    def test_a_method_that_it_does_not_take(self, api: Callable[[str], Api]) -> None:
        response = api("grid-worker").send("delete", "inbox/")

        problem(response, 405)
        assert response["Allow"] == "GET"


class TestSomethingUnforeseen:
    """500 as a problem too; the trace of it is for the log."""

    def test_is_told_without_details(self, api: Callable[[str], Api], monkeypatch: Any) -> None:
        monkeypatch.setattr("api.inbox.hats", lambda *_: 1 / 0)
        worker = api("grid-worker")
        worker.client.raise_request_exception = False

        found = problem(worker.get("inbox/"), 500)

        assert "zero" not in str(found)


class TestExplainingIsStrictAboutTheRequest:
    """The answers may be incomplete; what surrounds them may not be wrong."""

    @pytest.mark.parametrize(
        ("extra", "key"),
        [
            ({"on": "9999-01-01"}, "on"),
            ({"on": 20260914}, "on"),
            ({"on": True}, "on"),
            ({"applicant": 5}, "applicant"),
            ({"applicant": "x" * 200}, "applicant"),
            ({"who": "me"}, "who"),
        ],
    )
    def test_and_names_the_key(self, api: Callable[[str], Api], extra: Any, key: str) -> None:
        response = api("grid-worker").post("forms/leave/explain", {"answers": FIVE_DAYS} | extra)

        assert list(problem(response, 422)["errors"]) == [key]
