"""Whatever the text: nothing breaks, every quote stands in it, every rule builds or says what is missing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from regulations.rules.kinds import RuleNotUnderstood, build, kinds
from regulations.suggesting import Suggestion, Vocabulary, block, sentence
from tests.suggesting.reading import WORDS, read

PIECES = [
    "由",
    "经",
    "向",
    "报",
    "送",
    "对",
    "给",
    "及时",
    "负责",
    "班组长",
    "车间主任",
    "审批",
    "研究",
    "会议",
    "每天",
    "每月",
    "一次",
    "不少于",
    "2天",
    "以内",
    "（含2天）",
    "的",
    "，",
    "、",
    "。",
    "；",
    "罚款",
    "50元",
    "工资",
    "停发",
    "第3个月起",
    "90%",
    "以上",
    "为",
    "优秀",
    "1至15日",
    "：",
    "“",
    "”",
    "人",
    "一年累计",
    "不超过",
    "3次",
    "办结",
    "立即",
    "请假",
    "除",
    "外",
    "一律",
    "不得",
    "％",
    "１５",
]
REGULATION_LIKE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
OFFICE = Vocabulary.of(WORDS)


def unexplained(suggestion: Suggestion) -> list[str]:
    """Parameters that do not build and are not named as missing either."""
    named = {each.split(".")[0] for each in suggestion.missing}
    try:
        build(suggestion.kind, suggestion.parameters)
    except RuleNotUnderstood as error:
        return [where for where, _what in error.problems if where.split(".")[0] not in named]
    return []


class TestAnyText:
    @given(st.text(max_size=300))
    def test_is_read(self, text):
        for each in read(text):
            assert each.quote
            assert each.quote in text

    @given(REGULATION_LIKE)
    @settings(max_examples=300, deadline=None)
    def test_like_a_regulation_gives_quotes_and_rules(self, text):
        for each in read(text, OFFICE):
            assert each.quote in text
            assert each.kind not in kinds() or unexplained(each) == []

    @given(REGULATION_LIKE)
    @settings(max_examples=100, deadline=None)
    def test_can_be_read_aloud_and_kept(self, text):
        for each in read(text, OFFICE):
            assert isinstance(sentence(each, WORDS), str)
            assert block(each)["value"]["quote"] == each.quote

    def test_without_an_end_is_no_sentence(self):
        assert read("每天巡查一次，" * 2000) == []
