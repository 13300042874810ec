"""Whatever is read in comes out again: every character that is seen, in its order."""

from hypothesis import given
from hypothesis import strategies as st

from regulations.importing.lines import visible
from regulations.importing.outlining import outline

MARKS = (
    "第一章 ", "第二章", "第三条 ", "第一条", "一、", "二、", "十一、", "（一）", "(二)", "（三)", "一）", "1、", "2.", "３．",
    "1.1 ", "1.2.3 ", "（1）", "(2)", "1）", "①", "②", "㈠", "⑴", "a) ", "一是", "二是", "第一，", "第二，",
)  # fmt: skip
WORDS = (
    "值班制度", "值班办法2", "第四篇：巡更制度", "小编整理了3篇，仅供参考。", "每周一次。", "夜里不离岗；", "要求如下：",
    "凡违反以上规定的，由站长处理。", "本办法自2026年3月1日起施行。", "到岗是否准时：早八点前到。", "附件1：登记表", "目录",
    "溪口站发〔2026〕3号", "2026年1月5日", "根据上级要求，结合本站实际，制定本办法：", "\t", "　", "\u200b", "\x00", "…", "A.B",
)  # fmt: skip
BREAKS = ("\n", "\n\n", "\r\n", "\n　　", "\u2028", "")

lines = st.tuples(
    st.sampled_from(BREAKS), st.sampled_from(("", *MARKS)), st.lists(st.sampled_from(WORDS + MARKS), max_size=3)
).map(lambda each: each[0] + each[1] + "".join(each[2]))  # fmt: skip
regulations = st.lists(lines, max_size=30).map("".join)


def read_back(text: str) -> str:
    return visible("".join(each.words() for each in outline(text)))


@given(regulations)
def test_of_what_looks_like_regulations(text: str) -> None:
    assert read_back(text) == visible(text)


@given(st.text(max_size=400))
def test_of_any_text(text: str) -> None:
    assert read_back(text) == visible(text)


@given(regulations)
def test_levels_and_lines_are_what_they_should_be(text: str) -> None:
    for regulation in outline(text):
        for clause in regulation.clauses:
            assert clause.level >= 1
            assert clause.path
            assert clause.mark
            assert list(clause.lines) == sorted(set(clause.lines))
