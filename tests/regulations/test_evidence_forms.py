"""A draft form of what an evidence rule asks for, each field bound to the rule's fact."""

import pytest
from django.test import Client
from django.urls import reverse

from forms.schemas.models import FormPage
from forms.schemas.publishing import frozen_fields
from people.models import User
from tests.seals import clause, published

pytestmark = pytest.mark.usefixtures("seal_form")

PROOF = {
    "kind": "evidence", "form": "seal", "facts": ["seal.kind", "seal.copies", "seal.needed_on"],
    "when": [{"fact": "seal.urgent", "op": "=", "value": "yes"}],
}  # fmt: skip


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(User.objects.get(username="admin"))
    return client


def test_a_rule_in_force_becomes_a_draft_beside_the_form_that_is_there(admin):
    published(clause("加急用印要登记。", PROOF))
    url = reverse("form_from_evidence")
    (proof,) = [each for each in admin.get(url).context["proofs"] if each.rule.rule.form == "seal"]

    admin.post(url, {"proof": proof.id})

    page = FormPage.objects.get(slug="seal-2").get_latest_revision_as_object()
    fields = frozen_fields(page.fields)
    assert not page.live
    assert [(each["type"], each["fact"]) for each in fields] == [
        ("choice", "seal.kind"), ("number", "seal.copies"), ("date", "seal.needed_on"),
        ("yes_no", "seal.urgent"),
    ]  # fmt: skip
    assert all(each["required"] for each in fields)


def test_a_rule_that_is_no_longer_in_force_makes_nothing(admin):
    count = FormPage.objects.count()
    admin.post(reverse("form_from_evidence"), {"proof": "none:0"})

    assert FormPage.objects.count() == count


def test_it_is_for_those_who_may_add_forms(client: Client):
    client.force_login(User.objects.get(username="grid-worker"))

    assert client.get(reverse("form_from_evidence")).status_code in (302, 403)
