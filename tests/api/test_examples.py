"""The examples of the description are what the API answers: each call, and each problem, once.

`EXAMPLES=write pytest tests/api/test_examples.py` writes them anew.
"""

import json
import os
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import APIToken

from api import forms
from api.describing import EXAMPLES, examples
from api.models import TokenLimits
from api.urls import api as described
from notices.spreading import spread
from people.models import User

from .conftest import FIVE_DAYS, MONDAY, Api, Clock
from .test_files import photo

DRAFT = "0190b6c4-7f3e-4c1d-8000-5d3f0a2b9c4e"
#: Of a list an example shows so many.
MOST_SHOWN = 2
OPERATIONS = {
    operation["operationId"]
    for operations in described.get_openapi_schema()["paths"].values()
    for operation in operations.values()
}


class Recorder:
    """Calls, and what was sent and answered."""

    def __init__(self) -> None:
        self.operations: dict[str, Any] = {}
        self.problems: dict[str, Any] = {}

    def call(self, name: str, response: Any, request: Any = None, **parameters: str) -> Any:
        """Keep one call that went well."""
        assert response.status_code < 300, response.content.decode()
        kept = self.operations.setdefault(name, {"responses": {}})
        if parameters:
            kept["parameters"] = parameters
        if request is not None:
            kept["request"] = request
        body = None
        if response.content:
            body = response.json()
            kept["responses"][str(response.status_code)] = shortened(body)
        return body

    def problem(self, response: Any) -> None:
        """Keep one call that did not."""
        body = response.json()
        self.problems[body["type"].rpartition(":")[2]] = shortened(body)


@pytest.fixture
def recorded(
    api: Callable[[str], Api],
    clock: Clock,
    settings: Any,
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Recorder:
    """A leave from asking to coming back, and whatever can go wrong."""
    settings.MEDIA_ROOT = tmp_path
    found = Recorder()
    worker = api("grid-worker")
    _look_up(found, worker)
    _pick(found, worker)
    serial = _ask(found, worker, clock)
    _decide(found, api, worker, serial)
    _go_wrong(found, api, worker, monkeypatch)
    return found


def _look_up(found: Recorder, worker: Api) -> None:
    slug = "community-grid-workers"
    found.call("regulations", worker.get("regulations/", q="事假"), q="事假")
    found.call("editions", worker.get(f"regulations/{slug}/editions"), slug=slug)
    clauses = worker.get(f"regulations/{slug}/clauses", on="2026-09-14")
    found.call("clauses", clauses, slug=slug, on="2026-09-14")
    found.call("coverage", worker.get("regulations/coverage"))
    sides = {"from": "1", "to": "patrols-and-visits.1"}
    found.call("compare", worker.get(f"regulations/{slug}/compare", **sides), slug=slug, **sides)
    text = {"text": "请假办法\n一、事假\n事假须事先申请。"}
    found.call("outline_text", worker.post("regulations/outline", text), text)
    found.call("forms", worker.get("forms/"))
    found.call("form", worker.get("forms/leave"), slug="leave")
    found.call("prefill", worker.get("forms/leave/prefill"), slug="leave")
    body = {"answers": FIVE_DAYS}
    found.call("explain_form", worker.post("forms/leave/explain", body), body, slug="leave")


def _pick(found: Recorder, worker: Api) -> None:
    for name in ("people", "units", "households", "residents"):
        found.call(name, worker.get(f"{name}/", limit="2"), limit="2")
    door = {"unit": "grid-1", "address": "春和路20号", "door": "2号楼1单元101", "head": "赵有田"}
    answer = worker.post("households/", door, **{"Idempotency-Key": "door-0001"})
    household = found.call("new_household", answer, door)["value"]
    resident = {"household": household, "name": "赵小满"}
    found.call("new_resident", worker.post("residents/", resident), resident)


def _ask(found: Recorder, worker: Api, clock: Clock) -> str:
    draft: dict[str, Any] = {"form": "leave"}
    for reason in ("家中有事。", "老家房屋修缮。"):
        draft["answers"] = {"leave_type": "personal", "reason": reason}
        answer = worker.send("put", f"drafts/{DRAFT}", draft)
        found.call("save", answer, draft, draft_id=DRAFT)
    if "undo" in OPERATIONS:
        found.call("undo", worker.post(f"drafts/{DRAFT}/undo"), draft_id=DRAFT)
    found.call("drafts", worker.get("drafts/"))
    found.call("draft", worker.get(f"drafts/{DRAFT}"), draft_id=DRAFT)
    found.call("discard", worker.send("delete", f"drafts/{DRAFT}"), draft_id=DRAFT)
    file = {"file": SimpleUploadedFile("证明.png", photo())}
    taken = worker.client.post("/api/v1/files/", file, headers=worker.headers)
    pk = found.call("upload", taken)["id"]
    if "download" in OPERATIONS:
        found.operations["download"] = {"parameters": {"file_id": pk}, "responses": {}}
    body, key = {"answers": FIVE_DAYS}, {"Idempotency-Key": "slip-0001"}
    for _again in range(2):
        clock.move(seconds=5)
        answer = worker.post("forms/leave/submissions", body, **key)
        serial = found.call("hand_in", answer, body, slug="leave", **key)["serial"]
    return str(serial)


def _decide(found: Recorder, api: Callable[[str], Api], worker: Api, serial: str) -> None:
    leader = api("deputy-leader")
    found.call("inbox", leader.get("inbox/", kind="leave"), kind="leave")
    found.call("proceedings", worker.get("proceedings/", kind="leave"), kind="leave")
    opinion = {"seen": 1, "opinion": "同意，工作已交接。"}
    answer = leader.post(f"proceedings/{serial}/acts/opine", opinion)
    found.call("act_on", answer, opinion, serial=serial, act="opine")
    found.call("proceeding", worker.get(f"proceedings/{serial}"), serial=serial)
    found.call("trail", worker.get(f"proceedings/{serial}/trail"), serial=serial)
    found.operations["slip"] = {"parameters": {"serial": serial}, "responses": {}}
    found.operations["letter"] = {"parameters": {"serial": serial, "step": "1"}, "responses": {}}
    found.operations["dossier"] = {"parameters": {"serial": serial}, "responses": {}}
    _around(found, api, worker, serial)
    found.problem(leader.act(serial, "opine", seen=1, opinion="同意。"))
    found.problem(worker.act(serial, "approve"))
    found.problem(worker.act(serial, "report_back"))


def _around(found: Recorder, api: Callable[[str], Api], worker: Api, serial: str) -> None:
    """What stands around matters: copies, who stands in, meetings, leaves, notifications."""
    worker.act(serial, "copy", to="finance-clerk")
    found.call("copies", api("finance-clerk").get("copies/"))
    named: dict[str, Any] = {
        "substitute": "grid-worker-2", "starts": "2026-09-15", "ends": "2026-09-19", "reason": "请假"
    }  # fmt: skip
    pk = str(found.call("name_substitute", worker.post("substitutions/", named), named)["id"])
    found.call("substitutions", worker.get("substitutions/"))
    change = {"ends": "2026-09-20"}
    answer = worker.send("patch", f"substitutions/{pk}", change)
    found.call("change_substitution", answer, change, substitution_id=pk)
    answer = worker.send("delete", f"substitutions/{pk}")
    found.call("end_substitution", answer, substitution_id=pk)
    _meet(found, api("office-clerk"))
    days = {"from": "2026-08-01"}
    found.call("meetings", worker.get("meetings/", **days), **days)
    days = {"from": "2026-09-14", "to": "2026-09-20"}
    found.call("leaves", worker.get("leaves/", **days), **days)
    found.call("balance", worker.get("leaves/balance", year="2026"), year="2026")
    while spread(now=MONDAY):
        pass
    director = api("office-director")
    told = found.call("notifications", director.get("notifications/", unread="true"), unread="true")
    first = str(told["items"][0]["id"])
    answer = director.post(f"notifications/{first}/read")
    found.call("read_one", answer, notification_id=first)
    found.call("read_all", director.post("notifications/read"))


def _meet(found: Recorder, clerk: Api) -> None:
    called = {"name": "安全例会", "starts": "2026-09-21T09:00", "place": "三楼会议室"}
    pk = str(found.call("call_a_meeting", clerk.post("meetings/", called), called)["id"])
    moved = {"starts": "2026-09-22T14:00"}
    answer = clerk.post(f"meetings/{pk}/move", moved)
    found.call("move_a_meeting", answer, moved, meeting_id=pk)
    off = {"why": "与上级会议冲突。"}
    answer = clerk.post(f"meetings/{pk}/call_off", off)
    found.call("call_off_a_meeting", answer, off, meeting_id=pk)


def _go_wrong(
    found: Recorder, api: Callable[[str], Api], worker: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "forms/leave/submissions"
    other = FIVE_DAYS | {"first_day": "2026-10-12", "last_day": "2026-10-12"}
    found.problem(worker.post(address, {"answers": other}, **{"Idempotency-Key": "slip-0001"}))
    found.problem(worker.post(address, {"answers": FIVE_DAYS | {"reason": ""}}))
    long = FIVE_DAYS | {"first_day": "2026-10-12", "last_day": "2026-12-31"}
    found.problem(worker.post(address, {"answers": long}))
    found.problem(Api().get("inbox/"))
    found.problem(worker.get("proceedings/QJ-1999-0001"))
    found.problem(worker.send("delete", "inbox/"))
    path = "/api/v1/" + address
    post = worker.client.post
    found.problem(post(path, "{", content_type="application/json", headers=worker.headers))
    found.problem(post(path, "a=b", content_type="text/plain", headers=worker.headers))
    large = b"x" * 1_100_000
    found.problem(post(path, large, content_type="application/json", headers=worker.headers))
    user = User.objects.get(username="grid-worker")
    token, text = APIToken.create_token(user=user, name="slow")
    TokenLimits.objects.create(token=token, per_minute=1)
    slow = Api(text)
    slow.get("forms/")
    found.problem(slow.get("forms/"))
    monkeypatch.setattr(forms, "current_edition", lambda slug: 1 / 0)
    broken = Client(raise_request_exception=False)
    found.problem(broken.get("/api/v1/forms/leave", headers=worker.headers))


def shortened(value: Any) -> Any:
    """The same with the first few of each list."""
    match value:
        case list():
            return [shortened(each) for each in value[:MOST_SHOWN]]
        case dict():
            return {key: shortened(each) for key, each in value.items()}
        case _:
            return value


@pytest.mark.filterwarnings("ignore")
def test_the_examples_are_what_the_api_answers(recorded: Recorder) -> None:
    if os.environ.get("EXAMPLES") == "write":
        kept = {"operations": recorded.operations, "problems": recorded.problems}
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
        EXAMPLES.write_text(text + "\n", encoding="utf-8")
        examples.cache_clear()
    kept = examples()
    assert set(kept["operations"]) == set(recorded.operations) == OPERATIONS
    for name, each in recorded.operations.items():
        shown = kept["operations"][name]
        assert keys(shown.get("request")) == keys(each.get("request"))
        assert keys(shown["responses"]) == keys(each["responses"]), name
        for status, answer in each["responses"].items():
            assert keys(shown["responses"][status]) == keys(answer), name
    assert {key: each["status"] for key, each in kept["problems"].items()} == {
        key: each["status"] for key, each in recorded.problems.items()
    }


def keys(value: Any) -> set[str]:
    """The names of what it is made of; what stands under them, the description holds it to."""
    return set(value or {})
