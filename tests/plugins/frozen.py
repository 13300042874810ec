"""What is read once and then shared by all is still the same when all tests have used it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from forms.schemas.models import frozen


@pytest.fixture(scope="session", autouse=True)
def nothing_frozen_is_changed() -> Iterator[None]:
    """The columns of published editions that the tests of this process have read."""
    seen: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        for name in ("read", "read_fields"):
            patch.setattr(frozen, name, _noting(getattr(frozen, name), seen))
        yield
    assert [text[:80] for text, value in seen.items() if json.loads(text) != value] == []


def _noting(read: Callable[[str], Any], seen: dict[str, Any]) -> Callable[[str], Any]:
    def noted(text: str) -> Any:
        seen[text] = read(text)
        return seen[text]

    return noted
