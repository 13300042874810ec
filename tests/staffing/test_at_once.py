"""A staff table carried out twice at once, or given twice and carried out at once: everybody is made once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people.models import Appointment, Person, Unit, User
from tests.chains.racing import again, at_once

from .tables import workbook

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def rows(time):
    """A new unit with two people, each time."""
    unit, phone = f"河西社区第{time}网格", f"139{time:04}"
    return [
        [f"甲{time}", f"{phone}0001", "", unit, "", "网格员", "2026-01-01", ""],
        [f"乙{time}", f"{phone}0002", "", unit, "", "网格长", "2026-01-01", ""],
    ]


def administrator():
    client = Client()
    client.force_login(User.objects.get(username="admin"))
    return client


def given(client, time):
    file = SimpleUploadedFile("花名册.xlsx", workbook(rows(time)).getvalue())
    return client.post("/admin/staffing/", {"file": file})["Location"] + "carry-out/"


def made_once(time):
    assert Unit.objects.filter(name=f"河西社区第{time}网格").count() == 1
    people = Person.objects.filter(phone__startswith=f"139{time:04}")
    assert sorted(people.values_list("name", flat=True)) == [f"乙{time}", f"甲{time}"]
    assert Appointment.objects.filter(person__in=people).count() == 2


@pytest.mark.usefixtures("office")
class TestAtOnce:
    def test_one_table_counts_once(self):
        for time in again():
            clients = [administrator(), administrator()]
            address = given(clients[0], time)
            answers = at_once(*[lambda c=c, a=address: c.post(a) for c in clients])

            assert sorted(each.status_code for each in answers) == [200, 404]
            made_once(time)

    def test_the_same_table_given_twice_makes_everybody_once(self):
        for time in again():
            clients = [administrator(), administrator()]
            addresses = [given(each, time) for each in clients]
            answers = at_once(
                *[lambda c=c, a=a: c.post(a) for c, a in zip(clients, addresses, strict=True)]
            )

            assert [each.status_code for each in answers] == [200, 200]
            made_once(time)
