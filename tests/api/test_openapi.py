"""The description of the API is OpenAPI 3.1, and true."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from django.test import Client

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
        known = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}

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
            "PUT drafts/{draft_id}",
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

    def test_has_a_problem_and_a_token_for_every_call(self, described: dict[str, Any]) -> None:
        operations = [each for path in described["paths"].values() for each in path.values()]

        for operation in operations:
            assert "application/problem+json" in operation["responses"]["default"]["content"]
            assert operation["security"] == [{"BearerToken": []}]
