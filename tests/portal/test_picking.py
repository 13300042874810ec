"""Pickers on a form: looked up as one types or by a button, entered once, filled in from what is held."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from forms.submissions.models import Draft
from people.models import Household, Resident, Unit
from portal.options import offered_options
from portal.picking import Aid
from regulations.codes import codes_asked
from regulations.in_force import bindings
from trail.models import Access

SURVEY = "/forms/household-survey/"
Visit = Callable[..., Client]


def text_of(response: Any) -> str:
    return str(response.content.decode())


class TestLookingUp:
    def test_finds_by_what_was_typed_and_notes_who_was_shown(
        self, visit: Visit, zhao: Household
    ) -> None:
        text = text_of(visit("grid-worker").get("/pick/households/", {"q": "德海", "id": "x"}))

        assert f'data-value="{zhao.pk}"' in text
        assert 'role="option"' in text
        entry = Access.objects.get()
        assert (entry.actor_name, entry.asked, entry.shown) == ("陆燚", "德海", [str(zhao.pk)])

    def test_shows_nobody_of_another_grid(self, visit: Visit, zhao: Household) -> None:
        assert str(zhao.pk) not in text_of(visit("grid-worker-4").get("/pick/households/"))

    def test_shows_colleagues_of_ones_own_unit_first(self, visit: Visit) -> None:
        text = text_of(visit("grid-worker-2").get("/pick/people/"))

        assert text.index("grid-head-2") < text.index("grid-worker-5")
        assert not Access.objects.exists()

    def test_takes_the_settings_of_the_field(self, visit: Visit) -> None:
        client = visit("grid-worker")

        text = text_of(client.get("/pick/units/", {"kinds": ["grid"], "q": "社区"}))

        assert 'data-value="grid-6"' in text
        assert 'data-value="community-1"' not in text

    def test_of_a_list_that_there_is_not_is_not_found(self, visit: Visit) -> None:
        assert visit("grid-worker").get("/pick/treasures/").status_code == 404

    @pytest.mark.parametrize("count", [3, 300])
    def test_costs_as_much_for_three_as_for_three_hundred(
        self, visit: Visit, django_assert_max_num_queries: Callable, count: int
    ) -> None:
        unit = Unit.objects.get(code="grid-1")
        Household.objects.bulk_create(_doors(unit, count))
        client = visit("grid-worker")

        with django_assert_max_num_queries(9):
            text = text_of(client.get("/pick/households/", {"q": "甲路"}))

        assert text.count('role="option"') == min(count, 20)

    @pytest.mark.parametrize("query", ["%00", "'", "🏠", "%", "x" * 5000, "‮"])
    def test_of_strange_words_finds_nobody(self, visit: Visit, query: str) -> None:
        answer = visit("grid-worker").get("/pick/residents/", {"q": query, "household": "x"})

        assert answer.status_code == 200


class TestWithoutJavaScript:
    def test_the_button_offers_what_was_found(self, visit: Visit, zhao: Household) -> None:
        client = visit("grid-worker")

        text = text_of(
            client.post(SURVEY, {"do": "find:household", "household--find": "301", "people": "4"})
        )

        assert f'<option value="{zhao.pk}">' in text
        assert 'name="people" value="4"' in text

    def test_who_is_missing_is_entered_and_chosen(self, visit: Visit) -> None:
        new = {
            "household--unit": "grid-1",
            "household--address": "春和路18号",
            "household--door": "9号楼",
            "household--head": "堃𠮷",
        }

        text = text_of(visit("grid-worker").post(SURVEY, {"do": "enter:household", **new}))

        entered = Household.objects.get(door="9号楼")
        assert f'<option value="{entered.pk}" selected>' in text
        assert Draft.objects.get().answers["household"] == str(entered.pk)
        assert Access.objects.get(kind="added").shown == [str(entered.pk)]

    def test_a_page_that_saves_itself_presses_no_button(self, visit: Visit) -> None:
        """Its request carries along the button on which the cursor stands."""
        new = {"household--unit": "grid-1", "household--address": "春和路18号"}
        new |= {"household--door": "9号楼", "household--head": "堃𠮷", "do": "enter:household"}

        visit("grid-worker").post(SURVEY, new, headers={"HX-Request": "true"})

        assert not Household.objects.filter(door="9号楼").exists()

    def test_what_is_missing_is_said_and_what_was_typed_stays(self, visit: Visit) -> None:
        new = {"household--unit": "grid-1", "household--address": "春和路18号"}

        text = text_of(visit("grid-worker").post(SURVEY, {"do": "enter:household", **new}))

        assert 'name="household--address" value="春和路18号"' in text
        assert "bf-enter" in text
        assert not Household.objects.filter(address="春和路18号", door="").exists()

    def test_a_resident_joins_the_household_that_was_chosen(
        self, visit: Visit, answers: dict[str, Any]
    ) -> None:
        new = {"do": "enter:resident", "resident--name": "赵小海", "resident--sex": "male"}

        visit("grid-worker").post(SURVEY, {**answers, **new})

        entered = Resident.objects.get(name="赵小海")
        assert str(entered.household_id) == answers["household"]
        assert Draft.objects.get().answers["resident"] == str(entered.pk)


class TestEntering:
    def test_chooses_by_an_event_whoever_is_entered(self, visit: Visit) -> None:
        typed = {
            "name": "household", "household--unit": "grid-1", "household--address": "乙路1号",
            "household--head": "𠮷田",
        }  # fmt: skip

        answer = visit("grid-worker").post("/enter/households/", typed)

        told = json.loads(answer["HX-Trigger-After-Swap"])["bf:picked"]
        assert told["label"] == "乙路1号（𠮷田）"
        assert Household.objects.get(pk=told["value"]).entered_by.name == "陆燚"  # type: ignore[union-attr]

    @pytest.mark.parametrize("unit", ["grid-2", "nowhere", ""])
    def test_in_a_unit_out_of_reach_is_refused(self, visit: Visit, unit: str) -> None:
        typed = {
            "name": "household", "household--unit": unit, "household--address": "乙路1号",
            "household--head": "甲",
        }  # fmt: skip

        assert visit("grid-worker").post("/enter/households/", typed).status_code == 422
        assert not Household.objects.filter(address="乙路1号").exists()

    @pytest.mark.parametrize("source", ["people", "units", "treasures"])
    def test_is_for_the_registry_alone(self, visit: Visit, source: str) -> None:
        answer = visit("grid-worker").post(f"/enter/{source}/", {"name": "x"})

        assert answer.status_code in (404, 422)


class TestThePage:
    @pytest.mark.parametrize("count", [3, 300])
    def test_costs_the_same_however_many_households_there_are(
        self, visit: Visit, django_assert_max_num_queries: Callable, count: int
    ) -> None:
        Household.objects.bulk_create(_doors(Unit.objects.get(code="grid-1"), count))
        client = visit("grid-worker")
        client.get(SURVEY)

        with django_assert_max_num_queries(18):
            text = text_of(client.get(SURVEY))

        assert len(text) < 60_000


def _doors(unit: Unit, count: int) -> list[Household]:
    rows = [Household(unit=unit, address="甲路", door=f"{n}号") for n in range(count)]
    for each in rows:
        each.settle()
    return rows


class TestALongList:
    """finding.kind has 31 options, of which an office is offered its own."""

    @pytest.mark.parametrize(
        ("user_name", "count"), [("grid-worker", 19), ("feedback-worker", 5), ("forest-ranger", 1)]
    )
    def test_is_short_in_every_office(self, visit: Visit, user_name: str, count: int) -> None:
        fields = visit(user_name).get("/forms/finding/").context["fields"]

        assert len(fields[0].options) == count

    def test_begins_with_what_the_offices_rules_name(self, office: None) -> None:
        options = [{"value": str(n), "label": str(n)} for n in range(20)]
        field = {"type": "choice", "key": "q", "label": "问题", "fact": "f", "options": options}

        offered = offered_options(field, "", Aid(ruled=lambda fact: {"7", "12"}))

        assert [each["value"] for each in offered][:3] == ["7", "12", "0"]

    def test_of_rules_knows_their_codes(self, office: None) -> None:
        found = bindings(Unit.objects.get(code="feedback-community"), date(2026, 9, 14))

        assert codes_asked(found, "finding.kind") == {
            "concealment", "dissatisfied", "first_contact", "service_gap", "vacancy",
        }  # fmt: skip
