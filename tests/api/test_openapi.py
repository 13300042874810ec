"""The description of the API is OpenAPI 3.1, and true."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from django.test import Client

from api.problems import CODES

#: https://spec.openapis.org/oas/3.1/schema/2022-10-07
OPENAPI_31 = json.loads((Path(__file__).parent / "openapi-3.1.json").read_text(encoding="utf-8"))


@pytest.fixture
def described(db: None) -> dict[str, Any]:
    """The description as anybody gets it."""
    found: dict[str, Any] = Client().get("/api/v1/openapi.json").json()
    return found


class TestTheDescription:
    """Valid by the specification's own schema."""

    def test_is_openapi_31(self, described: dict[str, Any]) -> None:
        assert described["openapi"].startswith("3.1")
        assert list(jsonschema_rs.Draft202012Validator(OPENAPI_31).iter_errors(described)) == []

    def test_has_schemas_that_are_json_schema(self, described: dict[str, Any]) -> None:
        for schema in described["components"]["schemas"].values():
            jsonschema_rs.meta.validate(schema)

    def test_refers_only_to_what_is_there(self, described: dict[str, Any]) -> None:
        text = json.dumps(described)
        known = {
            f"#/components/{part}/{name}"
            for part in ("schemas", "responses")
            for name in described["components"][part]
        }

        assert {part.split('"')[0] for part in text.split('"$ref": "')[1:]} <= known

    def test_names_every_call_of_the_contract(self, described: dict[str, Any]) -> None:
        calls = {
            f"{method.upper()} {path.removeprefix('/api/v1/')}"
            for path, operations in described["paths"].items()
            for method in operations
        }

        assert calls >= {
            "GET regulations/",
            "GET regulations/{slug}/clauses",
            "GET regulations/{slug}/editions",
            "GET regulations/{slug}/compare",
            "GET forms/",
            "GET forms/{slug}",
            "POST forms/{slug}/explain",
            "GET forms/{slug}/prefill",
            "GET drafts/",
            "PUT drafts/{draft_id}",
            "DELETE drafts/{draft_id}",
            "POST files/",
            "POST forms/{slug}/submissions",
            "GET proceedings/",
            "GET proceedings/{serial}",
            "GET proceedings/{serial}/trail",
            "GET proceedings/{serial}/dossier.pdf",
            "POST proceedings/{serial}/acts/{act}",
            "POST regulations/outline",
            "GET inbox/",
        }

    def test_has_problems_and_a_scope_for_every_call(self, described: dict[str, Any]) -> None:
        known = described["components"]["responses"]
        for operation in operations(described):
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    found = known[answer["$ref"].rpartition("/")[2]]
                    assert list(found["content"]) == ["application/problem+json"]
            assert {"401", "403", "429", "500"} <= set(operation["responses"])
            assert operation["security"] == [{"BearerToken": [scope_of(operation)]}]

    def test_has_examples_that_are_as_described(self, described: dict[str, Any]) -> None:
        for operation in operations(described):
            bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
            content = [each.get("content", {}).get("application/json") for each in bodies]
            shown = [each for each in content if each]
            assert shown or operation["operationId"] in (
                "dossier",
                "slip",
                "letter",
                "discard",
                "end_substitution",
                "download",
            )
            for each in shown:
                check(described, each["schema"], each["example"], operation["operationId"])

    def test_has_an_example_of_every_problem(self, described: dict[str, Any]) -> None:
        shown = [
            example["value"]
            for answer in described["components"]["responses"].values()
            for example in answer["content"]["application/problem+json"]["examples"].values()
        ]
        for each in shown:
            check(described, {"$ref": "#/components/schemas/Problem"}, each, each["type"])
        assert {each["type"].rpartition(":")[2] for each in shown} == set(CODES)

    def test_calls_each_by_a_name_of_its_own(self, described: dict[str, Any]) -> None:
        names = [each["operationId"] for each in operations(described)]
        assert len(set(names)) == len(names)


def operations(described: dict[str, Any]) -> list[dict[str, Any]]:
    """Every call."""
    return [each for path in described["paths"].values() for each in path.values()]


def scope_of(operation: dict[str, Any]) -> str:
    """What a token must be good for."""
    scopes = {
        "hand_in": "submit", "new_household": "submit", "new_resident": "submit",
        "act_on": "act", "upload": "files", "download": "files",
        "read_one": "notices", "read_all": "notices",
        "name_substitute": "act", "change_substitution": "act", "end_substitution": "act",
        "call_a_meeting": "act", "move_a_meeting": "act", "call_off_a_meeting": "act",
    }  # fmt: skip
    drafts = operation["tags"] == ["drafts"]
    return "drafts" if drafts else scopes.get(operation["operationId"], "read")


def check(described: dict[str, Any], schema: Any, value: Any, what: str) -> None:
    """The value is as the schema says."""
    whole = {**schema, "components": described["components"]}
    found = jsonschema_rs.Draft202012Validator(whole).iter_errors(value)
    assert [f"{each.instance_path}: {each.message}" for each in found] == [], what
