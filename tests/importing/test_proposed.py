"""Rules are proposed beside their words; what was decided stays decided while the outline is corrected."""

from collections.abc import Mapping
from typing import Any

import pytest

from facts.words import Words
from regulations.importing.deciding import decided, waiting
from regulations.importing.editing import StepNotPossible, edited
from regulations.importing.outlining import outline
from regulations.importing.proposed import with_proposals
from regulations.importing.state import State, state_of
from regulations.proposing.office import Office
from regulations.proposing.proposals import Proposal

WORDS = Words(
    facts={"leave.days": "请假天数", "rating.score": "评分", "rating.grade": "等次"},
    units_of_measure={"leave.days": "天", "rating.score": "分"},
    choices={"rating.grade": {"good": "优秀", "fair": "合格", "poor": "不合格"}},
    posts={"head": "站长", "deputy": "副站长", "guard": "守夜员"},
    forms={"leave": "请假条", "rating": "评分表", "log": "值班记录"},
    acts={"receive": "受理", "answer": "答复"},
)
OFFICE = Office(WORDS, {"leave": {"leave.days"}, "rating": {"rating.score"}})
TEXT = """溪口站守夜制度
一、请假
1、请假2天以内（含2天）的，由副站长审批；超过2天的，由站长审批。
2、守夜员每周巡楼不少于三次。报区执法局备案。
二、评分
1、站长主持，大家到场。
2、得90分以上为优秀，60分以上不满90分为合格，60分以下为不合格。
"""


def begun(text: str = TEXT) -> State:
    return with_proposals(state_of(outline(text)), None, lambda: OFFICE)


def take(state: State, step: str, at: int, /, **given: str) -> State:
    """A step of correcting, as the screen does it."""
    clause = state["regulations"][0]["clauses"][at]["id"]
    after = edited(state, step, {"regulation": "0", "clause": clause, **given})
    return with_proposals(after, state, lambda: OFFICE)


def decide(state: State, step: str, at: int, place: int = 0, /, **given: str) -> State:
    clause = state["regulations"][0]["clauses"][at]
    chosen = {"clause": clause["id"], "proposal": clause["suggestions"][place]["id"]}
    return decided(state, step, {"regulation": "0", **chosen, **given}, WORDS)


def of(state: State, at: int) -> list[Proposal]:
    return state["regulations"][0]["clauses"][at]["suggestions"]


def states(state: State, at: int) -> list[str]:
    return [each["state"] for each in of(state, at)]


class TestProposals:
    def test_stand_beside_their_words_with_the_ends_of_the_bands(self):
        first, second = of(begun(), 1)

        assert (first["kind"], first["quote"]) == ("route", "请假2天以内（含2天）的，由副站长审批")
        assert first["parameters"]["when"] == [{"fact": "leave.days", "op": "<=", "value": "2"}]
        assert second["parameters"]["when"] == [{"fact": "leave.days", "op": ">", "value": "2"}]

    def test_have_the_form_that_alone_asks_for_their_facts(self):
        assert [each["chosen"] for each in of(begun(), 1)] == [{"form": "leave"}] * 2

    def test_say_what_is_missing(self):
        duty, route = of(begun(), 2)

        assert duty["missing"] == {"form": ""}
        assert set(route["missing"]) == {"form", "stations.0.post"}

    def test_of_bands_of_grades_are_one_over_all_their_words(self):
        (grade,) = of(begun(), 5)

        assert grade["quote"] == "得90分以上为优秀，60分以上不满90分为合格，60分以下为不合格"
        assert len(grade["parameters"]["bands"]) == 3

    def test_are_not_made_for_what_is_left_out_or_says_the_same(self):
        twice = begun(f"{TEXT}\n{TEXT.replace('溪口站守夜制度', '溪口站守夜制度（二）')}")
        again = twice["regulations"][1]

        assert again["same_as"]
        assert not any(each["suggestions"] for each in again["clauses"])
        after = take(begun(), "write", 1, text="无。")
        assert of(after, 1) == []

    def test_are_not_read_again_where_no_word_changed(self):
        state = begun()

        assert with_proposals(edited(state, "deeper", _at(state, 2)), state, _never) is not None


def _at(state: State, at: int) -> Mapping[str, str]:
    return {"regulation": "0", "clause": state["regulations"][0]["clauses"][at]["id"]}


def _never() -> Any:
    raise AssertionError("nothing is asked of the office")


class TestDecisions:
    def test_accepted_with_what_was_chosen(self):
        given = {"chosen-form": "log", "chosen-stations.0.post": "head"}
        after = decide(begun(), "accept", 2, 1, **given)

        assert states(after, 2) == ["open", "accepted"]
        assert of(after, 2)[1]["chosen"] == {"form": "log", "stations.0.post": "head"}

    def test_not_before_what_is_missing_is_chosen(self):
        with pytest.raises(StepNotPossible, match="岗位"):
            decide(begun(), "accept", 2, 1, **{"chosen-form": "log"})

    @pytest.mark.parametrize("code", ["gone", "log' onclick=", "head"])
    def test_not_with_a_form_that_is_not_there(self, code):
        with pytest.raises(StepNotPossible, match="表单"):
            decide(begun(), "accept", 1, **{"chosen-form": code})

    def test_not_twice(self):
        with pytest.raises(StepNotPossible, match="别处"):
            decide(decide(begun(), "accept", 1), "accept", 1)

    def test_not_for_what_is_gone(self):
        with pytest.raises(StepNotPossible, match="别处"):
            decide(begun(), "accept", 1, proposal="x")

    def test_all_of_which_nothing_is_missing(self):
        after = decided(begun(), "accept_whole", {"regulation": "0"}, WORDS)

        assert (states(after, 1), states(after, 2)) == (["accepted"] * 2, ["open"] * 2)
        with pytest.raises(StepNotPossible):
            decided(after, "accept_whole", {"regulation": "0"}, WORDS)

    def test_one_form_for_all_of_a_kind(self):
        given = {"regulation": "0", "kind": "duty", "form": "log"}
        after = decided(begun(), "form_for_all", given, WORDS)

        assert [each["chosen"] for each in of(after, 2)] == [{"form": "log"}, {}]

    def test_grades_become_codes_of_the_fact_that_keeps_them(self):
        given = {"chosen-form": "rating", "chosen-fact": "rating.score"}
        given |= {"chosen-grade": "rating.grade", "chosen-indicators": "rating.score"}
        after = decide(begun(), "accept", 5, **given)

        assert states(after, 5) == ["accepted"]

    def test_text_to_be_known_waits_for_nothing(self):
        state = take(begun(), "know", 0)

        assert [each["kind"] for each in waiting(state["regulations"][0])] == ["grade"]


class TestCorrecting:
    def test_a_refused_one_does_not_come_back(self):
        state = decide(begun(), "refuse", 1)
        after = take(state, "write", 1, text=f"{_text(state, 1)}请假要写明去处。")

        assert states(after, 1) == ["refused", "open"]

    def test_an_accepted_one_stays_when_its_words_are_gone(self):
        state = decide(begun(), "accept", 1)
        after = take(state, "write", 1, text="请假3天以内的，由副站长审批。")

        assert [(each["state"], each["quote"][:4]) for each in of(after, 1)] == [
            ("open", "请假3天"),
            ("accepted", "请假2天"),
        ]

    def test_a_decision_goes_with_its_words_when_a_clause_is_split(self):
        state = decide(begun(), "accept", 1, 1)
        after = take(state, "split", 1, at=str(_text(state, 1).index("超过")))

        assert (states(after, 1), states(after, 2)) == (["open"], ["accepted"])

    def test_and_stays_with_what_is_left_out_and_taken_in_again(self):
        state = take(decide(begun(), "accept", 1), "leave_out", 1)
        assert states(state, 1) == ["accepted"]

        assert states(take(state, "leave_out", 1), 1) == ["accepted", "open"]
        joined = take(decide(state, "refuse", 2), "join", 2)
        assert sorted(states(joined, 1)) == ["accepted", "refused"]

    def test_and_when_it_is_joined(self):
        state = decide(decide(begun(), "accept", 2), "refuse", 1)
        after = take(state, "join", 2)

        assert sorted(states(after, 1)) == ["accepted", "open", "open", "refused"]


def _text(state: State, at: int) -> str:
    return state["regulations"][0]["clauses"][at]["text"]


class TestFiguresLeftOpen:
    """承诺的期限: the text leaves open how many days."""

    CHOSEN = {
        "chosen-form": "leave",
        "chosen-starts_with": "receive",
        "chosen-stops_with": "answer",
    }

    def open_deadline(self) -> State:
        text = "溪口站办件制度\n一、办件\n1、守夜员要在承诺的期限内答复。\n2、开会带本子。"
        state = begun(text)
        assert [each["kind"] for each in of(state, 1)] == ["deadline"]
        return state

    def test_are_typed(self):
        after = decide(self.open_deadline(), "accept", 1, **self.CHOSEN, **{"chosen-amount": "15"})

        assert states(after, 1) == ["accepted"]
        assert of(after, 1)[0]["chosen"]["amount"] == "15"

    def test_name_the_act_that_the_words_name(self):
        assert of(self.open_deadline(), 1)[0]["chosen"] == {"stops_with": "answer"}

    @pytest.mark.parametrize("typed", ["", "十五", "-1", "1e3", "15.5", "9" * 40, "<b>"])
    def test_are_figures(self, typed):
        with pytest.raises(StepNotPossible, match="多少"):
            decide(self.open_deadline(), "accept", 1, **self.CHOSEN, **{"chosen-amount": typed})
