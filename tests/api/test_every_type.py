"""A form that asks for something of every type, filled at random, says the same wherever one looks."""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from api.rates import counter
from dossiers.contents import Contents
from dossiers.gather import dossier_contents
from dossiers.gathering.matter import read_matter
from dossiers.numbering import number_for
from facts.models import FactValue
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition, FormIndex, FormPage
from forms.schemas.service import current_edition
from forms.schemas.validation import validate
from forms.submissions.models import Submission
from forms.submissions.uploading import take_in
from office.loading.facts import load_facts
from office.loading.forms import load_form
from people.models import Household, Resident, User
from tests.forms.drawing import FIXED, answers
from tests.forms.in_database import EVERY, offered
from tests.forms.strategies import Field, fields
from tests.forms.test_round_trip import meant, values
from tests.pictures import photo, picture
from tests.seals import clause, published, route
from workflows.chains.models import Proceeding
from workflows.chains.service import perform

from .conftest import MONDAY, Api, Clock

pytestmark = pytest.mark.slow

SLUG = "everything"
ROW: dict[str, Any] = {
    "slug": SLUG,
    "title": "样样都问",
    "kind": "application",
    "fields": [{"type": "text", "key": "t_text", "label": "字"}],
}
CHECK = {"left": "counted", "op": "=", "right": "recounted", "message": "两次数得不一样。"}
#: The type of fact that a field of a type fills in, where the fact says all of the answer.
FACTS = {
    "text": "text", "long_text": "text", "number": "number", "money": "number", "rating": "number",
    "date": "date", "person": "text", "unit": "text", "household": "text", "resident": "text",
}  # fmt: skip


@pytest.fixture(autouse=True)
def office_of_all(office: None, clock: Clock, settings: Any, tmp_path: Path) -> None:
    """Somebody decides on the form, and there are rows to choose from and files to name."""
    clock.move(hours=-1)
    settings.MEDIA_ROOT = tmp_path
    load_facts(
        {"key": f"every.{code}", "label": code, "type": kind} for code, kind in FACTS.items()
    )
    load_form(ROW, FormIndex.objects.get())
    published(clause("办事处主任批。", route(form=SLUG)))
    worker = User.objects.get(username="grid-worker").person
    uploads = [_sent(worker, number) for number in range(6)]
    near = Household.objects.filter(unit__code="grid-1")
    offered(
        {
            **dict.fromkeys(("photo", "file", "signature"), uploads),
            "person": ["deputy-leader", "office-director", "grid-worker-2"],
            "unit": ["street", "grid-1"],
            "household": near.values_list("pk", flat=True),
            "resident": Resident.objects.filter(household__in=near).values_list("pk", flat=True),
        }
    )


def _sent(worker: Any, number: int) -> Any:
    content = photo() if number == 0 else picture("PNG", (40, 40 + number))
    return take_in(SimpleUploadedFile(f"图{number}.png", content), owner=worker).pk


@st.composite
def every_field(draw: Callable[..., Any]) -> list[Field]:
    """A field of each type in some order, and the same once more in the rows of a group."""
    asked = [draw(fields(code, f"t_{code}")) for code in draw(st.permutations(EVERY))]
    for field in asked:
        if field["type"] in FACTS:
            field["fact"] = f"every.{field['type']}"
    inner = [draw(fields(code, f"r_{code}")) for code in EVERY if type_of({"type": code}).in_rows]
    group = {"type": "group", "key": "rows", "label": "各户", "at_most": 5, "fields": inner}
    counts = [
        {"type": "computed", "key": key, "label": key, "how": "count", "of": ["rows"]}
        for key in ("counted", "recounted")
    ]
    layout = [{"type": code, "key": code, "label": code} for code in ("section", "hint")]
    return [*layout, *asked, group, *counts]


def edition_with(asked: list[Field]) -> FormEdition:
    """The form anew, published."""
    page = FormPage.objects.get(slug=SLUG)
    page.fields = [_block(each) for each in asked]
    page.checks = [{"type": "check", "value": CHECK}]
    page.save_revision().publish()
    edition = current_edition(SLUG)
    assert edition is not None
    return edition


def _block(field: Field) -> dict[str, Any]:
    value = {name: each for name, each in field.items() if name != "type"}
    if "fields" in field:
        value["fields"] = [_block(each) for each in field["fields"]]
    return {"type": field["type"], "value": value}


@contextmanager
def undone() -> Iterator[None]:
    """What is written within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def by_api(caller: Api, given: dict[str, Any]) -> Submission:
    """What is kept of answers that another program sends."""
    response = caller.post(f"forms/{SLUG}/submissions", {"answers": given})
    assert response.status_code == 201, response.content.decode()
    return Submission.objects.get(stream=response.json()["serial"])


def by_page(caller: Api, browser: Client, given: dict[str, Any]) -> Submission:
    """What is kept when a draft with these answers is opened and handed in as it stands."""
    draft = uuid.uuid4()
    assert caller.send("put", f"drafts/{draft}", {"form": SLUG, "answers": given}).status_code < 300
    page = BeautifulSoup(
        browser.get(f"/forms/{SLUG}/", {"draft": str(draft)}).content, "html.parser"
    )
    form = page.find("form", attrs={"data-conditions": True}) or page.select_one("main form")
    posted: dict[str, list[str]] = {}
    for element in form.find_all(["input", "select", "textarea"]):
        if element.get("name") and element.get("type") != "file":
            posted.setdefault(element["name"], []).extend(values(element))
    response = browser.post(f"/forms/{SLUG}/", {**posted, "do": "submit"})
    assert response.status_code == 302, response.content.decode()
    return Submission.objects.get(stream=response["Location"].rstrip("/").split("/")[-1])


def one_line(text: str) -> str:
    """Without what only lays it out."""
    return "".join(text.split())


def said(edition: FormEdition, kept: dict[str, Any]) -> dict[str, str]:
    """What a person is to read of each answer of the form, by its field's label."""
    return {
        field["label"]: one_line(type_of(field).show(field, kept))
        for field in edition.fields
        if field["type"] not in ("section", "hint", "group")
    }


def assert_facts(edition: FormEdition, kept: Submission) -> None:
    """Each value says what was answered."""
    stored = {row.fact_id: row.value for row in FactValue.objects.filter(stream=kept.stream)}
    answered = {
        each["fact"]: each
        for each in edition.fields
        if each.get("fact") and each["key"] in kept.answers
    }
    assert stored.keys() == answered.keys()
    for key, field in answered.items():
        assert type_of(field).answer(stored[key]) == kept.answers[field["key"]]


def assert_on_page(text: str, edition: FormEdition, kept: Submission) -> None:
    """Every answer stands there, and every file can be opened."""
    page = BeautifulSoup(text, "html.parser").select_one("#answers")
    assert page is not None
    read = one_line(page.get_text())
    for label, words in said(edition, kept.answers).items():
        assert words in read, label
    for row in kept.answers.get("rows", []):
        for field in _group(edition)["fields"]:
            assert one_line(type_of(field).show(field, row)) in read, field["key"]
    for upload in uploads_in(edition, kept):
        assert upload in str(page)


def assert_in_dossier(contents: Contents, edition: FormEdition, kept: Submission) -> None:
    """Every answer is printed, and lies in the data as it was kept."""
    printed = {each.label: each for each in contents.form.rows}
    for label, words in said(edition, kept.answers).items():
        assert not words or words in one_line(printed[label].value), label
    lines = printed["各户"].rows if "rows" in kept.answers else ()
    assert len(lines) == len(kept.answers.get("rows", []))
    for line, row in zip(lines, kept.answers.get("rows", []), strict=True):
        read = {one_line(cell) for cell in line}
        for field in _group(edition)["fields"]:
            words = one_line(type_of(field).show(field, row))
            assert not words or words in read, field["key"]
    data = json.loads(contents.data)
    assert data["submissions"][-1]["answers"] == kept.answers
    assert data["form"]["fields"] == edition.fields
    assert data["form"]["checks"] == edition.checks == [CHECK]
    assert len(contents.attachments) == len(uploads_in(edition, kept))


def uploads_in(edition: FormEdition, kept: Submission) -> set[str]:
    """The ids of all files that were named."""
    scopes = [(edition.fields, kept.answers)]
    scopes += [(_group(edition)["fields"], row) for row in kept.answers.get("rows", [])]
    return {
        upload
        for asked, given in scopes
        for field in asked
        for upload in type_of(field).uploads(field, given)
    }


def _group(edition: FormEdition) -> Field:
    return next(each for each in edition.fields if each["type"] == "group")


@settings(FIXED, max_examples=12)
@given(st.data())
def test_every_type_goes_round(
    api: Callable[[str], Api], person: Callable[[str], Any], clock: Clock, data: st.DataObject
) -> None:
    asked = data.draw(every_field())
    filled = data.draw(answers(asked, wrong=0))
    left_out = data.draw(st.sets(st.sampled_from([each["key"] for each in asked])))
    for field in asked:
        if field["key"] in left_out and not field.get("required"):
            for key in type_of(field).keys(field):
                filled.pop(key, None)
    with undone():
        counter.forget()
        clock.at = MONDAY
        edition, caller, browser = edition_with(asked), api("grid-worker"), Client()
        browser.force_login(User.objects.get(username="grid-worker"))
        kept, problems = validate(edition, filled, on=MONDAY.date())
        assert problems == {}

        with undone():
            assert by_api(caller, filled).answers == kept
        came = by_page(caller, browser, filled)
        assert meant(edition, came.answers) == meant(edition, kept)
        assert_facts(edition, came)

        serial = came.stream
        told = caller.get(f"proceedings/{serial}").json()
        assert told["answers"] == came.answers
        assert_on_page(browser.get(f"/p/{serial}/").content.decode(), edition, came)

        matter = Proceeding.objects.get(serial=serial)
        clock.move(minutes=1)
        ended = perform(
            matter, "approve", by=person("office-director"), at=clock.at, opinion="同意。"
        )
        assert_in_dossier(dossier_contents(read_matter(ended), number_for(ended)), edition, came)
