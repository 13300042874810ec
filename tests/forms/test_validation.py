"""An answer that does not fit gets a sentence: which field, what it takes, what was given."""

import pytest
from django.http import QueryDict

from forms.schemas.showing import shown_answers
from forms.schemas.validation import read, validate
from tests.plugins.matters import ASKED_ON

FIVE_DAYS = {
    "leave_type": "personal",
    "first_day": "2026-03-09",
    "last_day": "2026-03-13",
    "reason": "回乡修房。",
}
SEAL = {"seal": "office", "copies": 3, "subject": "决议"}
RARE = "𠮷堃喆😀👨‍👩‍👧\u0301"


def problems(edition, answers):
    return validate(edition, answers, on=ASKED_ON)[1]


class TestAnswersThatFit:
    def test_come_back_with_defaults_and_without_blanks(self, leave_form):
        cleaned, found = validate(
            leave_form, {**FIVE_DAYS, "starts": "", "meeting": None}, on=ASKED_ON
        )

        assert not found
        assert cleaned == {**FIVE_DAYS, "special_reason": "none"}

    def test_stay_as_they_are_when_validated_again(self, leave_form):
        cleaned, _found = validate(leave_form, FIVE_DAYS, on=ASKED_ON)

        assert validate(leave_form, cleaned, on=ASKED_ON) == (cleaned, {})

    def test_may_hold_rare_characters_and_emoji(self, leave_form, one_field):
        assert not problems(leave_form, {**FIVE_DAYS, "reason": RARE})
        assert not problems(one_field(type="text"), {"q": "𠮷" * 200})
        assert problems(one_field(type="text"), {"q": "𠮷" * 201})


class TestAHiddenField:
    def test_is_dropped_with_its_answer(self, leave_form):
        cleaned, found = validate(
            leave_form, {**FIVE_DAYS, "relation": "child", "meeting": "例会"}, on=ASKED_ON
        )

        assert not found
        assert not {"relation", "meeting"} & set(cleaned)

    def test_does_not_bring_up_others_that_depend_on_it(self, leave_form):
        shown = {"special_reason": "relative_funeral", "relation": "child"}

        assert validate(leave_form, {**FIVE_DAYS, **shown}, on=ASKED_ON)[0]["relation"] == "child"

    def test_is_required_once_it_is_shown(self, seal_form):
        assert not problems(seal_form, SEAL)
        assert list(problems(seal_form, {**SEAL, "urgent": True})) == ["needed_on"]
        assert not problems(seal_form, {**SEAL, "urgent": True, "needed_on": "2026-03-09"})


class TestAnAnswerThatDoesNotFit:
    @pytest.mark.parametrize(
        ("key", "given", "mentions"),
        [
            ("seal", "wax", ["用哪枚章", "wax", "公章"]),
            ("seal", ["office"], ["用哪枚章"]),
            ("copies", "三", ["份数", "三"]),
            ("copies", True, ["份数"]),
            ("copies", 0, ["份数", "1"]),
            ("copies", 501, ["份数", "500", "501"]),
            ("copies", 10**400, ["份数", "500"]),
            ("copies", float("inf"), ["份数"]),
            ("copies", float("nan"), ["份数"]),
            ("subject", 5, ["文件名称", "5"]),
            ("subject", "字" * 21, ["文件名称", "20", "21"]),
            ("subject", "字" * 1_000_000, ["文件名称", "20", "1000000"]),
            ("subject", " \t\n", ["文件名称"]),
            ("subject", "决\x00议", ["文件名称"]),
            ("subject", "\ud83d", ["文件名称"]),
            ("subject", {"a": {"b": "\x00"}}, ["文件名称"]),
            ("urgent", "yes", ["是否加急", "yes"]),
            ("paper", "x.pdf", ["文件"]),
            ("paper", ["x.pdf"], ["文件"]),
        ],
    )
    def test_is_told_with_label_bound_and_what_was_given(self, seal_form, key, given, mentions):
        found = problems(seal_form, {**SEAL, key: given})

        assert list(found) == [key]
        (sentence,) = found[key]
        assert all(each in sentence for each in mentions)
        assert len(sentence) < 200

    @pytest.mark.parametrize("day", ["9999-99-99", "2026-2-9", "20260209", "明天", 5, "2026-02-30"])
    def test_of_a_date_too(self, seal_form, day):
        found = problems(seal_form, {**SEAL, "urgent": True, "needed_on": day})

        assert list(found) == ["needed_on"]
        assert "哪天要用" in found["needed_on"][0]

    def test_is_missing(self, leave_form):
        found = problems(leave_form, {})

        assert set(found) == {"leave_type", "first_day", "last_day", "reason"}
        assert "事由" in found["reason"][0]

    def test_is_not_asked_at_all(self, leave_form):
        found = problems(leave_form, {**FIVE_DAYS, "salary": 3000})

        assert list(found) == ["salary"]
        assert "salary" in found["salary"][0]

    @pytest.mark.parametrize("answers", [None, [], "text", 5])
    def test_is_no_object(self, leave_form, answers):
        assert list(problems(leave_form, answers)) == [""]

    def test_leaves_the_good_ones_alone(self, seal_form):
        cleaned, found = validate(seal_form, {**SEAL, "copies": -1, "seal": "wax"}, on=ASKED_ON)

        assert set(found) == {"copies", "seal"}
        assert cleaned["subject"] == "决议"


@pytest.mark.usefixtures("office")
class TestAPersonOfTheOffice:
    def test_is_known_by_user_name(self, seal_form):
        answers = {**SEAL, "handler": "office-clerk"}

        assert not problems(seal_form, answers)
        shown = {field["key"]: text for field, text in shown_answers(seal_form, answers)}
        assert shown["handler"] == "林婳"

    def test_must_be_there(self, seal_form):
        found = problems(seal_form, {**SEAL, "handler": "nobody"})

        assert list(found) == ["handler"]
        assert "nobody" in found["handler"][0]


class TestAPostedPage:
    """Blank inputs are no answers; figures and yes or no are read as what they are."""

    def test_is_read_into_answers(self, seal_form):
        posted = QueryDict(
            "seal=office&copies=3&subject=%20决议%00&urgent=no&needed_on=&paper=&x=1"
        )

        assert read(seal_form, posted) == {**SEAL, "urgent": False}

    @pytest.mark.parametrize(
        ("typed", "answer"),
        [("2.5", 2.5), ("１２", 12), ("三", "三"), ("NaN", "NaN"), ("1e999999", "1e999999")],
    )
    def test_keeps_what_is_no_figure_as_it_was_typed(self, seal_form, typed, answer):
        assert read(seal_form, QueryDict(f"copies={typed}")) == {"copies": answer}


class TestAnswersAsRead:
    def test_follow_the_order_of_the_form_in_its_words(self, leave_form):
        shown = shown_answers(leave_form, {**FIVE_DAYS, "special_reason": "none", "ends": "am"})
        texts = {field["key"]: text for field, text in shown}

        assert texts["leave_type"] == "事假"
        assert "4.5" in texts["days"]
        assert "relation" not in texts
