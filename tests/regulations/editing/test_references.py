"""互相引用: a clause is referred to by its id and read by its number."""

import pytest

from regulations.checks import find
from regulations.references import Reference, Targets, noun, resolved
from tests.seals import RULES, clause, draft, published

pytestmark = pytest.mark.usefixtures("seal_form")

TARGETS = Targets("本办法", {"c1": "三.2"}, {("d2", "x"): ("巡查办法", "第五条")})


class TestAText:
    def test_reads_with_the_number_of_the_clause(self):
        assert resolved("按[[c1]]办。", TARGETS) == (
            "按本办法三.2办。",
            [Reference("c1", "三.2", "本办法三.2")],
        )

    def test_may_refer_to_another_regulation(self):
        text, (reference,) = resolved("照[[d2#x]]。", TARGETS)

        assert text == "照《巡查办法》第五条。"
        assert reference.as_dict()["regulation"] == "d2"

    def test_keeps_a_mark_that_leads_nowhere(self):
        assert resolved("按[[gone]]。", TARGETS) == ("按[[gone]]。", [])

    @pytest.mark.parametrize(
        ("title", "own"),
        [("用印管理办法", "本办法"), ("考勤规定（试行）", "本规定"), ("某某", "本制度")],
    )
    def test_calls_the_regulation_what_its_title_calls_it(self, title, own):
        assert noun(title) == own


class TestAnEdition:
    @pytest.fixture
    def page(self, office):
        page = draft(*RULES, clause("先看第一条。"))
        page.clauses[3].value["text"] = f"先看[[{page.clauses[1].id}]]。"
        return page

    def test_keeps_the_words_and_where_they_lead(self, page):
        page.save_revision().publish()

        last = page.editions.get().clauses[3]
        assert last["text"] == "先看本办法二。"
        assert last["refs"] == [{"id": page.clauses[1].id, "path": "二", "printed": "本办法二"}]

    def test_follows_when_clauses_are_renumbered(self, page):
        page.clauses.insert(0, ("clause", {**page.clauses[0].value, "rules": [], "text": "总则。"}))
        page.save_revision().publish()

        assert page.editions.get().clauses[4]["text"] == "先看本办法三。"

    def test_is_not_made_while_a_reference_leads_nowhere(self, page):
        del page.clauses[1]

        said = [str(each) for each in find(page)]

        assert any("引用的条款不存在" in each and each.startswith("三：") for each in said)

    def test_without_references_is_as_it_was(self, office):
        assert all("refs" not in each for each in published(*RULES).editions.get().clauses)


class TestTheReadingPage:
    def test_links_the_words_to_the_clause(self, editor):
        page = draft(*RULES, clause("先看第一条。"))
        page.clauses[3].value["text"] = f"先看<b>[[{page.clauses[1].id}]]。"
        page.save_revision().publish()

        said = editor.get("/regulations/seals/").content.decode()

        assert f'先看&lt;b&gt;<a href="#{page.clauses[1].id}">本办法二</a>。' in said
