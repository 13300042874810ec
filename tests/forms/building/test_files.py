"""A form goes out as one file and comes in again as a draft; what is wrong in it is said."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from forms.schemas.building.files import NotAForm, read_file
from forms.schemas.models import FormPage
from forms.schemas.publishing import frozen_fields
from people.models import User
from tests.seals import make_form

FORM = {
    "banfa_form": 1, "title": "走访", "slug": "visit", "kind": "application", "intro": "",
    "fields": [{"type": "text", "label": "姓名", "key": "name"}],
}  # fmt: skip


def refused(**changed) -> str:
    with pytest.raises(NotAForm) as found:
        read_file(json.dumps({**FORM, **changed}).encode())
    return " ".join(found.value.problems)


def field(**changed) -> list:
    return [{**FORM["fields"][0], **changed}]


class TestAFile:
    @pytest.mark.parametrize(
        ("changed", "mentions"),
        [
            ({"title": " "}, "title"), ({"kind": "war"}, "war"), ({"banfa_form": 7}, "7"),
            ({"colour": "red"}, "colour"), ({"fields": "many"}, "fields"), ({"slug": 3}, "slug"),
            ({"fields": field(type="magic")}, "magic"), ({"fields": field(colour=1)}, "colour"),
            ({"fields": field(required="yes")}, "required"), ({"fields": [7]}, "1"),
            ({"fields": field(key="Not A Key")}, "1"), ({"fields": field(label="")}, "1"),
            ({"fields": field(pasted="a")}, "pasted"), ({"fields": field(label="\x00")}, "label"),
            ({"fields": field(shown_when=[{"field": "a", "op": "~", "value": "b"}])}, "姓名"),
            ({"fields": field(type="group", fields=[{"type": "group"}])}, "1.1"),
            ({"fields": field() * 301}, "300"), ({"checks": 7}, "checks"), ({"checks": [1]}, "1"),
            ({"checks": [{"left": "a", "op": "~", "right": "b"}]}, "1"),
        ],
    )  # fmt: skip
    def test_that_is_wrong_gets_a_sentence(self, changed, mentions):
        assert mentions in refused(**changed)

    @pytest.mark.parametrize(
        "content",
        [b"", b"{", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b"1" * 5_000, b" " * 3_000_000],
    )
    def test_that_is_no_form_gets_a_sentence(self, content):
        with pytest.raises(NotAForm):
            read_file(content)


@pytest.mark.usefixtures("office")
class TestTheScreens:
    @pytest.fixture
    def admin(self, client: Client) -> Client:
        client.force_login(User.objects.get(username="admin"))
        return client

    def bring_in(self, client: Client, content: bytes):
        upload = SimpleUploadedFile("form.json", content)
        return client.post(reverse("form_from_file"), {"file": upload}, follow=True)

    def test_export_and_import_without_overwriting(self, admin):
        page = make_form()
        exported = admin.get(reverse("form_export", args=[page.pk])).content
        self.bring_in(admin, exported)

        other = FormPage.objects.get(slug="seal-2").get_latest_revision_as_object()
        assert (other.title, other.live) == (page.title, False)
        assert frozen_fields(other.fields) == frozen_fields(page.fields)
        assert json.loads(exported)["fields"] == frozen_fields(page.fields)
        assert FormPage.objects.get(slug="seal").live

    def test_an_edition_goes_out_as_it_was(self, admin):
        page = make_form()
        page.title = "别的"
        page.save_revision()
        exported = admin.get(reverse("form_export", args=[page.pk]), {"edition": 1})

        assert exported.json()["title"] == "用印申请"

    def test_what_is_wrong_stands_on_the_page(self, admin):
        answer = self.bring_in(admin, json.dumps({**FORM, "kind": "war"}).encode())

        assert answer.status_code == 422
        assert "war" in answer.content.decode()
        assert not FormPage.objects.filter(title="走访").exists()
