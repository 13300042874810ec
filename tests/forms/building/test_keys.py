"""Keys are made once, of the sounds of a label, and kept."""

import pytest
from django.test import Client

from forms.schemas.building.keys import settle_codes, spelled
from forms.schemas.building.options import options_of
from forms.schemas.models import FormPage
from forms.schemas.publishing import frozen_fields
from people.models import User
from tests.regulations.posting import post
from tests.seals import make_form


class TestAKey:
    @pytest.mark.parametrize(
        ("label", "key"),
        [
            ("走访日期", "zou_fang_ri_qi"),
            ("是否困难？", "shi_fou_kun_nan"),
            ("ID 号码", "id_hao_ma"),
            ("2026年计划", "n_2026_nian_ji_hua"),
            ("……", ""),
            ("堃𠮷", "kun_kichi"),
        ],
    )
    def test_sounds_like_the_label(self, label, key):
        assert spelled(label) == key

    def test_stays_short_and_whole(self):
        key = spelled("本月上门走访困难群众独居老人和残疾人家庭的户数")

        assert len(key) <= 40
        assert not key.endswith("_")


class TestPastedOptions:
    def test_are_one_a_line_with_a_code_or_without(self):
        found = options_of("sick: 病假\n\n 事假 \nmarriage：婚假")

        settle_codes(found)
        assert [(each["value"], each["label"]) for each in found] == [
            ("sick", "病假"), ("shi_jia", "事假"), ("marriage", "婚假"),
        ]  # fmt: skip

    def test_of_one_sound_get_codes_of_their_own(self):
        found = options_of("是\n事")
        settle_codes(found)

        assert [each["value"] for each in found] == ["shi", "shi_2"]


@pytest.mark.usefixtures("office")
class TestTheEditorsScreen:
    @pytest.fixture
    def admin(self, client: Client) -> Client:
        client.force_login(User.objects.get(username="admin"))
        return client

    def saved(self, page: FormPage) -> FormPage:
        return FormPage.objects.get(pk=page.pk).get_latest_revision_as_object()

    def add(self, page: FormPage, **value) -> None:
        new = {"label": "备注", "key": "", **value}
        block = {"type": value.pop("type", "text"), "value": new, "id": value.pop("id", None)}
        page.fields = [*page.fields.get_prep_value(), block]

    def test_makes_the_key_and_keeps_it_when_the_label_changes(self, admin):
        page = make_form()
        self.add(page)
        post(admin, page)
        page = self.saved(page)
        assert page.fields[-1].value["key"] == "bei_zhu"

        page.fields[-1].value["label"] = "说明"
        page.fields[-1].value["key"] = ""
        post(admin, page)

        assert self.saved(page).fields[-1].value["key"] == "bei_zhu"

    def test_makes_the_key_once_the_label_is_written(self, admin):
        """The editor saves by itself while a block is still empty."""
        page = make_form()
        self.add(page, label="", id="11111111-1111-4111-8111-111111111111")
        post(admin, page)
        page = self.saved(page)
        assert page.fields[-1].value["key"] == "text"

        page.fields[-1].value["label"] = "备注"
        post(admin, page)

        assert self.saved(page).fields[-1].value["key"] == "bei_zhu"

    def test_gives_a_copy_a_key_of_its_own(self, admin):
        page = make_form()
        raw = page.fields.get_prep_value()
        page.fields = [*raw, {**raw[1], "id": None}]
        post(admin, page)

        keys = [each.value["key"] for each in self.saved(page).fields]
        assert keys[1] == "copies"
        assert keys[-1] == "fen_shu"

    def test_takes_options_that_were_pasted(self, admin):
        page = make_form()
        page.fields[0].value["pasted"] = "party: 党委章\n财务章"
        post(admin, page)

        options = frozen_fields(self.saved(page).fields)[0]["options"]
        assert [each["value"] for each in options] == [
            "office", "contract", "party", "cai_wu_zhang",
        ]  # fmt: skip

    def test_does_not_let_a_published_key_be_changed(self, admin):
        page = make_form()
        page.fields[1].value["key"] = "amount"

        response = post(admin, page)

        told = response.context["form"].errors["fields"].as_data()[0].as_json_data()
        assert "copies" in told["blockErrors"][1]["messages"][0]
        assert self.saved(page).fields[1].value["key"] == "copies"
