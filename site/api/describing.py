"""The description of the API (OpenAPI 3.1): scopes, problems by status, examples."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from http.client import responses
from pathlib import Path
from typing import Any

from .problems import CODES, MEDIA_TYPE, TYPE_PREFIX
from .shapes.problem import ProblemShape

#: Recorded from the demo office by `EXAMPLES=write pytest tests/api/test_examples.py`.
EXAMPLES = Path(__file__).parent / "examples.json"
#: What any call may be answered with.
ALWAYS = (401, 403, 429, 500)
#: What a call may be answered with besides, since it says or takes something.
WITH_PATH, WITH_QUERY, WITH_BODY = (404,), (422,), (400, 413, 415, 422)
#: What only some can meet: a state that has changed, a key that was used before.
CONFLICTS = {
    "hand_in": (404, 409),
    "act_on": (409,),
    "save": (409,),
    "upload": (404, 409),
    "undo": (409,),
    "new_household": (409,),
    "new_resident": (409,),
    "name_substitute": (409,),
    "change_substitution": (409,),
    "call_a_meeting": (409,),
    "move_a_meeting": (409,),
    "call_off_a_meeting": (409,),
}
JSON = "application/json"

Described = dict[str, Any]


@cache
def examples() -> Described:
    """Requests and answers by operation, problems by code."""
    found: Described = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return found


def completed(schema: Described, scopes: dict[str, str]) -> Described:
    """The framework's description, with what it cannot know; `scopes` by operation."""
    components = schema["components"]
    template = "#/components/schemas/{model}"
    problem = ProblemShape.model_json_schema(ref_template=template)
    components["schemas"] |= {**problem.pop("$defs", {}), "Problem": problem}
    components["responses"] = dict(_problems())
    for operations in schema["paths"].values():
        for operation in operations.values():
            _complete(operation, scopes)
    return schema


def _complete(operation: Described, scopes: dict[str, str]) -> None:
    name = operation["operationId"]
    for scheme in operation.get("security", []):
        for required in scheme.values():
            required[:] = [scopes[name]]
    answers = operation["responses"]
    for status in sorted({*_statuses(operation)}):
        answers.setdefault(status, {"$ref": f"#/components/responses/{_name(status)}"})
    _add_examples(operation, deepcopy(examples()["operations"].get(name, {})))


def _statuses(operation: Described) -> Iterator[int]:
    yield from ALWAYS
    places = {each["in"] for each in operation.get("parameters", [])}
    if "path" in places:
        yield from WITH_PATH
    if places & {"query", "header"}:
        yield from WITH_QUERY
    if "requestBody" in operation:
        yield from WITH_BODY
    yield from CONFLICTS.get(operation["operationId"], ())


def _add_examples(operation: Described, recorded: Described) -> None:
    body = operation.get("requestBody", {}).get("content", {})
    if "request" in recorded and JSON in body:
        body[JSON]["example"] = recorded["request"]
    for parameter in operation.get("parameters", []):
        if parameter["name"] in recorded.get("parameters", {}):
            parameter["example"] = recorded["parameters"][parameter["name"]]
    for status, answer in operation["responses"].items():
        content = answer.get("content", {})
        if JSON in content and str(status) in recorded.get("responses", {}):
            content[JSON]["example"] = recorded["responses"][str(status)]


def _problems() -> Iterator[tuple[str, Described]]:
    """A response for each status, with an example for each code that has it."""
    recorded = examples()["problems"]
    for status in sorted({status for status, _title in CODES.values()}):
        shown = {
            code: {"summary": TYPE_PREFIX + code, "value": recorded[code]}
            for code, (its, _title) in CODES.items()
            if its == status and code in recorded
        }
        schema = {"$ref": "#/components/schemas/Problem"}
        content: Described = {MEDIA_TYPE: {"schema": schema}}
        if shown:
            content[MEDIA_TYPE]["examples"] = shown
        found: Described = {"description": responses[status], "content": content}
        if status == 429:
            wait = {"schema": {"type": "integer"}, "description": "seconds to wait"}
            found["headers"] = {"Retry-After": wait}
        yield _name(status), found


def _name(status: int) -> str:
    return "".join(each for each in responses[status].title() if each.isalpha())
