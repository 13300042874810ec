"""Each suggestion stands beside its words: the quote, the line, and nothing for a text printed twice."""

from regulations.suggesting import ClauseText, suggest
from tests.suggesting.reading import NO_WORDS, read

TWICE = ["安全员每天巡查车间一次。", "站长每周召开一次调度会议。", "材料齐全的，三天内办结归档。"]


def printed(*texts: str) -> list[ClauseText]:
    return [ClauseText(str(n), "", "", text, n, n) for n, text in enumerate(texts, 1)]


class TestPlaces:
    def test_a_quote_is_the_words_as_they_are_printed(self):
        quotes = [
            each.quote for each in read("请假２天之内（含２天）由班组长审批；超期的通报批评。")
        ]

        assert quotes == ["请假２天之内（含２天）由班组长审批", "超期的通报批评"]

    def test_a_clause_of_several_lines_says_on_which(self):
        clause = "总的要求如下：\n安全员每天巡查一次。\n材料齐全的，三天内办结。"

        assert [(each.kind, each.first_line) for each in read(clause)] == [
            ("duty", 11),
            ("deadline", 12),
        ]

    def test_a_text_printed_again_proposes_nothing(self):
        found = suggest(printed(*TWICE, "第二个办法", *TWICE), NO_WORDS)

        assert [each.first_line for each in found] == [1, 2, 3]

    def test_one_sentence_that_two_regulations_share_is_read_in_both(self):
        found = suggest(printed(TWICE[0], "另一个办法说的是别的事。", TWICE[0]), NO_WORDS)

        assert [each.first_line for each in found] == [1, 3]
