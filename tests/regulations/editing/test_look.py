"""What the screen shows beside the clauses while they are written: nothing is saved by asking."""

import pytest

from people.models import User
from regulations.models import RegulationPage
from tests.regulations.editing.asking import changed, look, states
from tests.seals import FILED, OVER_TEN, RULES, UP_TO_TEN, clause, draft, route, when

pytestmark = pytest.mark.usefixtures("seal_form")


def rules_told(answer: dict) -> list[dict]:
    return [rule for each in answer["clauses"].values() for rule in each["rules"].values()]


class TestAskingHowItReads:
    def test_tells_each_rule_as_its_sentence(self, editor):
        answer = look(editor, draft(*RULES)).json()

        told = [rule["sentence"] for rule in rules_told(answer)]
        assert len(told) == 3
        assert "份数不超过 10 份" in told[0]
        assert [each for each in answer["findings"] if each["level"] == "must"] == []

    def test_numbers_the_clauses_as_they_stand_on_the_screen(self, editor):
        page = draft(*RULES)

        answer = look(editor, page, changed(states(page), 1, level=["2"])).json()

        assert [each["path"] for each in answer["clauses"].values()] == ["一", "一.1", "二"]

    def test_saves_nothing(self, editor):
        page = draft(*RULES)
        revisions = page.revisions.count()

        look(editor, page, changed(states(page), 0, text="改了"), title="改了")

        now = RegulationPage.objects.get(pk=page.pk)
        assert now.title == "用印管理办法"
        assert now.revisions.count() == revisions

    def test_finds_holes_and_says_where(self, editor):
        page = draft(UP_TO_TEN, FILED)

        answer = look(editor, page).json()

        hole = next(each for each in answer["findings"] if "11 份" in each["sentence"])
        assert hole["level"] == "must"
        assert hole["clause"] == page.clauses[0].id


class TestARuleThatIsNotComplete:
    @pytest.fixture
    def answer(self, editor):
        page = draft(
            UP_TO_TEN, OVER_TEN, FILED, clause("都批。", route(when("seal.copies", ">", 30)))
        )
        raw = list(page.clauses.raw_data)
        raw[0]["value"]["rules"][0]["value"]["form"] = ""
        page.clauses = raw
        return look(editor, page).json()

    def test_says_in_words_what_is_missing(self, answer):
        first = rules_told(answer)[0]

        assert first["sentence"] == ""
        assert "表单" in first["missing"][0]

    def test_hides_neither_the_other_sentences_nor_their_findings(self, answer):
        assert all(each["sentence"] for each in rules_told(answer)[1:])
        said = [each["sentence"] for each in answer["findings"]]
        assert any("还没有写完" in each for each in said)
        assert any("31 份" in each for each in said)


class TestWhoMayAsk:
    @pytest.mark.parametrize("name", ["grid-worker", "archivist"])
    def test_is_who_may_write_it(self, editor, name):
        page = draft(*RULES)
        editor.force_login(User.objects.get(username=name))

        assert look(editor, page).status_code in (302, 403)

    def test_may_ask_about_a_new_one_too(self, editor):
        page = draft(*RULES)
        page.pk = 0

        assert look(editor, page, states(page)).status_code == 200
