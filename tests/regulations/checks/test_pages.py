"""The page of checks on the editors' side."""

import pytest
from django.test import Client
from django.urls import reverse

from people.models import User
from tests.regulations.posting import post
from tests.seals import FILED, RULES, UP_TO_TEN, draft

pytestmark = pytest.mark.usefixtures("seal_form")


@pytest.fixture
def editor(office: None, client: Client) -> Client:
    client.force_login(User.objects.get(username="policy-editor"))
    return client


class TestTheChecks:
    def test_are_told_about_the_draft_with_links_to_its_clauses(self, editor):
        page = draft(UP_TO_TEN, FILED)
        said = editor.get(reverse("regulation_checks", args=[page.pk])).content.decode()

        assert "还有 1 处要改" in said
        assert f"/admin/pages/{page.pk}/edit/#block-{page.clauses[0].id}-section" in said

    def test_say_what_passed(self, editor):
        page = draft(*RULES)
        said = editor.get(reverse("regulation_checks", args=[page.pk])).content.decode()

        assert "没有妨碍发布的问题" in said
        assert "排它性" in said

    def test_are_there_for_scripts_too(self, editor):
        page = draft(UP_TO_TEN)
        told = editor.get(reverse("regulation_checks_json", args=[page.pk])).json()

        assert told["must"] == 1
        assert told["groups"][0]["label"] == "权威性"

    def test_are_not_for_others(self, office, client):
        client.force_login(User.objects.get(username="auditor"))
        page = draft(*RULES)

        assert client.get(reverse("regulation_checks", args=[page.pk])).status_code in (302, 403)

    @pytest.mark.parametrize("name", ["wagtailadmin_pages:edit", "wagtailadmin_explore"])
    def test_are_found_in_the_menus(self, editor, name):
        page = draft(*RULES)
        where = page.pk if name.endswith("edit") else page.get_parent().pk
        said = editor.get(reverse(name, args=[where])).content.decode()

        assert reverse("regulation_checks", args=[page.pk]) in said


class TestPublishing:
    def test_tells_what_is_to_be_heeded_and_where(self, office, client):
        client.force_login(User.objects.get(username="admin"))
        page = draft(*RULES)
        post(client, page, "action-publish")

        said = client.get(reverse("wagtailadmin_home")).content.decode()
        assert "处提醒" in said
        assert reverse("regulation_checks", args=[page.pk]) in said
