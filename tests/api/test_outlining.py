"""POST regulations/outline: what an import would make of a text."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regulations.models import RegulationPage
from tests.importing.texts import COLLECTION

from .conftest import Api
from .test_bad_input import problem

OUTLINE = "regulations/outline"


class TestAnOutline:
    def test_has_every_regulation_with_its_clauses(self, api: Callable[[str], Api]) -> None:
        response = api("grid-worker").post(OUTLINE, {"text": COLLECTION})

        assert response.status_code == 200
        first, *_others, last = response.json()["regulations"]
        clause = next(each for each in first["clauses"] if each["path"] == "一.2")
        assert clause["level"] == 2
        assert clause["text"] == "交班前把记录写完。记录一周一收。"
        assert "same_as" not in first
        assert (last["same_as"], last["same_as_number"]) == ("夜巡管理制度1", 3)

    def test_is_not_saved(self, api: Callable[[str], Api]) -> None:
        caller, before = api("grid-worker"), RegulationPage.objects.count()
        caller.get("regulations/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            caller.post(OUTLINE, {"text": COLLECTION})

        assert RegulationPage.objects.count() == before
        assert len(queries) == 1, "the token alone"


LEAVE = """值班制度
一、请假
1、请假2天以内的，由分管领导审批。
2、登记后报区执法局备案。
"""


class TestSuggestions:
    def test_are_told_when_asked_for(self, api: Callable[[str], Api]) -> None:
        response = api("grid-worker").post(f"{OUTLINE}?suggest=1", {"text": LEAVE})

        first, second = response.json()["regulations"][0]["clauses"][1:]
        (leave,) = first["suggestions"]
        assert (leave["kind"], leave["missing"]) == ("route", {})
        assert leave["sentence"] == "请假天数不超过 2 天的，由分管领导审批。"
        assert leave["parameters"]["form"] == "leave"
        assert second["suggestions"][-1]["missing"]["stations.0.post"] == "区执法局"

    def test_are_not_told_unasked(self, api: Callable[[str], Api]) -> None:
        clauses = api("grid-worker").post(OUTLINE, {"text": LEAVE}).json()["regulations"][0]

        assert not any("suggestions" in each for each in clauses["clauses"])

    def test_of_a_repetition_are_none(self, api: Callable[[str], Api]) -> None:
        response = api("grid-worker").post(f"{OUTLINE}?suggest=1", {"text": COLLECTION})

        *_others, last = response.json()["regulations"]
        assert not any(each.get("suggestions") for each in last["clauses"])


class TestWhatCannotBeOutlined:
    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"text": ""}, 422),
            ({"text": " \u3000\n"}, 422),
            ({"text": None}, 422),
            ({"text": ["一、"]}, 422),
            ({}, 422),
            ({"text": "一、守岗", "title": "值班"}, 422),
            ({"text": "守\x00岗"}, 400),
            ({"text": "1、守岗。\n" * 120_000}, 413),
        ],
    )
    def test_gets_a_sentence(self, api: Callable[[str], Api], body: object, status: int) -> None:
        problem(api("grid-worker").post(OUTLINE, body), status)

    def test_needs_a_token(self, office: None) -> None:
        problem(Api().post(OUTLINE, {"text": "一、守岗"}), 401)
