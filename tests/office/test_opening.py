"""What an office has before anything is written in it."""

import pytest

from facts.models import Fact
from office.opening import open_office

pytestmark = pytest.mark.django_db


def test_slips_can_be_counted():
    open_office()

    kept = {"leave.type", "leave.days", "leave.first_day", "leave.last_day"}
    assert kept <= set(Fact.objects.values_list("key", flat=True))


def test_what_the_office_calls_its_own_stays_so():
    open_office()
    Fact.objects.filter(key="leave.days").update(label="假期天数")

    open_office()

    assert Fact.objects.get(key="leave.days").label == "假期天数"
