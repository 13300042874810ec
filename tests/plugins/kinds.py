"""Cases, records and assessments of the demo office, as tests tell them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from forms.schemas.service import current_edition
from people.models import Person
from tests.plugins.matters import ASKED_ON, morning
from workflows.chains.service import perform, submit

CASE = {"description": "3号楼前井盖松动，有老人绊倒。", "category": "facilities"}
DIARY = {
    "day": "2026-03-02",
    "from_time": "08:00",
    "to_time": "10:10",
    "area": "春和苑1至6号楼",
    "households": 4,
    "found": False,
}
WITH_PROBLEM = {
    **DIARY,
    "found": True,
    "problems": "5号楼楼道堆杂物，挡住消防栓。",
    "handling": "当场劝过，没有搬走。",
}
QUARTER = {"person": "grid-worker", "year": 2026, "period": "q1"}
VOTES = {"satisfied": 92, "fair": 6, "poor": 2}


@pytest.fixture
def report(person: Callable[[str], Person]) -> Callable[..., Any]:
    """Report a case: `report(by="grid-worker", complexity="major")`."""

    def reported(*, by: str = "grid-worker", on: date = ASKED_ON, **answers: Any) -> Any:
        given = {**CASE, **answers}
        return submit(current_edition("case"), given, by=person(by), at=morning(on))

    return reported


@pytest.fixture
def keep_diary(person: Callable[[str], Person]) -> Callable[..., Any]:
    """File a diary of the day: `keep_diary(by="grid-worker")`."""

    def kept(*, by: str = "grid-worker", on: date = ASKED_ON, **answers: Any) -> Any:
        given = {**DIARY, **answers}
        return submit(current_edition("diary"), given, by=person(by), at=morning(on))

    return kept


@pytest.fixture
def assess(person: Callable[[str], Person]) -> Callable[..., Any]:
    """Open an assessment: `assess(period="q2")`."""

    def opened(*, by: str = "office-director", on: date = ASKED_ON, **answers: Any) -> Any:
        given = {**QUARTER, **answers}
        return submit(current_edition("assessment"), given, by=person(by), at=morning(on))

    return opened


@pytest.fixture
def rate(person: Callable[[str], Person]) -> Callable[..., Any]:
    """Hand in a rating: `rate(matter, "platform-result", "service-centre", score=85)`."""

    def rated(matter: Any, form: str, by: str, **answers: Any) -> Any:
        data = {"form": form}
        return perform(matter, "rate", by=person(by), at=morning(), data=data, answers=answers)

    return rated


@pytest.fixture
def rated(assess: Callable[..., Any], rate: Callable[..., Any]) -> Callable[..., Any]:
    """An assessment for which all have handed in: `rated(85)`, or `rated(90, platform=80)`."""

    def all_in(score: float, *, platform: float | None = None, **answers: Any) -> Any:
        matter = assess(**answers)
        given = score if platform is None else platform
        rate(
            matter,
            "community-evaluation",
            "community-secretary",
            score=score,
            grounds="走访了12户。",
        )
        rate(matter, "residents-ballots", "community-secretary", **VOTES)
        return rate(matter, "platform-result", "service-centre", score=given)

    return all_in
