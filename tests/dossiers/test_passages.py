"""Where the deciding words stand in a clause."""

from hypothesis import given
from hypothesis import strategies as st

from dossiers.passages import passages

TEXT = "超过 2 天的，分管领导签注意见。"


class TestTheDecidingWords:
    """They are marked where they stand; nothing of the clause is lost."""

    def test_they_are_cut_out_of_the_text(self):
        assert passages(TEXT, ["分管领导"]) == [
            ("超过 2 天的，", False),
            ("分管领导", True),
            ("签注意见。", False),
        ]

    def test_quotes_that_overlap_are_one(self):
        marked = [
            passage.text for passage in passages(TEXT, ["分管领", "领导签注"]) if passage.decides
        ]

        assert marked == ["分管领导签注"]

    def test_a_quote_that_does_not_stand_there_marks_nothing(self):
        assert passages(TEXT, ["主任", ""]) == [(TEXT, False)]

    @given(st.text("甲乙丙", max_size=30), st.lists(st.text("甲乙丙", max_size=3), max_size=4))
    def test_the_pieces_make_up_the_text(self, text, quotes):
        assert "".join(passage.text for passage in passages(text, quotes)) == text
