"""Another client with ajv and json-logic-js finds the verdict of the server, each time, at the same places."""

import json
from collections.abc import Iterator

import jsonschema_rs
import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from forms.schemas.validation import validate
from tests.forms.client import JavaScriptClient
from tests.forms.conftest import edition_of
from tests.forms.drawing import FIXED, answers, forms
from tests.plugins.matters import ASKED_ON

PER_FORM = 12


@pytest.fixture(scope="module")
def client() -> Iterator[JavaScriptClient]:
    with JavaScriptClient() as running:
        yield running


def agree(client: JavaScriptClient, data: st.DataObject) -> None:
    """Draw a form and answers to it, and compare what the two say."""
    asked, checks = data.draw(forms())
    edition = edition_of(asked, checks=checks)
    assert jsonschema_rs.meta.is_valid(edition.schema)
    client.take(edition.schema, edition.ui)
    for _time in range(PER_FORM):
        drawn = data.draw(answers(asked, wrong=data.draw(st.sampled_from([2, 3, 6, 0]))))
        kept, problems = validate(edition, drawn, on=ASKED_ON)
        theirs, paths = client.verdict(drawn, ASKED_ON.isoformat())

        note(json.dumps([asked, checks, drawn], indent=1))
        note({path: said for path, said in problems.items() if path not in paths})
        assert paths == sorted(problems)
        if not problems:
            assert theirs == pytest.approx(kept) if _flat(kept) else theirs == kept


def _flat(kept: dict) -> bool:
    return not any(isinstance(each, list | dict) for each in kept.values())


@settings(FIXED, max_examples=6)
@given(st.data())
def test_a_few_forms(client: JavaScriptClient, data: st.DataObject) -> None:
    agree(client, data)


@pytest.mark.slow
@settings(FIXED, max_examples=300)
@given(st.data())
def test_hundreds_of_forms_and_thousands_of_answers(
    client: JavaScriptClient, data: st.DataObject
) -> None:
    agree(client, data)
