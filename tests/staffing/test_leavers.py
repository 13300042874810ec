"""A staff table says who leaves; what hangs on him stands there before it is carried out."""

from datetime import date

import pytest
from django.urls import reverse

from people.models import Person, StaffTable
from people.staffing.carrying_out import carry_out
from people.staffing.planning import plan_of
from people.staffing.reading import read_table

from .tables import HEADINGS, THREE, workbook

pytestmark = pytest.mark.django_db

WITH_LEAVERS = [*HEADINGS, "离岗"]


def row(name: str = "苏青", phone: str = "", user: str = "", left: str = "是", **more: str):
    return [name, phone, user, more.get("unit", ""), "", more.get("post", ""), "", "", left]


def plan(*rows, asker=None):
    table = read_table(workbook(rows, WITH_LEAVERS), 1)
    return plan_of(table, today=date(2026, 9, 14), asker=asker)


@pytest.fixture
def there():
    """The three of the example."""
    carry_out(plan_of(read_table(workbook(THREE), 1), today=date(2026, 9, 14)))


class TestWhoLeaves:
    @pytest.mark.parametrize("by", [{}, {"phone": "13900000001"}, {"user": "13900000001"}])
    def test_is_found_by_name_number_or_user_name(self, there, by):
        found = plan(row(**by))

        assert [each.person.name for each in found.leavers] == ["苏青"]
        assert not found.findings

    def test_can_no_longer_act_once_it_is_carried_out(self, there):
        carry_out(plan(row()))

        assert not Person.objects.get(name="苏青").active
        assert plan(row()).must

    def test_stands_beside_those_who_come(self, there):
        found = plan(row(), row("新人", "13900000009", left="", unit="河西社区", post="社区主任"))

        assert (len(found.leavers), found.new_people, found.must) == (1, 1, [])

    @pytest.mark.parametrize("left", ["", "否", "在岗"])
    def test_is_nobody_who_stays(self, there, left):
        found = plan(row(phone="13900000001", left=left, unit="河西街道办事处", post="分管领导"))

        assert (found.leavers, found.must) == ([], [])


class TestWhatIsToBeMended:
    def test_a_word_that_says_nothing(self, there):
        assert "也许" in plan(row(left="也许")).must[0].sentence

    def test_somebody_who_is_not_there(self, there):
        assert plan(row("无名")).must

    def test_a_name_that_several_bear(self, there):
        Person.objects.create(name="苏青")

        assert "好几位" in plan(row()).must[0].sentence

    def test_a_number_of_somebody_else(self, there):
        assert "韩梅" in plan(row(phone="13900000003")).must[0].sentence

    def test_somebody_who_is_given_a_post_as_well(self, there):
        twice = row(phone="13900000001", left="", unit="河西社区", post="网格员")

        assert plan(row(), twice).must

    def test_oneself(self, there):
        assert plan(row(), asker=Person.objects.get(name="苏青")).must

    def test_more_than_can_be_looked_over(self, there, monkeypatch):
        monkeypatch.setattr("people.staffing.leavers.MOST", 1)

        assert plan(row(), row("韩梅")).must


def test_what_hangs_on_him_is_shown_before(office, client, person, settings, ask_leave, do):
    settings.ALLOW_DEMO_USERS = True
    matter = do(ask_leave(2), "hand_over", "deputy-leader", data={"to": "finance-clerk"})
    client.force_login(person("admin").user)
    file = workbook([row("薛珺", user="finance-clerk")], WITH_LEAVERS)
    file.name = "离岗.xlsx"

    page = client.post(reverse("staffing_begin"), {"file": file}, follow=True).content.decode()

    assert matter.number_label in page
    assert person("finance-clerk").active
    table = StaffTable.objects.get()
    done = client.post(reverse("staffing_carry_out", args=[table.pk])).content.decode()
    assert "已办理 1 人离岗" in done
    assert not person("finance-clerk").active
