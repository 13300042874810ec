"""A regulation without a short name gets one that sounds like its title."""

import pytest
from django.test import Client

from forms.schemas.addresses import free_address
from regulations.models import RegulationIndex, RegulationPage
from tests.regulations.posting import post
from tests.seals import draft

pytestmark = pytest.mark.usefixtures("office")


def shelf() -> RegulationIndex:
    return RegulationIndex.objects.get()


class TestAnAddress:
    def test_sounds_like_the_title(self):
        assert free_address("用印管理办法", shelf()) == "yong-yin-guan-li-ban-fa"

    def test_that_is_taken_gets_a_number(self):
        draft(slug="yong-yin-guan-li-ban-fa")

        assert free_address("用印管理办法", shelf()) == "yong-yin-guan-li-ban-fa-2"

    def test_of_a_title_without_sounds_is_one_all_the_same(self):
        assert free_address("……", shelf()).startswith("regulation-")


class TestTheEditor:
    def test_keeps_the_one_that_was_wiped_out(self, client: Client, person):
        client.force_login(person("policy-editor").user)
        page = draft()
        post(client, page, slug="", title="用印办法")

        kept = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert (kept.title, kept.slug) == ("用印办法", "seals")
