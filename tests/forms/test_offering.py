"""Of a long list each office is offered what its own regulations know (D1, D2, D5)."""

from collections.abc import Callable
from typing import Any

import pytest

from forms.schemas.checks import find
from forms.schemas.offering import is_offered
from forms.schemas.service import current_edition
from forms.schemas.validation import validate
from people.models import Person
from tests.plugins.matters import ASKED_ON

FINDING = {
    "person": "grid-worker-2", "day": ASKED_ON.isoformat(), "found": "other", "description": "见记录。",
}  # fmt: skip


@pytest.fixture
def problems(person: Callable[[str], Person]) -> Callable[..., dict[str, list[str]]]:
    """What stands against a finding of this kind, handed in by somebody."""

    def ask(kind: str, by: str) -> dict[str, list[str]]:
        edition = current_edition("finding")
        assert edition is not None
        return dict(validate(edition, {**FINDING, "kind": kind}, on=ASKED_ON, by=person(by))[1])

    return ask


class TestAnOption:
    @pytest.mark.parametrize(
        ("named", "places", "offered"),
        [
            ([], {"a"}, True),
            (["a"], {"a", "b"}, True),
            (["c"], {"a", "b"}, False),
            (["c"], set(), False),
            (["c"], None, True),
        ],
    )
    def test_is_offered_below_the_units_that_it_names(
        self, named: list[str], places: set[str] | None, offered: bool
    ) -> None:
        assert is_offered({"offered_in": named}, places) is offered


class TestHandingIn:
    def test_takes_what_is_offered_in_ones_own_office(self, problems: Callable) -> None:
        assert problems("off_post", "grid-worker") == {}
        assert problems("vacancy", "feedback-worker") == {}

    def test_says_what_is_offered_instead_of_what_is_for_others(self, problems: Callable) -> None:
        (sentence,) = problems("vacancy", "grid-worker")["kind"]

        assert "日志空岗" in sentence
        assert "脱岗" in sentence
        assert "收礼赴宴" not in sentence

    def test_needs_no_office_where_nobody_is_named(self, office: None) -> None:
        edition = current_edition("finding")
        assert edition is not None

        assert not validate(edition, {**FINDING, "kind": "vacancy"}, on=ASKED_ON)[1]


class TestTheEdition:
    def test_says_per_option_where_it_is_offered_and_leaves_the_schema_as_it_is(
        self, office: None
    ) -> None:
        edition = current_edition("finding")
        assert edition is not None
        field: dict[str, Any] = edition.ui["fields"][0]

        assert field["offered_in"]["meeting_late"] == ["street", "township"]
        assert len(edition.schema["properties"]["kind"]["oneOf"]) == 31

    def test_of_a_unit_that_there_is_not_is_not_published(self, db: None) -> None:
        options = [{"value": "a", "label": "甲", "offered_in": ["nowhere"]}]
        field = {"type": "choice", "key": "q", "label": "问题", "options": options}

        assert any("nowhere" in each for each in find([field], "application"))
