"""What the editor sees beside the blocks: findings, try-out, conditions, editions."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from forms.schemas.building.comparing import compare
from forms.schemas.building.picture import picture
from forms.schemas.models import FormEdition, FormPage
from people.models import User
from tests.regulations.posting import posted
from tests.seals import FORM, make_form, published

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(User.objects.get(username="admin"))
    return client


def as_posted(page: FormPage, **changed) -> dict:
    """The editor's form as a browser sends it."""
    fields = posted(page.fields.stream_block, page.fields, "fields")
    return {"title": page.title, "slug": page.slug, "kind": page.kind, **fields, **changed}


def look(client: Client, page: FormPage, **changed) -> dict:
    return client.post(reverse("form_look", args=[page.pk]), as_posted(page, **changed)).json()


class TestALook:
    def test_tells_what_conditions_may_ask(self, admin):
        told = {each["key"]: each for each in look(admin, make_form())["fields"]}

        assert told["seal"]["choices"] == {"office": "公章", "contract": "合同章"}
        assert told["copies"]["ordered"]
        assert not told["subject"]["ordered"]

    def test_places_findings_at_their_blocks(self, admin):
        page = make_form()
        prefix = "fields-4-value-shown_when-0-value"
        found = look(admin, page, **{f"{prefix}-value": "perhaps"})["findings"]

        assert [(each["level"], each["block"]) for each in found] == [("must", page.fields[4].id)]
        assert "perhaps" in found[0]["sentence"]

    def test_says_what_is_not_complete(self, admin):
        page = make_form()
        found = look(admin, page, **{"fields-2-value-label": ""})["findings"]

        assert found[0]["block"] == page.fields[2].id

    def test_heeds_what_answers_under_way_lose(self, admin):
        page = make_form()
        published()
        fewer = {"fields-6-deleted": "1", "fields-0-value-options-1-deleted": "1"}
        found = look(admin, page, **fewer)["findings"]

        assert [each["level"] for each in found] == ["heed", "heed"]
        assert any("合同章" in each["sentence"] for each in found)
        assert any("paper" in each["sentence"] for each in found)

    def test_heeds_a_form_on_which_nobody_decides(self, admin):
        page = make_form()
        assert [each["level"] for each in look(admin, page)["findings"]] == ["heed"]

        published()
        assert look(admin, page)["findings"] == []

    def test_refuses_what_no_screen_sends(self, admin):
        url = reverse("form_look", args=[make_form().pk])

        assert admin.post(url, {"fields-count": "many"}).status_code == 400

    def test_is_for_editors_only(self, client: Client):
        page = make_form()
        client.force_login(User.objects.get(username="grid-worker"))
        answer = client.post(reverse("form_look", args=[page.pk]), as_posted(page))

        assert answer.status_code in (302, 403)


class TestATryOut:
    def answer(self, client: Client, page: FormPage, **answers):
        url = reverse("form_try", args=[page.pk])
        first = client.post(url, as_posted(page)).content.decode()
        carried = re.search(r'name="form-as-written" value="([^"]+)"', first)
        return client.post(url, {"form-as-written": carried[1], **answers})

    def test_says_what_the_server_would_say_and_keeps_nothing(self, admin):
        page = make_form()
        answer = self.answer(admin, page, copies="700", urgent="yes")

        assert set(answer.context["problems"]) == {"seal", "copies", "subject", "needed_on"}
        assert answer.context["tried"].facts == [("是否加急", "是")]

    def test_tells_what_is_hidden_and_which_facts_are_filled_in(self, admin):
        answer = self.answer(admin, make_form(), seal="office", copies="3", subject="决议")

        tried = answer.context["tried"]
        assert not tried.problems
        assert [field["key"] for field, _when in tried.hidden] == ["needed_on"]
        assert "是否加急" in tried.hidden[0][1]
        assert ("份数", "3") in tried.facts

    def test_of_conditions_that_say_nothing_says_so(self, admin):
        page = make_form()
        wrong = {"fields-4-value-shown_when-0-value-value": "perhaps"}
        answer = admin.post(reverse("form_try", args=[page.pk]), as_posted(page, **wrong))

        assert "perhaps" in answer.context["findings"][0].sentence

    def test_takes_no_form_that_was_not_signed_here(self, admin):
        url = reverse("form_try", args=[make_form().pk])

        assert admin.post(url, {"form-as-written": "made up"}).status_code == 400


class TestAPicture:
    def test_shows_which_answer_brings_up_what(self):
        drawn = picture(FormEdition.objects.get(form=make_form()).fields)

        assert [node.key for node in drawn.nodes] == ["urgent"]
        (branch,) = drawn.nodes[0].branches
        assert ("是" in branch.said, [node.key for node in branch.nodes]) == (True, ["needed_on"])
        assert "用哪枚章" in drawn.plain

    def test_goes_into_groups_and_names_what_must_be_answered(self):
        drawn = picture([
            {"type": "yes_no", "key": "any", "label": "有无"},
            {"type": "group", "key": "rows", "label": "各户", "fields": [
                {"type": "number", "key": "count", "label": "人数"},
                {"type": "text", "key": "why", "label": "为何",
                 "required_when": [{"field": "count", "op": ">", "value": "5"}]},
            ]},
        ])  # fmt: skip

        (group,) = drawn.nodes
        assert group.inside[0].branches[0].need
        assert [node.label for node in group.inside[0].branches[0].nodes] == ["为何"]

    @pytest.mark.parametrize("name", ["form_conditions", "form_editions"])
    def test_and_editions_stand_on_pages(self, admin, name):
        page = make_form()

        assert admin.get(reverse(name, args=[page.pk]), {"edition": 1}).status_code == 200


class TestEditionsSideBySide:
    def editions(self):
        page = make_form()
        fields = [*FORM["fields"][1:], FORM["fields"][0]]
        fields[0] = {**fields[0], "label": "几份", "minimum": 2}
        fields[-1] = {**fields[-1], "choices": {"office": "公章", "party": "党委章"}}
        fields[3] = {**fields[3], "shown_when": []}
        raw = make_form(
            slug="other", fields=[*fields, {"type": "date", "key": "on", "label": "日"}]
        )
        return FormEdition.objects.get(form=page), FormEdition.objects.get(form=raw)

    def test_say_what_was_added_removed_moved_and_changed(self):
        found = {each.key: each for each in compare(*self.editions())}

        assert found["on"].what == "added"
        assert {key: each.what for key, each in found.items() if key} == {
            "copies": "changed", "needed_on": "changed", "seal": "changed", "on": "added",
        }  # fmt: skip
        assert {(each.before, each.after) for each in found["copies"].details} >= {
            ("份数", "几份"), ("1", "2"),
        }  # fmt: skip
        assert found["seal"].details[0].after == "公章、党委章"
        assert found["needed_on"].details[0].before == "是否加急是“是”"

    def test_that_say_the_same_say_nothing(self):
        first, _second = self.editions()

        assert compare(first, first) == []

    def test_are_read_by_staff(self, client: Client):
        page = make_form()
        page.title = "用章申请"
        page.save_revision().publish()
        client.force_login(User.objects.get(username="grid-worker"))
        answer = client.get("/forms/seal/editions/")

        assert [each.what for each in answer.context["sides"].changes] == ["changed"]
        assert client.get("/forms/nothing/editions/").status_code == 404
