"""Pickers in the rows of a repeating group: each row by itself, also without JavaScript."""

import uuid
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from facts.held import Value
from facts.listed import record_listed
from forms.schemas.models import FormIndex
from forms.submissions.models import Draft
from office.loading.forms import load_form
from people.models import Household

VISITS = {
    "title": "走访记录",
    "slug": "visits",
    "kind": "application",
    "fields": [
        {
            "type": "group", "key": "rows", "label": "走访的住户",
            "fields": [
                {"type": "household", "key": "household", "label": "住户", "required": True},
                {"type": "number", "key": "people", "label": "人口", "fact": "household.people"},
                {"type": "resident", "key": "resident", "label": "居民", "of": "household"},
            ],
        }
    ],
}  # fmt: skip
PAGE = "/forms/visits/"
Visit = Callable[..., Client]


@pytest.fixture(autouse=True)
def visits(office: None) -> None:
    load_form(VISITS, FormIndex.objects.get())


@pytest.fixture
def wang() -> str:
    return str(Household.objects.get(head__name="王建国").pk)


@pytest.fixture
def zhao() -> str:
    return str(Household.objects.get(head__name="赵德海").pk)


def text_of(response: Any) -> str:
    return str(response.content.decode())


class TestARow:
    def test_names_its_inputs_by_its_path(self, visit: Visit) -> None:
        text = text_of(visit("grid-worker").get(PAGE))

        assert 'id="i-rows-0-household" name="rows.0.household"' in text
        assert 'data-of="rows.0.household"' in text

    def test_is_looked_up_by_its_button_though_it_is_blank_yet(
        self, visit: Visit, wang: str, zhao: str
    ) -> None:
        """Row 1 was left blank and goes; what was sought in row 2 is offered there all the same."""
        given = {"rows.0.household": wang, "rows.1.people": "", "rows.2.household--find": "德海"}

        text = text_of(visit("grid-worker").post(PAGE, {"do": "find:rows.2.household", **given}))

        found = text.split('name="rows.1.household"')[1].split("</select>")[0]
        assert f'value="{zhao}"' in found
        assert Draft.objects.get().answers == {"rows": [{"household": wang}, {}]}

    def test_takes_who_was_entered_in_it(self, visit: Visit, wang: str) -> None:
        new = {
            "rows.1.household--unit": "grid-1",
            "rows.1.household--address": "丁路4号",
            "rows.1.household--head": "丁",
        }

        visit("grid-worker").post(
            PAGE, {"do": "enter:rows.1.household", "rows.0.household": wang, **new}
        )

        entered = Household.objects.get(address="丁路4号")
        rows = Draft.objects.get().answers["rows"]
        assert [each["household"] for each in rows] == [wang, str(entered.pk)]

    def test_is_filled_in_from_what_is_held_about_its_own_household(
        self, visit: Visit, wang: str, zhao: str
    ) -> None:
        people = Value("household.people", Decimal(5), date(2026, 5, 1))
        record_listed([(Household.objects.get(pk=zhao), people)])

        answer = visit("grid-worker").post(
            PAGE,
            {"draft": str(uuid.uuid4()), "rows.0.household": wang, "rows.1.household": zhao},
            headers={"HX-Request": "true"},
        )

        assert 'hx-swap-oob="innerHTML:#f-rows-1-people"' in text_of(answer)
        assert Draft.objects.get().answers["rows"] == [
            {"household": wang}, {"household": zhao, "people": 5},
        ]  # fmt: skip

    def test_offers_the_residents_of_its_own_household(
        self, visit: Visit, wang: str, zhao: str
    ) -> None:
        given = {"rows.0.household": wang, "rows.1.household": zhao}

        text = text_of(visit("grid-worker").post(PAGE, {"do": "find:rows.1.resident", **given}))

        found = text.split('name="rows.1.resident"')[1].split("</select>")[0]
        assert "钱桂芳" in found
        assert "王建国" not in found

    @pytest.mark.parametrize("count", [1, 40])
    def test_of_many_are_named_in_as_many_queries_as_one(
        self, visit: Visit, wang: str, count: int, django_assert_max_num_queries: Callable
    ) -> None:
        rows = {f"rows.{n}.household": wang for n in range(count)}
        client = visit("grid-worker")
        client.post(PAGE, {"do": "look", **rows})

        with django_assert_max_num_queries(32):
            text = text_of(client.post(PAGE, {"do": "look", **rows}))

        assert text.count("（王建国）</option>") == count
