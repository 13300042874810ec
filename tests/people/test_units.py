"""The tree of units, and what is declared for a part of it."""

from datetime import date

import pytest

from people.models import Appointment, DeclaredPeriod, Person, Post, Unit
from people.service import ancestors, running_appointments, units_by_code


class TestTheLineOfUnits:
    def test_goes_from_the_top_down_to_the_unit(self, street):
        line = [unit.code for unit in ancestors(street.grid_1)]

        assert line == ["district", "street", "community-1", "grid-1"]

    def test_is_read_once(self, street, django_assert_num_queries):
        with django_assert_num_queries(1):
            ancestors(street.grid_1)
            ancestors(street.grid_1)

    def test_is_the_unit_alone_at_the_top(self, street, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert ancestors(street.district) == (street.district,)

    def test_is_read_anew_when_the_unit_moves(self, street):
        ancestors(street.grid_1)
        street.grid_1.move(street.community_2, "last-child")
        street.grid_1.refresh_from_db()

        assert ancestors(street.grid_1)[-2].code == "community-2"

    def test_is_known_from_the_path(self):
        assert Unit.paths_up("000100020003") == ("000100020003", "00010002", "0001")


class TestADeclaredPeriod:
    """D1-3.3: what is declared for the street binds its grids too."""

    @pytest.fixture
    def flood(self, street):
        first, last = date(2026, 7, 1), date(2026, 7, 15)
        return DeclaredPeriod.objects.create(
            unit=street.street, name="防汛", starts=first, ends=last
        )

    @pytest.mark.parametrize(
        ("first", "last", "bound"),
        [
            (date(2026, 7, 15), date(2026, 7, 20), True),
            (date(2026, 6, 20), date(2026, 7, 1), True),
            (date(2026, 6, 20), date(2026, 8, 1), True),
            (date(2026, 7, 16), date(2026, 7, 20), False),
            (date(2026, 6, 20), date(2026, 6, 30), False),
        ],
    )
    def test_binds_a_span_that_shares_a_day_with_it(self, street, flood, first, last, bound):
        assert declared(street.grid_1, first, last) == (flood.name if bound else None)

    def test_does_not_bind_the_units_above(self, street, flood):
        assert declared(street.district, flood.starts, flood.ends) is None

    def test_is_read_with_the_appointment(self, street, flood, django_assert_num_queries):
        person = holding(street.grid_1)
        with django_assert_num_queries(1):
            (held,) = running_appointments(person, flood.starts, about=(flood.starts, flood.ends))

        assert held.declared == flood.name


def holding(unit: Unit) -> Person:
    """Somebody with a post in a unit."""
    person = Person.objects.create(name="何人")
    post = Post.objects.create(code="some-post", name="某岗位")
    Appointment.objects.create(person=person, post=post, unit=unit, starts=date(2020, 1, 1))
    return person


def declared(unit: Unit, first: date, last: date) -> str | None:
    """The declared period that a span of days of somebody in a unit falls in."""
    (held,) = running_appointments(holding(unit), date(2026, 6, 1), about=(first, last))
    return held.declared


def test_units_are_found_by_their_codes(street, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = units_by_code(["street", "grid-1", "nowhere"])

    assert found == {"street": street.street, "grid-1": street.grid_1}
