"""All of a table is made, or nothing; and once only."""

from datetime import date

import pytest

from people.models import Appointment, Person, Post, Unit, User
from people.staffing.carrying_out import PlanHasFaults, carry_out
from people.staffing.planning import plan_of
from people.staffing.reading import read_table

from .tables import GRID, STREET, THREE, workbook

pytestmark = pytest.mark.django_db


def plan(rows):
    return plan_of(read_table(workbook(rows), 1), today=date(2026, 9, 14))


def test_it_makes_everything(client):
    accounts = carry_out(plan(THREE))

    assert [each.user for each in accounts] == ["13900000001", "13900000002", "13900000003"]
    grid = Unit.objects.get(name="河西社区第1网格")
    assert [each.name for each in grid.get_ancestors()] == ["河西街道办事处", "河西社区"]
    held = Appointment.objects.get(person__name="苏青")
    assert [each.name for each in held.in_charge_of.all()] == ["河西社区"]
    assert Post.objects.get(name="网格员").code == "wang-ge-yuan"
    assert User.objects.get(username="13900000001").must_change_password


def test_a_second_time_it_makes_nothing():
    carry_out(plan(THREE))
    before = [model.objects.count() for model in (Unit, Post, Person, User, Appointment)]

    again = plan(THREE)
    assert not again.must
    assert not again.new_seats
    assert carry_out(again) == []
    assert [model.objects.count() for model in (Unit, Post, Person, User, Appointment)] == before


def test_with_a_fault_it_makes_nothing():
    with pytest.raises(PlanHasFaults):
        carry_out(plan([STREET, STREET, GRID]))

    assert not Unit.objects.exists()
