"""What was picked: handed in, and what is held about it filled in."""

import uuid
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from facts.held import Value
from facts.listed import record_listed
from facts.models import FactValue
from forms.submissions.models import Draft, Submission
from people.models import Household, Resident
from trail.models import Access

SURVEY = "/forms/household-survey/"
Visit = Callable[..., Client]


def text_of(response: Any) -> str:
    return str(response.content.decode())


class TestHandingIn:
    def test_keeps_the_name_and_records_what_is_about_the_household(
        self, visit: Visit, zhao: Household, answers: dict[str, Any]
    ) -> None:
        answer = visit("grid-worker").post(SURVEY, {"do": "submit", **answers})

        assert answer.status_code == 302
        submission = Submission.objects.get()
        assert submission.names["households"][str(zhao.pk)] == zhao.label
        about = FactValue.objects.filter(household=zhao)
        assert {each.fact_id: each.value for each in about} == {
            "household.people": 2, "household.housing": "own",
        }  # fmt: skip
        assert not FactValue.objects.filter(subject__isnull=False, fact="household.people").exists()
        zhao.refresh_from_db()
        assert zhao.used

    def test_shows_later_what_it_was_called_then(
        self, visit: Visit, zhao: Household, answers: dict[str, Any]
    ) -> None:
        client = visit("grid-worker")
        page = client.post(SURVEY, {"do": "submit", **answers})["Location"]
        then = zhao.label
        zhao.address = "改名路1号"
        zhao.save()

        text = text_of(client.get(page))

        assert then in text
        assert "改名路" not in text

    @pytest.mark.parametrize("change", ["other grid", "unknown", "not active", "text"])
    def test_of_a_household_that_one_may_not_choose_is_refused(
        self, visit: Visit, zhao: Household, answers: dict[str, Any], change: str
    ) -> None:
        other = Household.objects.filter(unit__code="grid-4")[0]
        strange = {"other grid": str(other.pk), "unknown": str(uuid.uuid4()), "text": "赵德海"}
        if change == "not active":
            Household.objects.filter(pk=zhao.pk).update(active=False)

        given = {**answers, "household": strange.get(change, answers["household"])}
        answer = visit("grid-worker").post(SURVEY, {"do": "submit", **given})

        assert answer.status_code == 422
        assert answer.context["filling"].problems["household"]

    def test_of_a_resident_of_another_household_is_refused(
        self, visit: Visit, answers: dict[str, Any]
    ) -> None:
        other = Resident.objects.get(name="王建国")

        answer = visit("grid-worker").post(
            SURVEY, {"do": "submit", **answers, "resident": str(other.pk), "condition": "好"}
        )

        assert list(answer.context["filling"].problems) == ["resident"]


class TestWhatIsHeld:
    @pytest.fixture(autouse=True)
    def held(self, zhao: Household) -> None:
        people = Value("household.people", Decimal(5), date(2026, 5, 1))
        record_listed([(zhao, people)], stream="JL-2026-0001")

    def ask(self, client: Client, **given: str) -> Any:
        key = str(uuid.uuid5(uuid.NAMESPACE_DNS, "draft"))
        return client.post(SURVEY, {"draft": key, **given}, headers={"HX-Request": "true"})

    def test_fills_in_once_the_household_is_chosen(self, visit: Visit, zhao: Household) -> None:
        answer = self.ask(visit("grid-worker"), household=str(zhao.pk))

        assert 'hx-swap-oob="innerHTML:#f-people"' in text_of(answer)
        assert Draft.objects.get().answers["people"] == 5
        source = answer.context["filling"].filled["people"]
        assert (source["name"], source["since"]) == ("JL-2026-0001", "2026-05-01")
        assert Access.objects.get(kind="filled_in").shown == [str(zhao.pk)]

    def test_leaves_what_was_typed(self, visit: Visit, zhao: Household) -> None:
        self.ask(visit("grid-worker"), household=str(zhao.pk), people="3")

        assert Draft.objects.get().answers["people"] == 3

    def test_makes_room_when_another_is_chosen(self, visit: Visit, zhao: Household) -> None:
        client = visit("grid-worker")
        self.ask(client, household=str(zhao.pk))
        other = Household.objects.get(head__name="王建国")

        self.ask(client, household=str(other.pk), people="5")

        assert "people" not in Draft.objects.get().answers

    def test_is_told_to_nobody_who_may_not_see_the_household(
        self, visit: Visit, zhao: Household
    ) -> None:
        self.ask(visit("grid-worker-4"), household=str(zhao.pk))

        assert "people" not in Draft.objects.get().answers

    def test_is_not_handed_in_unseen(
        self, visit: Visit, zhao: Household, answers: dict[str, Any]
    ) -> None:
        del answers["people"]

        answer = visit("grid-worker").post(SURVEY, {"do": "submit", **answers})

        assert list(answer.context["filling"].problems) == ["people"]
