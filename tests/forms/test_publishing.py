"""A form is published as an edition when its fields hold together; else the editor is told why."""

import pytest
from django.test import Client

from forms.schemas.models import FormEdition, FormPage
from forms.schemas.publishing import FormNotPublishable
from forms.schemas.service import current_edition, facts_supplied, offered_forms
from forms.schemas.validation import validate
from people.models import User
from tests.plugins.matters import ASKED_ON
from tests.regulations.posting import post
from tests.seals import ANSWERS, FORM, make_form

pytestmark = pytest.mark.usefixtures("office")


def field(**more) -> dict:
    return {"type": "text", "key": "note", "label": "备注", **more}


def with_field(**more) -> list[dict]:
    """The fields of the seal form and one more."""
    return [*FORM["fields"], field(**more)]


class TestPublishingAForm:
    def test_makes_an_edition(self):
        make_form()
        edition = current_edition("seal")

        assert (edition.number, edition.title, edition.kind) == (1, "用印申请", "application")
        assert edition.schema["required"] == ["seal", "copies", "subject"]
        assert "seal" in [page.slug for page in offered_forms()]

    def test_again_makes_the_next_one_and_leaves_the_first(self):
        page = make_form()
        page.title = "用章申请"
        page.save_revision().publish()

        assert current_edition("seal").number == 2
        assert FormEdition.objects.get(slug="seal", number=1).title == "用印申请"

    def test_says_which_facts_it_supplies(self):
        make_form()
        supplied = facts_supplied(["seal", "leave", "nothing"])

        assert set(supplied) == {"seal", "leave"}
        assert supplied["seal"] == {"seal.kind", "seal.copies", "seal.urgent", "seal.needed_on"}
        assert {"leave.days", "leave.first_day", "leave.last_day"} < supplied["leave"]

    def test_that_is_taken_down_is_offered_no_longer(self):
        make_form().specific.unpublish()

        assert current_edition("seal") is None


WIDE = [
    *FORM["fields"],
    {"type": "date", "key": "from", "label": "开始日期", "earliest": "2026-01-01"},
    {"type": "date", "key": "to", "label": "结束日期"},
    {
        "type": "group", "key": "items", "label": "各项", "at_most": 5,
        "fields": [
            {"type": "text", "key": "phone", "label": "电话", "preset": "phone"},
            {"type": "money", "key": "price", "label": "单价", "maximum": "100"},
            {"type": "number", "key": "amount", "label": "数量", "decimals": 0, "unit": "份"},
            {"type": "computed", "key": "sum", "label": "小计", "how": "product", "of": ["price", "amount"]},
        ],
        "checks": [{"left": "amount", "op": "<=", "right": "price", "message": "数量不超过单价。"}],
    },
    {"type": "computed", "key": "total", "label": "合计", "how": "sum", "of": ["items.sum"]},
    {"type": "rating", "key": "mark", "label": "满意程度", "most": 5, "highest": "很满意"},
]  # fmt: skip


class TestEveryTypeOfField:
    """What an editor's blocks keep is what the edition asks."""

    @pytest.fixture
    def edition(self) -> FormEdition:
        make_form(fields=WIDE, checks=[{"left": "to", "op": ">=", "right": "from"}])
        return current_edition("seal")

    def test_is_frozen_with_its_settings(self, edition):
        by_key = {field["key"]: field for field in edition.ui["fields"]}

        assert by_key["from"]["earliest"] == "2026-01-01"
        assert [each["unit"] for each in by_key["items"]["fields"][1:3]] == ["元", "份"]
        assert by_key["items"]["checks"][0]["logic"]
        assert edition.checks == [{"left": "to", "op": ">=", "right": "from"}]

    def test_is_judged_by_the_edition(self, edition):
        answers = {
            **ANSWERS,
            "from": "2026-03-02",
            "to": "2026-03-01",
            "items": [{"price": 0.1, "amount": 3}],
        }
        kept, found = validate(edition, answers, on=ASKED_ON)

        assert kept["total"] == 0.3
        assert set(found) == {"to", "items.0.amount"}

    def test_is_part_of_the_digest(self, edition):
        page = edition.form
        page.checks = []
        page.save_revision().publish()

        assert current_edition("seal").digest != edition.digest

    def test_may_not_fill_in_a_fact_from_a_row(self):
        inner = [{"type": "number", "key": "amount", "label": "数量", "fact": "seal.copies"}]
        group = {"type": "group", "key": "items", "label": "各项", "fields": inner}

        with pytest.raises(FormNotPublishable, match="数量"):
            make_form(fields=[*FORM["fields"], group])


class TestAFormThatDoesNotHoldTogether:
    @pytest.mark.parametrize(
        ("fields", "mentions"),
        [
            ([], "."),
            (with_field(key="copies"), "copies"),
            (with_field(shown_when=[{"field": "later", "op": "=", "value": "1"}]), "later"),
            (with_field(shown_when=[{"field": "note", "op": "=", "value": "1"}]), "note"),
            (with_field(shown_when=[{"field": "copies", "op": ">", "value": "多"}]), "多"),
            (with_field(shown_when=[{"field": "seal", "op": "=", "value": "wax"}]), "wax"),
            (with_field(shown_when=[{"field": "seal", "op": ">", "value": "office"}]), "用哪枚章"),
            (with_field(shown_when=[{"field": "urgent", "op": "=", "value": "perhaps"}]), "perhaps"),
            (with_field(fact="seal.copies"), "份数"),
            (with_field(type="choice", choices={"a": "甲"}, default="b"), "备注"),
        ],
        ids=["empty", "twice", "unknown", "itself", "no number", "no option", "unordered",
             "neither yes nor no", "fact of another type", "default"],
    )  # fmt: skip
    def test_is_not_published(self, fields, mentions):
        with pytest.raises(FormNotPublishable, match=mentions):
            make_form(fields=fields)

        assert current_edition("seal") is None

    @pytest.mark.parametrize("key", ["leave_type", "days"])
    def test_of_leave_asks_for_type_and_days(self, key):
        """Leave knows type and days; a form without them would fail when it is handed in."""
        page = FormPage.objects.get(slug="leave")
        page.fields = [each for each in page.fields.raw_data if each["value"]["key"] != key]

        with pytest.raises(FormNotPublishable, match="请假"):
            page.save_revision().publish()


class TestTheEditorsScreen:
    @pytest.fixture
    def admin(self, client: Client) -> Client:
        client.force_login(User.objects.get(username="admin"))
        return client

    def test_publishes_the_next_edition(self, admin):
        page = make_form()

        assert post(admin, page, "action-publish", title="用章申请").status_code == 302
        assert current_edition("seal").title == "用章申请"

    def test_says_what_is_wrong_and_publishes_nothing(self, admin):
        page = make_form()
        wrong = field(shown_when=[{"field": "nothing", "op": "=", "value": "1"}])
        page.fields = [*page.fields.raw_data, {"type": "text", "value": wrong}]

        response = post(admin, page, "action-publish")

        assert response.status_code == 200
        told = response.context["form"].errors["fields"].as_data()[0].as_json_data()
        assert "nothing" in told["blockErrors"][len(FORM["fields"])]["messages"][0]
        assert current_edition("seal").number == 1

    def test_keeps_a_draft_with_the_same_mistake(self, admin):
        page = make_form()
        wrong = field(shown_when=[{"field": "nothing", "op": "=", "value": "1"}])
        page.fields = [*page.fields.raw_data, {"type": "text", "value": wrong}]

        assert post(admin, page).status_code == 302
        assert current_edition("seal").number == 1


def test_answers_are_checked_against_their_own_edition():
    page = make_form()
    first = current_edition("seal")
    page.fields = [each for each in page.fields.raw_data if each["value"]["key"] != "subject"]
    page.save_revision().publish()

    assert not validate(first, ANSWERS, on=ASKED_ON)[1]
    assert list(validate(current_edition("seal"), ANSWERS, on=ASKED_ON)[1]) == ["subject"]
