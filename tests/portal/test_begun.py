"""草稿: each of the drafts of one form is told from the others by what it begins with."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.schemas.service import current_edition
from forms.submissions.models import Draft
from portal.begun import Begun

from .conftest import Clock
from .test_cost import statements

Visit = Callable[..., Client]


@pytest.fixture
def begin(person: Callable[[str], Any]) -> Callable[..., Draft]:
    """A draft of the grid worker with these answers."""

    def begun(
        slug: str = "leave", *, sources: Any = None, stream: str = "", **answers: Any
    ) -> Draft:
        return Draft.objects.create(
            owner=person("grid-worker"), edition=current_edition(slug), answers=answers,
            sources=sources or {}, stream=stream,
        )  # fmt: skip

    return begun


def told(client: Client, address: str = "/") -> list[str]:
    return [each.told for each in client.get(address).context["drafts"]]


@pytest.mark.parametrize("address", ["/", "/forms/"])
def test_of_leave_tells_the_type_and_the_days(visit: Visit, begin: Any, address: str) -> None:
    begin(leave_type="personal", first_day="2026-09-14", last_day="2026-09-15", reason="回乡。")
    begin(leave_type="sick", first_day="2026-09-21")

    page = visit("grid-worker").get(address).content.decode()

    assert "事假 · 2026年9月14日至2026年9月15日，共 2 天" in page.replace(" 至 ", "至")
    assert "病假 · 2026年9月21日" in page


def test_leaves_out_what_came_filled_in(visit: Visit, begin: Any) -> None:
    offered = {"phone": {"from": "held", "answer": "13800000000"}}
    begin(sources=offered, phone="13800000000")
    begin(sources=offered, phone="13900000000")

    assert sorted(told(visit("grid-worker"))) == ["", "13900000000"]


def test_says_that_nothing_was_filled_in_yet(visit: Visit, begin: Any) -> None:
    begin()

    assert "还没有填" in visit("grid-worker").get("/").content.decode()


def test_cuts_short_what_is_long(visit: Visit, begin: Any) -> None:
    begin("case", description="路" * 300)

    (text,) = told(visit("grid-worker"))
    assert text.startswith("路路路")
    assert len(text) <= 40


def test_of_a_matter_names_it(visit: Visit, asked: Any, done: Any, begin: Any) -> None:
    matter = done(asked(), "return", "deputy-leader", opinion="缺交接人。")
    begin(stream=matter.serial, leave_type="personal")

    page = visit("grid-worker").get("/").content.decode()
    assert matter.serial in page.split('id="drafts"')[1].split("</section>")[0]


def test_costs_the_same_for_many(visit: Visit, begin: Any, clock: Clock) -> None:
    client = visit("grid-worker")
    begin(leave_type="personal")
    one = statements(lambda: client.get("/"), 200)
    for slug in ("case", "diary", "leave"):
        begin(slug)

    assert statements(lambda: client.get("/"), 200) == one <= 10


@pytest.mark.parametrize("strange", [1, True, None, [1], {"a": 1}, "9" * 400, [{"a": []}]])
def test_reads_whatever_another_program_saved(office: None, strange: Any) -> None:
    for edition in FormEdition.objects.all():
        for field in edition.fields:
            keys = type_of(field).keys(field) if type_of(field).asks else ()
            for key in keys:
                answers = {**dict.fromkeys(keys, "2026-09-14"), key: strange}
                assert isinstance(Begun(Draft(edition=edition, answers=answers)).told, str)
