"""The screens on which the calendar is kept."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from calendars.models import CalendarDay, CalendarYear
from calendars.service import load_calendar


@pytest.fixture
def admin(client, db):
    client.force_login(get_user_model().objects.create_superuser("chief", password="x"))
    return client


@pytest.mark.parametrize("model", [CalendarDay, CalendarYear])
class TestEveryScreen:
    def test_lists_searches_and_filters(self, admin, seeded, model):
        where = reverse(f"{model._meta.model_name}:index")

        for query in ("", "?q=2026", "?working=true&day__gte=2026-01-01"):
            assert admin.get(where + query).status_code == 200

    def test_shows_its_forms(self, admin, seeded, model):
        name = model._meta.model_name

        assert admin.get(reverse(f"{name}:add")).status_code == 200
        assert (
            admin.get(reverse(f"{name}:edit", args=[model.objects.first().pk])).status_code == 200
        )


def test_a_day_is_entered(admin):
    admin.post(reverse("calendarday:add"), {"day": "2027-01-01", "name": "元旦"})

    day = CalendarDay.objects.get()
    assert (day.working, day.name) == (False, "元旦")
    assert not load_calendar().is_working(day.day)
