"""What was answered is on the page as it was answered, comes back from it, is kept as JSON and read again."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.http import QueryDict
from django.template import engines
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from forms.schemas.fields.base import type_of
from forms.schemas.fields.moment import moment_of
from forms.schemas.models import FormEdition
from forms.schemas.showing import shown_answers
from forms.schemas.validation import read, validate
from forms.schemas.walking import every
from portal.fields import asked
from tests.forms.conftest import edition_of
from tests.forms.drawing import FIXED, answers, forms
from tests.plugins.matters import ASKED_ON

PAGE = '{% for asked in fields %}{% include "schemas/field.html" %}{% endfor %}'


def posted_back(edition: FormEdition, kept: dict[str, Any]) -> QueryDict:
    """What a browser posts when it opens the page and changes nothing."""
    fields = asked(edition, kept, {}, owner=None, on=ASKED_ON)
    page = BeautifulSoup(
        engines["django"].from_string(PAGE).render({"fields": fields}), "html.parser"
    )
    data = QueryDict(mutable=True)
    for element in page.find_all(["input", "select", "textarea"]):
        for value in values(element):
            data.appendlist(str(element["name"]), value)
    return data


def values(element: Tag) -> list[str]:
    if element.name == "textarea":
        return [element.get_text()]
    if element.name == "select":
        return [str(each["value"]) for each in element.find_all("option", selected=True)]
    if element["type"] in ("radio", "checkbox") and not element.has_attr("checked"):
        return []
    return [str(element.get("value", ""))]


def meant(edition: FormEdition, given: dict[str, Any]) -> dict[str, Any]:
    """The answers by path, as far as two ways of writing one are the same."""
    found: dict[str, Any] = {}
    for met in every(edition.fields, given):
        kind = type_of(met.field)
        for key in kind.keys(met.field):
            value = met.answers.get(key)
            if met.field["type"] == "moment":
                value = moment_of(met.answers, key)
            elif met.field["type"] == "many_choices" and value:
                value = sorted(value)
            if value is not None and kind.asks and not kind.inner(met.field):
                found[met.prefix + key] = value
    return found


def goes_round(data: st.DataObject) -> None:
    drawn, checks = data.draw(forms())
    edition = edition_of(drawn, checks=checks)
    kept, problems = validate(edition, data.draw(answers(drawn, wrong=0)), on=ASKED_ON)
    assume(not problems)
    assume(not any(_only_defaults(field, kept) for field in drawn if field["type"] == "group"))

    back = read(edition, posted_back(edition, kept))
    assert meant(edition, back) == meant(edition, kept)
    stored = json.loads(json.dumps(kept))
    assert stored == kept
    assert validate(edition, stored, on=ASKED_ON) == (kept, {})
    told = {field["key"] for field, _text in shown_answers(edition, stored)}
    top = [met for met in every(edition.fields, kept) if not met.prefix]
    assert told == {
        met.field["key"]
        for met in top
        if any(key in kept for key in type_of(met.field).keys(met.field))
    }


def _only_defaults(group: dict[str, Any], kept: dict[str, Any]) -> bool:
    """Whether a row says no more than a blank one does: a page has no other way to say that."""
    defaults = {each["key"]: each.get("default") for each in group["fields"]}
    rows = kept.get(group["key"], [])
    return any(all(defaults.get(key) == value for key, value in row.items()) for row in rows)


@settings(FIXED, max_examples=6)
@given(st.data())
def test_a_few_forms(data: st.DataObject) -> None:
    goes_round(data)


@pytest.mark.slow
@settings(FIXED, max_examples=300)
@given(st.data())
def test_hundreds_of_forms(data: st.DataObject) -> None:
    goes_round(data)
