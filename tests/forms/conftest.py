"""Editions of forms that need no database."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from forms.schemas.json_schema import schema_of
from forms.schemas.models import FormEdition
from forms.schemas.ui import ui_of
from office.loading.files import FIXTURES, read_text
from tests.seals import FORM

EditionOf = Callable[..., FormEdition]


def edition_of(
    fields: list[dict[str, Any]], title: str = "表", checks: Sequence[dict[str, Any]] = ()
) -> FormEdition:
    """An edition that is not saved, from fields as a fixture file writes them."""
    kept = [frozen(each) for each in fields]
    return FormEdition(
        slug="form", title=title, number=1, fields=kept, schema=schema_of(title, kept),
        checks=list(checks), ui=ui_of(kept, checks), digest=str([kept, checks]),
    )  # fmt: skip


@pytest.fixture(scope="session")
def leave_form() -> FormEdition:
    """The leave slip of the demo office."""
    text = (FIXTURES / "forms/leave.yaml").read_text(encoding="utf-8")
    return edition_of(read_text(text)["fields"], "请假条")


@pytest.fixture(scope="session")
def seal_form() -> FormEdition:
    """A form with every other type of field."""
    return edition_of(FORM["fields"], "用印申请")


@pytest.fixture
def one_field() -> EditionOf:
    """A form that asks one thing."""
    return lambda **field: edition_of([{"label": "问题", "key": "q", **field}])


def frozen(field: dict[str, Any]) -> dict[str, Any]:
    """A field as an edition keeps it."""
    named = [{"value": code, "label": name} for code, name in field.get("choices", {}).items()]
    inner = [frozen(each) for each in field.get("fields", [])]
    return {
        **field,
        **({"options": named} if named else {}),
        **({"fields": inner} if inner else {}),
    }
