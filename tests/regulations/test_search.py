"""Looking for words among the clauses that are in force on a day."""

from datetime import date
from io import StringIO
from time import perf_counter

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regulations.models import ClauseText, Edition, RegulationPage
from regulations.search.finding import find
from regulations.search.folding import excerpt, passages
from regulations.search.numbers import number_key
from tests.seals import clause, published

SPRING = date(2026, 4, 1)


def found(query: str, on: date = SPRING) -> list[tuple[str, str]]:
    """(regulation, number) of every clause found."""
    return [
        (each.edition.slug, row.path) for each in find(query, on).editions for row in each.clauses
    ]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("三.2", "3.2"),
        ("3.2", "3.2"),
        ("三、2", "3.2"),
        ("第三条第二款", "3.2"),
        ("第三十条.（二）", "30.2"),
        ("一百零一", "101"),
        ("三.2.（1）", "3.2.1"),
        ("引言", ""),
        ("三天", ""),
    ],
)
def test_numbers_are_read_as_people_write_them(written: str, key: str) -> None:
    assert number_key(written) == key


def test_words_are_marked_whatever_their_width() -> None:
    assert [tuple(each) for each in passages("带ＧＰＳ的", ["gps"])] == [
        ("带", False),
        ("ＧＰＳ", True),
        ("的", False),
    ]


def test_an_excerpt_begins_shortly_before_the_word() -> None:
    cut = excerpt("甲" * 100 + "销假" + "乙" * 200, ["销假"])

    assert cut.startswith("…甲")
    assert "销假乙" in cut
    assert cut.endswith("…")
    assert len(cut) < 120


@pytest.mark.usefixtures("office")
class TestAWordIsFound:
    def test_of_one_character_of_two_and_of_more(self) -> None:
        published(clause("印泥由办公室保管。", title="保管"))

        for words in ("泥", "印泥", "印泥由办公室", "印泥 保管", "管 泥"):
            assert ("seals", "一") in found(words), words

    def test_in_the_title_of_a_clause(self) -> None:
        assert ("community-grid-workers", "三.2") in found("按天数审批")

    def test_as_the_number_of_a_clause_which_then_comes_first(self) -> None:
        for written in ("三.2", "3.2", "三、2"):
            paths = {path for _slug, path in found(written)[:3]}
            assert "三.2" in paths, written

    def test_as_the_number_under_which_it_was_issued(self) -> None:
        (only,) = find("云街办发〔2026〕1号", SPRING).editions

        assert only.edition.slug == "community-grid-workers"

    def test_together_with_the_name_of_its_regulation(self) -> None:
        assert found("社区网格员管理办法 请假") == [
            each for each in found("请假") if each[0] == "community-grid-workers"
        ]

    def test_not_when_one_of_the_words_is_missing(self) -> None:
        assert found("请假 没有这样的词") == []
        assert found("   ") == []

    def test_not_as_a_pattern(self) -> None:
        assert found("三%假") == found("三_假") == []


@pytest.mark.usefixtures("office")
class TestOnlyWhatIsInForceIsSearched:
    def test_on_the_day_that_is_asked_about(self) -> None:
        page = published(clause("印泥由办公室保管。"))
        page.in_force_from = date(2026, 5, 1)
        stream = page.clauses.get_prep_value()
        stream[0]["value"]["text"] = "朱砂由办公室保管。"
        page.clauses = stream
        page.save_revision().publish()

        may = date(2026, 5, 1)
        assert (found("印泥"), found("印泥", may)) == ([("seals", "一")], [])
        assert (found("朱砂"), found("朱砂", may)) == ([], [("seals", "一")])
        assert found("印泥", date(2026, 2, 1)) == []

    def test_in_two_queries_however_many_editions_there_were(self) -> None:
        page = RegulationPage.objects.get(slug="community-grid-workers")
        for _each in range(3):
            page.save_revision().publish()

        with CaptureQueriesContext(connection) as captured:
            find("请假", SPRING)

        assert len(captured) == 2

    def test_when_it_was_published_before_search_could_find_it(self) -> None:
        ClauseText.objects.all().delete()
        assert found("请假") == []

        call_command("index_regulations", stdout=StringIO())
        call_command("index_regulations", stdout=(second := StringIO()))

        assert found("请假")
        assert "0" in second.getvalue()


@pytest.mark.usefixtures("office")
def test_fifteen_thousand_clauses_answer_at_once() -> None:
    edition = Edition.objects.get(slug="community-grid-workers")
    text = "网格员因事请假，须事前交假条，由分管领导签注意见后报办事处主任审批，销假另记。"
    rows = [
        ClauseText(edition=edition, position=1000 + at, clause=str(at), path="三.2", number="3.2",
                   title="", text=text, words=text)
        for at in range(15_000)
    ]  # fmt: skip
    ClauseText.objects.bulk_create(rows, batch_size=500)

    started = perf_counter()
    answer = find("销假 审批 主任", SPRING)

    assert answer.more
    assert perf_counter() - started < 1
