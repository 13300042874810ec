"""A new page: what it needs before it saves itself is told to the browser, which waits for it."""

import json
import re

from django.test import Client
from django.urls import reverse

from regulations.models import RegulationIndex


def told(editor: Client) -> dict:
    """What the server tells the editor's scripts on an empty page."""
    shelf = RegulationIndex.objects.get()
    address = reverse("wagtailadmin_pages:add", args=["regulations", "regulationpage", shelf.pk])
    page = editor.get(address).content.decode()
    found = re.search(r'<script id="bf-writing" type="application/json">(.*?)</script>', page)
    assert found
    return json.loads(found.group(1))


class TestANewPage:
    def test_tells_what_even_a_draft_needs(self, editor):
        needed = told(editor)["needed"]

        assert {"title", "binds"} <= set(needed)
        assert "slug" not in needed
        assert needed["binds"] == "约束机构"

    def test_does_not_wait_for_what_only_publishing_needs(self, editor):
        assert "issuer" not in told(editor)["needed"]

    def test_asks_and_tries_without_an_address_of_its_own(self, editor):
        assert told(editor)["try"] == reverse("regulation_try", args=[0])
