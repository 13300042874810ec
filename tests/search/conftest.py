"""Looking for matters as a user of the demo office."""

from collections.abc import Callable
from typing import Any

import pytest

from people.models import Person
from tests.plugins.matters import ASKED_ON
from workflows.chains.search import finding
from workflows.chains.search.finding import Question, find
from workflows.chains.visibility import sight_of

Look = Callable[..., list[str]]


@pytest.fixture
def look(person: Callable[[str], Person]) -> Look:
    """The serials that somebody finds: `look("请假", by="admin", kind="leave")`."""

    def looking(words: str = "", *, by: str = "admin", most: int = 21, **more: Any) -> list[str]:
        sight = sight_of(person(by), ASKED_ON)
        return [each.serial for each in find(Question(words, **more), sight, most=most).rows]

    return looking


LIMITS = ("FEW_SEEN", "GLANCE", "FEW_HAVING", "STRETCH")
NONE, ENOUGH = -1, 1000
WAYS = {
    "among few": (ENOUGH, 0, NONE, ENOUGH),
    "at a glance": (NONE, ENOUGH, NONE, ENOUGH),
    "by a rare term": (NONE, 0, ENOUGH, ENOUGH),
    "on a stretch": (NONE, 0, NONE, ENOUGH),
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way on which matters are found."""
    for name, value in zip(LIMITS, WAYS[request.param], strict=True):
        monkeypatch.setattr(finding, name, value)
    return str(request.param)
