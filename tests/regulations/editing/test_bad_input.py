"""What no screen of ours sends, and keys that no database has: a plain refusal, never a fault."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.usefixtures("office")
HUGE = 10**20


@pytest.fixture
def editor(client: Client, person) -> Client:
    client.force_login(person("policy-editor").user)
    return client


@pytest.mark.parametrize("name", ["regulation_look", "regulation_try"])
@pytest.mark.parametrize("sent", [{"clauses-count": "x"}, {"clauses-count": "99999999"}])
def test_clauses_that_cannot_be_read_are_refused(editor, name, sent):
    assert editor.post(reverse(name, args=[0]), sent).status_code == 400


def test_units_that_cannot_be_are_left_out(editor):
    sent = {"title": "办法", "binds": ["²", "x", str(HUGE)]}

    assert editor.post(reverse("regulation_look", args=[0]), sent).status_code == 200


@pytest.mark.parametrize("name", ["regulation_checks", "trials:overview"])
def test_a_page_that_cannot_be_is_not_found(editor, name):
    assert editor.get(reverse(name, args=[HUGE])).status_code == 404
