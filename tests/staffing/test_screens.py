"""The staff table on the editors' side: given, looked over, carried out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people.models import Person, StaffTable, User

from .tables import STREET, THREE, workbook


@pytest.fixture
def administrator(office):
    client = Client()
    client.force_login(User.objects.get(username="admin"))
    return client


def given(client, rows):
    file = SimpleUploadedFile("花名册.xlsx", workbook(rows).getvalue())
    return client.post("/admin/staffing/", {"file": file})


def test_a_table_is_given_looked_over_and_carried_out(administrator):
    address = given(administrator, THREE)["Location"]
    look = administrator.get(address).content.decode()
    assert "河西社区第1网格" in look
    assert not Person.objects.filter(name="丁宁").exists()

    done = administrator.post(f"{address}carry-out/").content.decode()

    assert "13900000002" in done
    assert Person.objects.filter(name="丁宁").exists()
    assert not StaffTable.objects.exists()
    assert administrator.post(f"{address}carry-out/").status_code == 404


def test_what_is_to_be_mended_keeps_it_from_counting(administrator):
    address = given(administrator, [STREET, STREET])["Location"]
    assert "第 2 行" in administrator.get(address).content.decode()

    administrator.post(f"{address}carry-out/")

    assert not Person.objects.filter(name="苏青").exists()


def test_what_is_no_table_is_said_beside_the_file(administrator):
    file = SimpleUploadedFile("x.xlsx", b"MZ")

    answer = administrator.post("/admin/staffing/", {"file": file})

    assert answer.status_code == 422
    assert ".xlsx" in answer.content.decode()


def test_there_is_a_table_to_begin_with(administrator):
    example = administrator.get("/admin/staffing/example.xlsx").getvalue()

    file = SimpleUploadedFile("x.xlsx", example)
    assert administrator.post("/admin/staffing/", {"file": file}).status_code == 302


@pytest.mark.parametrize("user_name", ["policy-editor", "grid-worker", "archivist"])
def test_it_is_for_administrators(office, user_name):
    client = Client()
    client.force_login(User.objects.get(username=user_name))

    assert client.get("/admin/staffing/").status_code in (302, 403)
    assert not StaffTable.objects.exists()
