"""离岗: where lists and pages name whose a matter is, they say that he has left."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from people.models import Person
from workflows.chains.models import Proceeding

from .conftest import Clock
from .test_cost import statements

Visit = Callable[..., Client]
LEFT = "陆燚（已离岗）"


@pytest.fixture
def of_who_left(asked: Callable[..., Proceeding]) -> Proceeding:
    """A leave that waits for the deputy leader; its applicant has left since."""
    matter = asked()
    Person.objects.filter(pk=matter.applicant_id).update(active=False)
    return matter


@pytest.mark.parametrize(
    ("user", "address"),
    [
        ("deputy-leader", "/"),
        ("deputy-leader", "/p/{serial}/"),
        ("deputy-leader", "/search/?q=请假条"),
        ("office-director", "/leaves/register/?year=2026"),
    ],
)
def test_is_said_behind_the_name(
    visit: Visit, of_who_left: Proceeding, user: str, address: str
) -> None:
    page = visit(user).get(address.format(serial=of_who_left.serial)).content.decode()

    assert LEFT in page


def test_is_said_of_what_is_overdue(visit: Visit, asked: Any, done: Any, clock: Clock) -> None:
    matter = asked()
    done(matter, "approve", "deputy-leader")
    done(matter, "file", "office-clerk")
    Person.objects.filter(pk=matter.applicant_id).update(active=False)
    clock.move(days=20)

    assert LEFT in visit("office-clerk").get("/").content.decode()


def test_is_not_said_of_who_is_there(visit: Visit, asked: Any) -> None:
    asked()

    assert "已离岗" not in visit("deputy-leader").get("/").content.decode()


def test_the_register_of_leave_costs_the_same_for_many(visit: Visit, asked: Any) -> None:
    client = visit("office-director")
    asked()
    one = statements(lambda: client.get("/leaves/register/?year=2026"), 200)
    for number in range(2, 6):
        asked(f"grid-worker-{number}")
    Person.objects.filter(user__username__startswith="grid-worker").update(active=False)

    assert statements(lambda: client.get("/leaves/register/?year=2026"), 200) == one


def test_a_table_that_is_taken_away_keeps_the_bare_name(
    visit: Visit, of_who_left: Proceeding
) -> None:
    answer: Any = visit("office-director").get("/leaves/register.csv?year=2026")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")

    assert "陆燚" in text
    assert "已离岗" not in text
