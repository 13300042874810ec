"""A repeating group: rows that ask the same, each judged by itself and named by its number."""

import pytest
from django.http import QueryDict

from forms.schemas.showing import shown_answers
from forms.schemas.validation import read, validate
from tests.forms.conftest import edition_of
from tests.plugins.matters import ASKED_ON

VISITS = [
    {"type": "section", "key": "about", "label": "走访"},
    {"type": "yes_no", "key": "problems", "label": "有没有问题"},
    {
        "type": "group", "key": "households", "label": "走访的住户", "at_least": 1, "at_most": 3,
        "required": True,
        "fields": [
            {"type": "text", "key": "door", "label": "门牌", "required": True},
            {"type": "number", "key": "people", "label": "人数", "minimum": "1"},
            {
                "type": "text", "key": "problem", "label": "问题",
                "required_when": [{"field": "problems", "op": "=", "value": "yes"}],
            },
            {
                "type": "text", "key": "reason", "label": "原因", "required": True,
                "shown_when": [{"field": "people", "op": ">", "value": "5"}],
            },
        ],
    },
    {"type": "section", "key": "more", "label": "另外",
     "shown_when": [{"field": "problems", "op": "=", "value": "yes"}]},
    {"type": "text", "key": "follow_up", "label": "怎么跟进", "required": True},
]  # fmt: skip
ONE = {"households": [{"door": "1-101"}]}


@pytest.fixture(scope="module")
def visits():
    return edition_of(VISITS, "走访记录")


def problems(edition, answers):
    return validate(edition, answers, on=ASKED_ON)[1]


class TestARow:
    def test_is_judged_like_a_form(self, visits):
        rows = [{"door": "1-101", "people": 3}, {"people": 0}, {"door": "2", "strange": 1}]

        found = problems(visits, {"households": rows})

        assert set(found) == {
            "households.1.door", "households.1.people", "households.2.strange",
        }  # fmt: skip
        assert found["households.1.door"] == ["“门牌”必填，现在还空着。请填写。"]

    def test_has_conditions_of_its_own(self, visits):
        rows = [{"door": "1", "people": 6}, {"door": "2", "people": 2}]

        assert list(problems(visits, {"households": rows})) == ["households.0.reason"]

    def test_asks_answers_outside_it_too(self, visits):
        answers = {"problems": True, "follow_up": "再去", **ONE}

        assert list(problems(visits, answers)) == ["households.0.problem"]

    def test_drops_what_it_does_not_show(self, visits):
        rows = [{"door": "1", "people": 2, "reason": "多"}]

        cleaned, found = validate(visits, {"households": rows}, on=ASKED_ON)

        assert not found
        assert cleaned == {"households": [{"door": "1", "people": 2}]}

    @pytest.mark.parametrize("given", ["x", 3, {"door": "1"}, ["1-101"], [None]])
    def test_that_is_none_is_refused_by_the_name_of_the_group(self, visits, given):
        assert all(key.startswith("households") for key in problems(visits, {"households": given}))
        assert problems(visits, {"households": given})


class TestTheNumberOfRows:
    def test_stays_within_its_bounds(self, visits):
        assert list(problems(visits, {})) == ["households"]
        assert list(problems(visits, {"households": []})) == ["households"]
        assert "3" in problems(visits, {"households": [{"door": "1"}] * 4})["households"][0]

    def test_of_ten_thousand_is_one_sentence(self, visits):
        assert list(problems(visits, {"households": [{}] * 10_000})) == ["households"]


class TestASection:
    def test_hides_and_shows_all_of_its_fields(self, visits):
        assert not problems(visits, ONE)
        assert "follow_up" in problems(visits, {"problems": True, **ONE})


class TestThePage:
    def test_posts_rows_by_number_and_leaves_blank_ones_out(self, visits):
        posted = QueryDict(
            "households.0.door=1-101&households.7.door=1-102&households.7.people=3"
            "&households.3.door=&households.x.door=9"
        )

        assert read(visits, posted) == {
            "households": [{"door": "1-101"}, {"door": "1-102", "people": 3}]
        }

    def test_shows_a_line_for_each(self, visits):
        rows = [{"door": "1-101", "people": 3}, {"door": "1-102"}]

        ((field, text),) = shown_answers(visits, {"households": rows})

        assert field["key"] == "households"
        assert text == "1. 门牌：1-101；人数：3\n2. 门牌：1-102"
