"""试一试: one case put to the rules as they stand on the screen; nothing is saved by asking."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import User
from regulations.models import RegulationPage
from tests.regulations.editing.asking import changed, look, states
from tests.seals import OVER_TEN, RULES, UP_TO_TEN, clause, draft, limit, route, station, when

pytestmark = pytest.mark.usefixtures("seal_form")

URGENT = clause(
    "加急的。", {"kind": "deadline", "form": "seal", "starts_with": "submit",
                 "stops_with": ["approve"], "unit": "working_days", "amount": 2,
                 "when": [when("seal.urgent", "=", "yes")]},
)  # fmt: skip


def tried(client: Any, page: Any, fields: dict[str, str] | None = None, **typed: str) -> Any:
    """What is answered for a case; `copies="3"`."""
    values = {f"try-value-seal.{key}": value for key, value in typed.items()}
    asked = {"title": page.title, "try-form": "seal", **(fields or states(page)), **values}
    return client.post(reverse("regulation_try", args=[page.pk]), asked)


def said(answer: Any, about: str) -> list[str]:
    return [each["sentence"] for each in answer.json()[about]]


class TestWhatIsAsked:
    def test_is_what_the_rules_of_a_form_ask_about(self, editor):
        (sheet,) = look(editor, draft(*RULES, URGENT)).json()["trials"]

        assert sheet["label"] == "用印申请"
        assert [each["label"] for each in sheet["questions"]] == ["份数", "是否加急"]
        assert sheet["questions"][0]["unit"] == "份"

    def test_is_also_whether_a_period_is_declared_where_that_matters(self, editor):
        barred = clause("非常时期不用印。", limit(bound=None, only_in_declared_period=True))
        (sheet,) = look(editor, draft(*RULES, barred)).json()["trials"]

        assert sheet["questions"][-1]["label"] == "在非常时期内"

    def test_of_a_clause_with_rules_for_two_forms_is_what_it_speaks_of_first(self, editor):
        other = clause("用章和请假。", route(), route(form="leave"), limit(form="leave"))
        sheets = {each["form"]: each for each in look(editor, draft(other)).json()["trials"]}

        assert len(sheets["seal"]["clauses"]) == 1
        assert sheets["leave"]["clauses"] == []


class TestWhoDecides:
    def test_is_told_in_the_order_of_the_stations(self, editor):
        answer = tried(editor, draft(*RULES), copies="11")

        assert said(answer, "route") == ["办事处主任签注意见→党工委书记审批", "办公室人员备查"]
        assert answer.json()["route"][0]["path"] == "二"

    def test_is_nobody_in_a_hole(self, editor):
        page = draft(UP_TO_TEN, clause("20 份以上。", route(when("seal.copies", ">=", 20))))
        (told,) = tried(editor, page, copies="11").json()["route"]

        assert (told["tone"], told["sentence"]) == ("late", "这种情形没人批。")

    def test_is_open_while_it_is_not_filled_in(self, editor):
        assert said(tried(editor, draft(*RULES)), "route") == ["还没有填份数，没人批。"]

    def test_is_told_of_two_that_collide(self, editor):
        other = clause("都批。", route(by=[station("party-secretary")]))
        answer = tried(editor, draft(UP_TO_TEN, other), copies="3")

        assert said(answer, "route") == ["同时适用两条路线：一、二。"]

    def test_depends_on_the_post_of_the_applicant(self, editor):
        keeper = clause("网格员。", route(when("applicant.post", "=", "grid-worker"), priority=1))
        page = draft(*RULES, keeper)
        more = {**states(page), "try-value-applicant.post": "grid-worker"}

        assert tried(editor, page, more, copies="3").json()["route"][0]["path"] == "四"

    def test_follows_what_is_not_saved(self, editor):
        page = draft(*RULES)
        without = changed(states(page), 1, rules=[])

        assert said(tried(editor, page, without, copies="11"), "route") == ["这种情形没人批。"]
        assert RegulationPage.objects.get(pk=page.pk).clauses[1].value["rules"]


class TestLimitsAndDeadlines:
    def test_are_told_for_this_matter_alone(self, editor):
        page = draft(*RULES, clause("一次最多 100 份。", limit()), URGENT)
        answer = tried(editor, page, copies="103", urgent="yes")

        assert "3 份" in said(answer, "limits")[0]
        assert answer.json()["limits"][0]["tone"] == "late"
        assert "2 个工作日" in said(answer, "deadlines")[0]

    def test_are_silent_where_they_are_not_about_it(self, editor):
        answer = tried(editor, draft(*RULES, URGENT), copies="3", urgent="no").json()

        assert (answer["limits"], answer["deadlines"]) == ([], [])

    def test_of_a_declared_period_are_told_when_it_is_one(self, editor):
        barred = clause("非常时期不用印。", limit(bound=None, only_in_declared_period=True))
        page = draft(*RULES, barred)
        within = {**states(page), "try-value-declared_period": "yes"}

        assert tried(editor, page, copies="3").json()["limits"] == []
        assert tried(editor, page, within, copies="3").json()["limits"][0]["tone"] == "late"


class TestWhatCannotBeRead:
    @pytest.mark.parametrize(
        ("typed", "mentions"),
        [
            ({"copies": "很多"}, "很多"),
            ({"copies": "0"}, "不小于 1"),
            ({"copies": "NaN"}, "NaN"),
            ({"copies": "1e999999"}, "1e999999"),
            ({"needed_on": "月底"}, "2026-03-01"),
            ({"kind": "wax"}, "wax"),
            ({"urgent": "perhaps"}, "perhaps"),
        ],
    )
    def test_is_said_in_words(self, editor, typed, mentions):
        rows = [when("seal.kind", "=", "office"), when("seal.needed_on", ">", "2026-01-01"),
                when("seal.urgent", "=", "yes"), when("seal.copies", ">", 1)]  # fmt: skip
        answer = tried(editor, draft(clause("都批。", route(*rows))), **typed)

        assert answer.status_code == 200
        assert mentions in "".join(answer.json()["problems"])

    def test_is_also_a_form_of_which_no_rule_speaks(self, editor):
        page = draft(OVER_TEN)
        (problem,) = tried(editor, page, changed(states(page), 0, rules=[])).json()["problems"]

        assert "没有写完整的规则" in problem

    def test_nor_is_a_rule_that_cannot_be_compared(self, editor):
        page = draft(*RULES, clause("很多。", route(when("seal.copies", ">", "很多"))))

        assert tried(editor, page, copies="3").json()["route"][0]["path"] == "一"


class TestWhoMayTry:
    @pytest.mark.parametrize("name", ["grid-worker", "archivist"])
    def test_is_who_may_write_it(self, editor, name):
        page = draft(*RULES)
        editor.force_login(User.objects.get(username=name))

        assert tried(editor, page, copies="3").status_code in (302, 403)

    def test_only_by_posting(self, editor):
        page = draft(*RULES)

        assert editor.get(reverse("regulation_try", args=[page.pk])).status_code == 405


def test_trying_costs_the_same_however_many_rules(editor):
    def queries(page: RegulationPage) -> int:
        fields = states(page)
        with CaptureQueriesContext(connection) as captured:
            assert tried(editor, page, fields, copies="3").status_code == 200
        return len(captured)

    by_copies = [route(when("seal.copies", "=", n)) for n in range(1, 30)]
    many = [clause(f"{n}。", each) for n, each in enumerate(by_copies)]
    queries(draft(*RULES))
    assert queries(draft(*many, slug="many")) <= queries(draft(*RULES, slug="few"))
