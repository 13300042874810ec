"""What rules are about: which of them override each other, and which stand side by side (DM-3)."""

from datetime import date

import pytest

from people.models import Unit
from regulations.checks import Finding, find
from regulations.in_force import Binding, RulesConflict, bindings, rules_for, rules_of
from regulations.models import RegulationPage
from tests.regulations.test_checks_of_kinds import consequence, duty, evidence
from tests.seals import clause, draft, limit, published, when

pytestmark = pytest.mark.usefixtures("seal_form")
SPRING = date(2026, 4, 1)


def stopping(page: RegulationPage) -> list[Finding]:
    """What keeps it from being published."""
    return [each for each in find(page) if each.stops]


def found() -> list[Binding]:
    own = bindings(Unit.objects.get(code="grid-1"), SPRING)
    return [each for each in own if each.edition.slug in ("seals", "own", "twin")]


def pers(kind: str = "duty", **options: str) -> list[str]:
    return [each.rule.per for each in rules_of(found(), kind, **options)]


class TestDutiesOfOnePost:
    def test_stand_side_by_side_when_their_periods_differ(self):
        published(clause("每周、每月都做。", duty(per="week"), duty(per="month")))

        assert pers() == ["week", "month"]

    def test_are_found_by_post(self):
        published(clause("都做。", duty(per="week"), duty(per="month", post=["grid-head"])))

        assert pers(post="grid-head") == ["month"]

    def test_without_a_form_are_found_too(self):
        published(clause("都做。", duty(form=None)))

        assert pers() == ["month"]
        assert rules_for(found(), "seal") == []

    def test_give_way_to_those_of_a_nearer_unit(self):
        published(clause("每月 1 次。", duty()))
        published(
            clause("每月 2 次。", duty(at_least=2)),
            slug="own",
            title="社区的办法",
            binds=["community-1"],
        )

        assert [each.rule.at_least for each in rules_of(found(), "duty")] == [2]


class TestTheSameTwiceAtOneLevel:
    def twin(self, *rules):
        published(clause("照办。", duty(), evidence(), consequence()))
        return draft(clause("也照办。", *rules), slug="twin", title="另一个办法")

    @pytest.mark.parametrize("rule", [duty(), consequence()], ids=lambda row: row["kind"])
    def test_is_a_finding(self, rule):
        (finding,) = stopping(self.twin(rule))

        assert "用印管理办法" in finding.sentence

    @pytest.mark.parametrize(
        "rule",
        [
            duty(per="week"),
            duty(post=["grid-head"]),
            duty(when=[when("seal.copies", ">", 1)]),
            evidence(),
            consequence({"kind": "publicity"}),
        ],
        ids=["another period", "another post", "other records", "evidence", "another outcome"],
    )
    def test_is_none_where_something_differs(self, rule):
        assert stopping(self.twin(rule)) == []

    def test_of_no_form_is_told_without_one(self):
        published(clause("照办。", duty(form=None)))
        page = draft(clause("也照办。", duty(form=None)), slug="twin", title="另一个办法")

        (finding,) = stopping(page)
        assert "全部事项" in finding.sentence


class TestOtherKinds:
    def test_are_still_about_form_and_fact(self):
        published(clause("不超过 100 份。", limit()))

        assert [each.kind for each in rules_for(found(), "seal")] == ["limit"]

    def test_that_conflict_are_not_chosen_between(self):
        published(clause("照办。", duty()))
        twin = found()[0]
        twins = [Binding(twin.edition, twin.depth), *self._other(twin.depth)]

        with pytest.raises(RulesConflict):
            rules_of(twins, "duty")

    def _other(self, depth: int) -> list[Binding]:
        page = published(
            clause("照办。", duty()), slug="own", title="社区的办法", binds=["community-1"]
        )
        return [Binding(page.editions.get(), depth)]
