"""The dictionary on the editors' side: who uses a fact, and what may be done to it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from facts.held import Value, record
from facts.keeping import fixed, obstacle
from facts.models import Fact
from facts.usage import uses
from forms.schemas.models import FormPage
from people.models import User
from tests.plugins.matters import ASKED_ON


@pytest.fixture
def editor(office: None, settings: Any) -> Client:
    settings.ALLOW_DEMO_USERS = True
    client = Client()
    client.force_login(User.objects.get(username="policy-editor"))
    return client


def page(name: str, *args: Any) -> str:
    return reverse(f"fact:{name}", args=args)


def fact(key: str) -> Fact:
    return Fact.objects.get(key=key)


class TestUses:
    def test_name_forms_with_their_labels_and_rules_with_their_clauses(self, office: None) -> None:
        found = uses(ASKED_ON)["leave.days"]

        assert ("请假条", "起止日期") in [(each.title, each.detail) for each in found["forms"]]
        rule = next(each for each in found["rules"] if each.title == "《社区网格员管理办法》三.2")
        assert "请假天数" in rule.detail
        assert rule.url.startswith("/regulations/community-grid-workers/?edition=")

    def test_reach_into_every_parameter_of_a_rule(self, office: None) -> None:
        """A duty adds up minutes, a grade weighs scores, an evidence asks for fields."""
        found = uses(ASKED_ON)

        for key in ("record.minutes", "assessment.community_score", "visit.homes"):
            assert found[key]["rules"], key

    def test_are_asked_with_one_query_a_sort(
        self, office: None, django_assert_num_queries: Callable
    ) -> None:
        with django_assert_num_queries(2):
            uses(ASKED_ON)


class TestKeyAndType:
    @pytest.mark.parametrize("key", ["leave.days", "applicant.phone", "applicant.monthly_pay"])
    def test_stay_where_something_rests_on_them(self, key: str, office: None) -> None:
        """A form and its rules, the software itself, a value on record."""
        assert fixed(fact(key))

    def test_of_an_unused_fact_may_change(self, office: None) -> None:
        assert not fixed(Fact.objects.create(key="spare.one", label="备用", type="text"))

    def test_are_not_changed_by_whatever_is_posted(self, editor: Client) -> None:
        days = fact("leave.days")
        posted = {"label": "请假的天数", "key": "leave.other", "type": "text", "unit": "天",
                  "step": "0.5", "about": "person", "choices": "", "owner": "办公室"}  # fmt: skip

        editor.post(page("edit", days.pk), posted)

        days.refresh_from_db()
        assert (days.label, days.key, days.type) == ("请假的天数", "leave.days", "number")
        assert days.owner == "办公室"


class TestDeleting:
    def test_is_refused_with_the_names_of_the_users(self, office: None) -> None:
        sentence = obstacle(fact("visit.handling"), on=ASKED_ON)

        assert "民情日记" in sentence

    def test_is_refused_while_values_are_on_record(self, person: Callable) -> None:
        spare = Fact.objects.create(key="spare.one", label="备用", type="text")
        record(person("grid-worker"), [Value("spare.one", "值", ASKED_ON)])

        assert obstacle(spare, on=ASKED_ON)

    def test_is_refused_while_an_earlier_edition_asks_for_it(self, office: None) -> None:
        form = FormPage.objects.get(slug="seal-request")
        form.fields = [
            (each.block_type, each.value) for each in form.fields if each.value["key"] != "subject"
        ]
        form.save_revision().publish()

        assert obstacle(fact("seal_request.subject"), on=ASKED_ON)

    def test_of_what_nobody_uses_is_done(self, editor: Client) -> None:
        spare = Fact.objects.create(key="spare.one", label="备用", type="text")

        editor.post(page("delete", spare.pk))

        assert not Fact.objects.filter(pk=spare.pk).exists()

    def test_that_is_refused_says_so_on_the_page(self, editor: Client) -> None:
        used = fact("leave.days")

        answer = editor.post(page("delete", used.pk), follow=True)

        assert "请假条" in answer.content.decode()
        assert Fact.objects.filter(pk=used.pk).exists()


class TestThePages:
    def test_of_one_fact_lead_to_forms_and_clauses(self, editor: Client) -> None:
        text = editor.get(page("inspect", fact("leave.days").pk)).content.decode()

        assert "《社区网格员管理办法》三.2" in text
        assert "请假条" in text

    def test_say_when_nobody_uses_it(self, editor: Client) -> None:
        spare = Fact.objects.create(key="spare.one", label="备用", type="text")

        text = editor.get(page("inspect", spare.pk)).content.decode()

        assert 'class="bd-unused"' in text

    @pytest.mark.parametrize(
        ("asked", "there", "not_there"),
        [
            ({"q": "家庭住址"}, "applicant.address", "leave.days"),
            ({"type": "date"}, "leave.first_day", "leave.days"),
            ({"owner": "财务工资表"}, "applicant.monthly_pay", "leave.days"),
            ({"holds": "true"}, "applicant.address", "leave.days"),
            ({"use": "unused"}, "spare.one", "leave.days"),
        ],
    )
    def test_are_searched_and_narrowed_down(
        self, asked: dict[str, str], there: str, not_there: str, editor: Client
    ) -> None:
        Fact.objects.create(key="spare.one", label="备用", type="text")

        text = editor.get(page("index"), asked).content.decode()

        assert f">{there}<" in text.replace("\n", "").replace(" ", "")
        assert not_there not in text

    def test_take_the_same_queries_however_many_facts(self, editor: Client) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                editor.get(page("index"))
            return len(captured)

        queries()
        before = queries()
        Fact.objects.bulk_create(
            Fact(key=f"a.more{number}", label=f"多{number}", type="text") for number in range(30)
        )

        assert queries() == before

    def test_are_closed_to_others(self, settings: Any, office: None) -> None:
        settings.ALLOW_DEMO_USERS = True
        client = Client()
        client.force_login(User.objects.get(username="grid-worker"))

        assert client.get(page("index")).status_code == 302


class TestChoices:
    def test_are_written_one_a_line(self, editor: Client) -> None:
        new = {"label": "颜色", "key": "thing.colour", "type": "choice", "step": "1", "about": "person",
               "choices": "red：红\nblue: 蓝"}  # fmt: skip

        editor.post(page("add"), new)

        assert fact("thing.colour").choices == {"red": "红", "blue": "蓝"}

    @pytest.mark.parametrize("written", ["……", "red：红\nred：绿"])
    def test_that_are_none_are_named(self, written: str, editor: Client) -> None:
        new = {"label": "颜色", "key": "thing.colour", "type": "choice", "step": "1", "about": "person",
               "choices": written}  # fmt: skip

        answer = editor.post(page("add"), new)

        assert written.splitlines()[-1] in answer.content.decode()
        assert not Fact.objects.filter(key="thing.colour").exists()

    def test_go_with_a_key_that_can_be_written_in_rules(self, editor: Client) -> None:
        new = {
            "label": "颜色",
            "key": "颜色",
            "type": "text",
            "step": "1",
            "about": "person",
            "choices": "",
        }

        editor.post(page("add"), new)

        assert not Fact.objects.filter(label="颜色").exists()


class TestAFactWithoutAKey:
    def test_gets_one_that_sounds_like_its_label_and_codes_for_its_choices(
        self, editor: Client
    ) -> None:
        told = {"label": "去向", "key": "", "type": "choice", "about": "person", "step": "1",
                "choices": "区内\n区外"}  # fmt: skip
        editor.post(page("add"), told)

        made = Fact.objects.get(label="去向")
        assert made.key == "qu_xiang"
        assert made.choices == {"qu_nei": "区内", "qu_wai": "区外"}
