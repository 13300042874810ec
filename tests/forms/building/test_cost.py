"""Screens of the editor ask the database as often for many fields as for few."""

from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forms.schemas.building.drafting import draft_form
from forms.schemas.models import FormPage
from people.models import User
from tests.forms.building.test_screens import as_posted

pytestmark = pytest.mark.usefixtures("office")
FEW, MANY = 5, 40


def fields(count: int) -> list[dict[str, Any]]:
    """Choices, of which each but the first depends on the first."""
    options = [{"value": each, "label": each * 2} for each in "abcd"]
    asks = {"shown_when": [{"field": "k0", "op": "=", "value": "a"}]}
    return [
        {"type": "choice", "label": f"第{n}栏", "key": f"k{n}", "options": options,
         **(asks if n else {})}
        for n in range(count)
    ]  # fmt: skip


@pytest.fixture
def pages() -> list[FormPage]:
    admin = User.objects.get(username="admin")
    return [
        draft_form(title=f"{n}栏", kind="application", fields=fields(n), by=admin)
        for n in (FEW, MANY)
    ]


def queries(client: Client, name: str, page: FormPage, *, post: bool = False) -> int:
    url = reverse(name, args=[page.pk])
    data = as_posted(page) if post else {}
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.post(url, data) if post else client.get(url)
    assert answer.status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("name", "post"),
    [("form_look", True), ("form_try", True), ("form_conditions", False),
     ("form_editions", False), ("form_export", False)],
)  # fmt: skip
def test_a_screen_asks_as_often_for_many_fields_as_for_few(client, pages, name, post):
    client.force_login(User.objects.get(username="admin"))
    queries(client, name, pages[0], post=post)  # what is kept from now on is read once

    assert queries(client, name, pages[1], post=post) <= queries(client, name, pages[0], post=post)


def test_an_editors_post_of_100_fields_is_far_from_what_django_takes(pages):
    posted = as_posted(pages[1])

    assert len(posted) / MANY * 100 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS / 2
