"""What an editor reads: seven properties, what must be mended first."""

import pytest

from regulations.checks import Finding, Level, Property, find, grouped, offer, report
from tests.seals import RULES, UP_TO_TEN, clause, draft

pytestmark = pytest.mark.usefixtures("seal_form")


class TestAReport:
    def test_has_all_seven_properties(self):
        told = report(draft(*RULES))

        assert [each.property for each in told.groups] == list(Property)
        assert [each.level for each in told.groups].count("passed") == len(told.passed)

    def test_puts_what_must_be_mended_first(self):
        told = report(draft(UP_TO_TEN))

        assert told.found[0].property is Property.EXECUTABILITY
        assert (told.found[0].level, told.must) == ("must", 1)

    def test_says_one_sentence_once_for_many_clauses(self):
        group = report(draft(clause("保管。"), clause("登记。"))).groups[1]

        assert [len(places) for _said, places in group.told] == [1, 2]

    def test_can_be_carried_as_json(self):
        shape = report(draft(UP_TO_TEN)).as_dict()
        (found,) = [each for each in shape["groups"] if each["property"] == "executability"]

        assert shape["must"] == 1
        assert found["findings"][0].keys() == {
            "property", "title", "level", "clause", "path", "rule", "sentence", "anchor",
        }  # fmt: skip
        assert found["findings"][0]["anchor"].startswith("#block-")

    def test_counts_the_two_levels(self):
        told = grouped(
            [Finding("一", "改。"), Finding("二", "看。", Property.FAIRNESS, Level.HEED)]
        )

        assert (told.must, told.heed) == (1, 1)


class TestSocialPurpose:
    """DM-6."""

    def test_is_stated(self):
        told = report(draft(*RULES)).groups[5]

        assert "为谁服务" in told.findings[0].sentence
        assert report(draft(*RULES, slug="b", serves="来办事的居民。")).groups[5].level == "passed"


class TestARoomAbove:
    def test_may_look_too(self, monkeypatch):
        monkeypatch.setattr("regulations.checks.offered._checks", {})
        offer("own", lambda page: [Finding("一", f"看过{page.title}。")])

        assert "看过用印管理办法。" in [each.sentence for each in find(draft(*RULES))]

    def test_may_not_take_anothers_name(self):
        with pytest.raises(LookupError):
            offer("under_way", lambda page: [])
