"""一表通 on the staff site: what the office holds stands there already, with where it comes from."""

import uuid
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.test import Client

from facts.held import Value
from facts.listed import record_listed
from forms.submissions.models import Draft, Submission
from people.models import Household, Person
from workflows.chains.models import Proceeding

from .conftest import TWO_DAYS

LEAVE, PHONE = "/forms/leave/", "13800010001"
SURVEY = "/forms/household-survey/"
Visit = Callable[..., Client]
HELD = {"phone": PHONE, "address": "春和苑6号楼2单元301室"}


def handed_in(client: Client, **answers: Any) -> Submission:
    given = {"do": "submit", "draft": str(uuid.uuid4()), **TWO_DAYS, **answers}
    assert client.post(LEAVE, given).status_code == 302
    return Submission.objects.latest("pk")


class TestANewForm:
    def test_begins_with_what_is_held_and_says_where_from(self, visit: Visit) -> None:
        text = visit("grid-worker").get(LEAVE).content.decode()

        assert f'name="phone" value="{PHONE}"' in text
        assert 'id="o-phone"' in text
        assert "人事档案" in text
        assert "2025-01-01" in text

    def test_is_not_a_draft_yet(self, visit: Visit) -> None:
        visit("grid-worker").get(LEAVE)

        assert not Draft.objects.exists()

    def test_says_at_once_what_was_changed(self, visit: Visit) -> None:
        client, key = visit("grid-worker"), str(uuid.uuid4())

        told = client.post(
            LEAVE,
            {"draft": key, "phone": "139", "address": HELD["address"]},
            headers={"HX-Request": "true"},
        ).content.decode()

        assert f"“{PHONE}”" in told
        assert Draft.objects.get(pk=key).sources["phone"]["answer"] == PHONE


class TestHandingIn:
    def test_keeps_where_each_answer_came_from(self, visit: Visit) -> None:
        sources = handed_in(visit("grid-worker"), **HELD).sources

        assert sources["phone"] == {
            "from": "person", "name": "", "fact": "applicant.phone", "since": None,
            "changed": False,
        }  # fmt: skip
        assert sources["address"]["since"] == "2025-01-01"

    def test_keeps_that_it_was_changed(self, visit: Visit) -> None:
        sources = handed_in(visit("grid-worker"), phone="139", address=HELD["address"]).sources

        assert (sources["phone"]["changed"], sources["address"]["changed"]) == (True, False)

    def test_of_a_draft_looks_at_what_was_offered_then(self, visit: Visit) -> None:
        client = visit("grid-worker")
        client.post(LEAVE, {"do": "save", **TWO_DAYS, **HELD})
        Person.objects.filter(phone=PHONE).update(phone="13900000000")
        draft = Draft.objects.get()

        client.post(LEAVE, {"do": "submit", "draft": str(draft.pk), **TWO_DAYS, **HELD})

        assert not Submission.objects.latest("pk").sources["phone"]["changed"]

    def test_counts_how_it_was_answered(self, visit: Visit) -> None:
        row = handed_in(visit("grid-worker"), **HELD)

        # The kind and the special reason are chosen, days and reason typed; two fields stay empty.
        assert (row.asked, row.kept, row.chosen, row.typed) == (8, 2, 2, 2)

    def test_offers_an_address_again_until_it_is_changed(self, visit: Visit, clock: Any) -> None:
        client = visit("grid-worker")
        handed_in(client, phone=PHONE, address="和平里3号")
        clock.move(days=1)

        text = client.get(LEAVE).content.decode()

        assert "和平里3号" in text
        assert Proceeding.objects.get().serial in text


class TestTheMatter:
    def test_says_where_an_answer_came_from(self, visit: Visit) -> None:
        stream = handed_in(visit("grid-worker"), **HELD).stream

        text = visit("deputy-leader").get(f"/p/{stream}/").content.decode()

        assert "人事档案" in text

    def test_handed_in_again_keeps_it(self, visit: Visit, done: Callable[..., Any]) -> None:
        client = visit("grid-worker")
        stream = handed_in(client, **HELD).stream
        matter = done(
            Proceeding.objects.get(serial=stream), "return", "deputy-leader", opinion="请写清楚。"
        )
        changed = TWO_DAYS | HELD | {"phone": "139", "do": "submit", "seen": str(matter.seen)}

        client.post(f"/p/{stream}/again/", changed)

        again = Submission.objects.get(stream=stream, round=2)
        assert (again.sources["phone"]["changed"], again.sources["address"]["changed"]) == (
            True,
            False,
        )
        assert (again.asked, again.kept) == (0, 0)


class TestMyPage:
    def test_says_what_the_office_holds_about_me(self, visit: Visit) -> None:
        text = visit("grid-worker").get("/me/").content.decode()
        held = text.split('id="held"')[1]

        assert PHONE in held
        assert "春和苑6号楼2单元301室" in held
        assert "9 年" in held
        assert "人事档案" in held

    def test_says_nothing_about_others(self, visit: Visit) -> None:
        text = visit("grid-worker-2").get("/me/").content.decode()

        assert PHONE not in text


class TestAHousehold:
    """What is held about a household fills in its fields, and the submission says so."""

    def test_once_chosen_is_the_source_of_what_is_held_about_it(self, visit: Visit) -> None:
        zhao = Household.objects.get(head__name="赵德海")
        record_listed(
            [(zhao, Value("household.people", Decimal(2), date(2026, 3, 1)))], stream="X-1"
        )
        client, draft = visit("grid-worker"), str(uuid.uuid4())
        given = {"draft": draft, "day": "2026-09-14", "household": str(zhao.pk)}

        told = client.post(SURVEY, given, headers={"HX-Request": "true"}).content.decode()
        assert "2026-03-01" in told
        answers = given | {"people": "2", "housing": "own", "do": "submit"}
        assert client.post(SURVEY, answers).status_code == 302

        submission = Submission.objects.latest("pk")
        assert submission.sources["people"] == {
            "from": "household", "name": "X-1", "fact": "household.people",
            "since": "2026-03-01", "changed": False,
        }  # fmt: skip
        assert submission.kept == 1
