"""What an assessment would lead to, reads who would see it: not any colleague (D1-4.3)."""

import pytest

from forms.schemas.service import current_edition
from people.models import Substitution
from tests.plugins.matters import ASKED_ON, slip
from workflows.chains.service import Reason, Refusal, explain

pytestmark = pytest.mark.usefixtures("office")
ABOUT = {"person": "grid-worker", "year": 2026, "period": "q1"}


@pytest.fixture
def told(person):
    """Whether somebody reads the chain."""

    def ask(applicant: str, **more) -> bool:
        edition = current_edition("assessment")
        found = explain(edition, ABOUT, applicant=person(applicant), on=ASKED_ON, **more)
        return bool(found.considered and found.considered.steps)

    return ask


@pytest.mark.parametrize(
    "by",
    [
        "grid-worker",
        "community-secretary",
        "service-centre",
        "office-director",
        "deputy-leader",
        "office-clerk",
        "admin",
    ],
)
def test_is_read_by_the_assessed_by_who_acts_in_it_and_by_who_oversees_him(told, by):
    assert told(by)


@pytest.mark.parametrize(
    "by",
    ["grid-worker-2", "finance-clerk", "community-secretary-2", "township-leader", "hr-bureau"],
)
def test_is_not_read_by_others(told, by):
    with pytest.raises(Refusal) as refusal:
        told(by)

    assert refusal.value.reason == Reason.NOT_ALLOWED
    assert "陆燚" in refusal.value.sentence


def test_is_read_by_who_stands_in_for_one_of_them(told, person):
    Substitution.objects.create(
        absent=person("office-director"), substitute=person("finance-clerk"),
        starts=ASKED_ON, ends=ASKED_ON,
    )  # fmt: skip

    assert told("finance-clerk")


def test_is_asked_for_by_who_asks_not_by_for_whom(told, person):
    """The API lets some ask for others; whom they name sees no more for them."""
    with pytest.raises(Refusal):
        told("grid-worker", by=person("finance-clerk"))


def test_of_ones_own_matter_costs_nothing_more(person, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        explain(current_edition("leave"), slip(5), applicant=person("grid-worker"), on=ASKED_ON)
