"""Cutting text into terms; no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.chains.search.terms import LONGEST_WORD, MOST_TERMS, indexed, looked_for


def finds(asked: str, text: str) -> bool:
    """Whether a search finds a text, as the database goes about it."""
    words, kept = looked_for(asked), indexed([text])
    has_terms = set(words.terms) <= set(kept.split(" "))
    return bool(words.contained) and has_terms and all(each in kept for each in words.contained)


class TestATextIsCut:
    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("请假条", "  请假 假条  "),
            ("请假", "  请假  "),
            ("王", "  王  "),
            ("QJ-2026-0147", "  qj  2026  0147  "),
            ("A栋3单元", "  a  栋  3  单元  "),
            ("井盖，松动", "  井盖  松动  "),
            ("", "    "),
        ],
    )
    def test_into_pairs_and_words(self, text: str, kept: str) -> None:
        assert indexed([text]) == kept

    def test_whatever_the_width_and_case(self) -> None:
        assert indexed(["ＱＪ２０２６"]) == indexed(["qj2026"])

    def test_never_into_terms_that_no_index_keeps(self) -> None:
        assert max(map(len, indexed(["x" * 5000]).split())) == LONGEST_WORD


class TestASearchFinds:
    @pytest.mark.parametrize(
        ("asked", "text"),
        [
            ("假条", "请假条"),
            ("王", "王小明"),
            ("明", "王小明"),
            ("小", "王小明"),
            ("请假〔2026〕0147号", "请假〔2026〕0147 号"),
            ("0147 请假", "请假〔2026〕0147 号"),
            ("qj-2026-0147", "QJ-2026-0147"),
            ("A栋", "住在A栋楼下"),
            ("3单元", "12栋3单元"),
            ("井盖 松动", "松动的井盖"),
            ("𠮷野家", "开在路口的𠮷野家"),
        ],
    )
    def test_what_stands_there(self, asked: str, text: str) -> None:
        assert finds(asked, text)

    @pytest.mark.parametrize(
        ("asked", "text"),
        [
            ("假条", "请假，条款"),
            ("请假条", "请假；假条"),
            ("147", "0147"),
            ("QJ-2026-0147", "QJ-2026-0500，门牌0147"),
            ("张三丰", "张三和李三丰"),
            ("😀", "😀"),
            ("%_*'\"", "%_*'\""),
            ("", "请假"),
        ],
    )
    def test_nothing_else(self, asked: str, text: str) -> None:
        assert not finds(asked, text)

    @given(st.text(min_size=1, max_size=60), st.data())
    def test_every_run_that_was_copied_out_of_the_text(
        self, text: str, data: st.DataObject
    ) -> None:
        for piece in text.split():
            if looked_for(piece).contained:
                assert finds(piece, text)

    @given(st.text(max_size=1000))
    def test_with_terms_that_need_no_escaping(self, asked: str) -> None:
        terms = looked_for(asked).terms
        assert len(terms) <= MOST_TERMS
        assert all(term.isalnum() for term in terms)
