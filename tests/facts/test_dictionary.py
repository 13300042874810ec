"""The dictionary: facts that rooms declare are there after migrating; edited rows are left alone."""

import pytest

from facts.dictionary import Declared, declare, words_of, write_declared_facts
from facts.models import Fact
from facts.words import Words, joined


class TestDeclaredFacts:
    def test_are_in_the_dictionary_after_migrating(self, db):
        found = {fact.key: fact for fact in Fact.objects.filter(by_system=True)}

        assert {"applicant.post", "leave.personal_days", "leave.sick_days"} <= set(found)
        assert found["leave.sick_days"].type == "number"

    def test_are_written_once_and_never_over_what_was_edited(self, db):
        Fact.objects.filter(key="leave.sick_days").update(label="病假共几天")
        write_declared_facts()

        assert Fact.objects.get(key="leave.sick_days").label == "病假共几天"

    def test_may_not_contradict_each_other(self):
        declare(Declared("applicant.years_of_service", *_declared("applicant.years_of_service")))

        with pytest.raises(LookupError, match=r"applicant\.post"):
            declare(Declared("applicant.post", "另一个", "text"))


def _declared(key: str) -> tuple:
    from facts.dictionary import _declared as known

    return known[key].label, known[key].type, known[key].unit


class TestWords:
    words = Words(
        facts={"a": "甲"},
        units_of_measure={"a": "天"},
        posts={"p": "岗位"},
        choices={"c": {"x": "某"}},
    )

    def test_read_a_code_without_label_as_itself(self):
        assert (self.words.fact("b"), self.words.post("q")) == ("b", "q")
        assert (self.words.unit("u"), self.words.form("f")) == ("u", "f")

    def test_read_values_with_unit_or_label(self):
        assert self.words.value("a", "2.5") == "2.5 天"
        assert self.words.value("c", "x") == "某"
        assert self.words.value("c", ["x", "y"]) == joined(["某", "y"])
        assert self.words.value("b", True) != self.words.value("b", False)

    def test_may_be_cut_down_to_what_is_mentioned(self):
        assert self.words.only({"a"}) == Words(facts={"a": "甲"}, units_of_measure={"a": "天"})

    def test_of_the_dictionary_know_the_posts_as_choices(self):
        rows = [Fact(key="applicant.post", label="岗位", type="choice")]

        assert words_of(rows, posts={"p": "书记"}).value("applicant.post", "p") == "书记"
