"""One clause, read; and the words that the tests speak with."""

from facts.words import Words
from regulations.suggesting import ClauseText, Suggestion, Vocabulary, suggest

WORDS = Words(
    facts={"leave.days": "请假天数", "patrol.minutes": "巡查时间"},
    units_of_measure={"leave.days": "天", "patrol.minutes": "分钟"},
    posts={
        "team-lead": "班组长",
        "workshop-head": "车间主任",
        "board": "厂长办公会",
        "guard": "安全员",
        "station-meeting": "站务会议",
    },
    forms={"leave": "请假条"},
    acts={"receive": "受理", "answer": "答复"},
)
NO_WORDS = Vocabulary()


def read(text: str, words: Vocabulary = NO_WORDS, title: str = "") -> list[Suggestion]:
    """What is proposed for a clause that stands on the lines from 10 on."""
    last = 10 + text.count("\n")
    return suggest([ClauseText("c1", "三.2", title, text, 10, last)], words)
