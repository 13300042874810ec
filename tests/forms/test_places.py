"""A place: a point, an address, or both; half a point is none."""

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.schemas.fields.base import type_of
from forms.schemas.showing import shown_answers
from forms.schemas.validation import read, validate
from forms.submissions.facts import answers_for, facts_of
from tests.forms.conftest import edition_of
from tests.plugins.matters import ASKED_ON

WHERE = edition_of([{"type": "place", "key": "q", "label": "位置", "fact": "case.place"}])
IN_ROWS = edition_of(
    [{"type": "group", "key": "homes", "label": "户", "fields": [
        {"type": "place", "key": "q", "label": "位置"}]}]
)  # fmt: skip
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
PARTS = st.sampled_from(["lat", "lng", "accuracy", "address", "height"])
ANYTHING = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(PARTS, SCALARS, max_size=4)
a_few = settings(max_examples=30)
DEGREES = st.floats(-90, 90).map(lambda each: round(each, 6))
POINTS = st.fixed_dictionaries(
    {"lat": DEGREES, "lng": st.floats(-180, 180).map(lambda each: round(each, 6))},
    optional={
        "accuracy": st.integers(0, 100_000).map(float),
        "address": st.sampled_from(["春和苑3号楼", "堃𠮷巷 1 号😀", "A"]),
    },
)


def problems(answer: Any) -> list[str]:
    return list(validate(WHERE, {"q": answer}, on=ASKED_ON)[1].get("q", []))


def posted(place: dict[str, Any], prefix: str = "q") -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({f"{prefix}.{name}": str(value) for name, value in place.items()})
    return data


class TestAPlace:
    @pytest.mark.parametrize(
        "answer",
        [{"address": "春和苑"}, {"lat": 25, "lng": 102.7}, {"lat": 0, "lng": 0, "accuracy": 5}],
    )
    def test_is_a_point_or_an_address(self, answer):
        assert problems(answer) == []

    @pytest.mark.parametrize(
        "answer",
        [
            {}, {"lat": 25}, {"lng": 102.7}, {"accuracy": 5}, {"lat": 91, "lng": 1},
            {"lat": 1, "lng": -181}, {"lat": "25", "lng": "102"}, {"address": " "}, "春和苑",
            {"lat": 25, "lng": 102, "height": 1}, {"address": "x" * 121}, {"lat": 1, "lng": 1, "accuracy": -1},
        ],
    )  # fmt: skip
    def test_otherwise_has_one_sentence_with_its_label(self, answer):
        found = problems(answer)

        assert len(found) == 1
        assert found[0].startswith("“位置”")

    @pytest.mark.parametrize(
        ("answer", "about"),
        [
            ({"lat": 95, "lng": 1}, "纬度"), ({"lat": 1, "lng": "东"}, "经度"),
            ({"address": "长" * 121}, "地址"),
        ],
    )  # fmt: skip
    def test_names_the_part_that_is_wrong(self, answer, about):
        assert about in problems(answer)[0]

    @a_few
    @given(ANYTHING)
    def test_is_judged_whatever_is_given(self, answer):
        assert all(isinstance(each, str) for each in problems(answer))

    @a_few
    @given(POINTS)
    def test_comes_back_from_a_page_as_it_was(self, place):
        assert read(WHERE, posted(place)) == {"q": place}
        assert problems(place) == []

    @a_few
    @given(POINTS)
    def test_comes_back_from_the_row_of_a_group(self, place):
        assert read(IN_ROWS, posted(place, "homes.0.q")) == {"homes": [{"q": place}]}

    def test_that_was_typed_wrong_is_kept_and_refused(self):
        answers = read(WHERE, posted({"lat": "北纬25度", "lng": "102.7"}))

        assert answers == {"q": {"lat": "北纬25度", "lng": 102.7}}
        assert len(problems(answers["q"])) == 1

    def test_left_blank_is_no_answer(self):
        assert read(WHERE, posted({"lat": "", "lng": "", "address": " ", "accuracy": "12"})) == {}


class TestWhatItSays:
    @pytest.mark.parametrize(
        ("answer", "said"),
        [
            ({"address": "春和苑"}, "春和苑"),
            ({"lat": 25.05, "lng": 102.7}, "25.050000, 102.700000"),
            (
                {"lat": 25.05, "lng": 102.7, "accuracy": 12, "address": "春和苑"},
                "春和苑（25.050000, 102.700000，误差约 12 米）",
            ),
        ],
    )
    def test_is_an_address_with_its_point(self, answer, said):
        assert shown_answers(WHERE, {"q": answer})[0][1] == said

    def test_fills_in_a_fact_and_is_filled_in_by_it(self):
        facts = facts_of(WHERE, {"q": {"lat": 25.05, "lng": 102.7, "address": "春和苑"}})

        assert facts == {"case.place": "春和苑"}
        assert answers_for(WHERE, facts) == {"q": {"address": "春和苑"}}

    def test_is_never_compared_with(self):
        with pytest.raises(ValueError, match="x"):
            type_of(WHERE.fields[0]).constant(WHERE.fields[0], "x")
