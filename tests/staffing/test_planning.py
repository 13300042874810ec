"""What a table would do is looked over: gaps, doubles, circles, people who are there already."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Person, User
from people.staffing.planning import plan_of
from people.staffing.reading import read_table

from .tables import COMMUNITY, GRID, STREET, THREE, workbook

TODAY = date(2026, 9, 14)
pytestmark = pytest.mark.django_db


def plan(rows):
    file = workbook(rows)
    return plan_of(read_table(file, 1), today=TODAY)


def changed(row, **cells):
    places = {
        "name": 0,
        "phone": 1,
        "user": 2,
        "unit": 3,
        "above": 4,
        "post": 5,
        "starts": 6,
        "charge": 7,
    }
    row = list(row)
    for name, value in cells.items():
        row[places[name]] = value
    return row


class TestAGoodTable:
    def test_makes_units_from_the_top_down(self):
        found = plan(THREE)

        assert not found.must
        assert [(each.name, each.kind) for each in found.new_units] == [
            ("河西街道办事处", "street"), ("河西社区", "community"), ("河西社区第1网格", "grid"),
        ]  # fmt: skip
        assert found.new_posts == ["分管领导", "网格员", "社区书记"]
        assert [each.starts for each in found.seats] == [date(2026, 1, 1), date(2026, 3, 1), TODAY]

    def test_counts_somebody_with_two_posts_once(self):
        found = plan([*THREE, changed(GRID, post="网格信息员")])

        assert not found.must
        assert found.new_people == 3
        assert len(found.new_seats) == 4

    def test_costs_the_same_for_many_rows(self):
        def statements(rows):
            with CaptureQueriesContext(connection) as captured:
                plan(rows)
            return len(captured)

        many = [changed(GRID, name=f"人{n}", phone=f"1390000{n:04}") for n in range(60)]
        assert statements([*THREE, *many]) == statements(THREE)


class TestWhatIsToBeMended:
    @pytest.mark.parametrize(
        ("rows", "mentions"),
        [
            ([changed(STREET, name="")], "姓名"),
            ([changed(STREET, phone="1390000")], "11"),
            ([changed(STREET, starts="去年")], "去年"),
            ([STREET, STREET], "苏青"),
            ([STREET, changed(GRID, phone="13900000001")], "13900000001"),
            ([changed(STREET, above="河西社区"), COMMUNITY], "→"),
            (
                [COMMUNITY, changed(COMMUNITY, name="李", phone="13900000009", above="别处")],
                "第 2 行",
            ),
            ([changed(STREET, charge="没有的社区")], "没有的社区"),
        ],
    )
    def test_is_said_with_its_row(self, rows, mentions):
        (first, *_others) = plan(rows).must

        assert mentions in first.sentence
        assert first.row >= 2

    def test_a_number_of_somebody_else(self):
        Person.objects.create(name="别人", phone="13900000001")

        assert "别人" in plan(THREE).must[0].sentence

    def test_a_user_name_of_somebody_else_is_named_itself(self):
        account = User.objects.create(username="su-qing")
        Person.objects.create(name="别人", phone="13900000008", user=account)

        (first, *_others) = plan([changed(STREET, user="su-qing", charge="")]).must
        assert first.sentence.startswith("su-qing")

    def test_heeds_a_community_below_nothing(self):
        found = plan([changed(COMMUNITY, above=""), changed(STREET, charge="")])

        assert not found.must
        assert [each.row for each in found.findings if "上级单位" in each.sentence] == [2]

    def test_only_heeds_who_cannot_sign_in(self):
        found = plan([changed(STREET, phone="", charge="")])

        assert not found.must
        assert any("苏青" in each.sentence for each in found.findings)
