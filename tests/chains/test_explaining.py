"""Before handing in, the same rules are asked and nothing is saved."""

from datetime import date

import pytest

from forms.schemas.service import current_edition
from tests.plugins.matters import ASKED_ON, everything, slip
from workflows.chains.service import explain


@pytest.fixture
def explained(person):
    """What handing in would lead to."""

    def ask(answers, by: str = "grid-worker", on: date = ASKED_ON, **more):
        return explain(current_edition("leave"), answers, applicant=person(by), on=on, **more)

    return ask


def sentences(explanation) -> list[str]:
    return [verdict.sentence for verdict in explanation.considered.verdicts]


class TestExplaining:
    def test_names_who_will_decide_and_the_clause(self, explained):
        steps = explained(slip(5)).considered.steps

        assert [(step.desk.post_code, step.holders[0].person.name) for step in steps] == [
            ("deputy-leader", "宋祎"),
            ("office-director", "孟昇"),
            ("office-clerk", "林婳"),
        ]
        assert {step.basis.path for step in steps} == {"三.2", "三.10"}

    def test_saves_nothing(self, explained):
        before = everything()
        explained(slip(5))

        assert everything() == before

    @pytest.mark.parametrize("days", [1, 5, 61])
    def test_takes_as_many_statements_however_long_the_leave(
        self, explained, django_assert_max_num_queries, days
    ):
        with django_assert_max_num_queries(16):
            explained(slip(days, first=date(2026, 8, 1)))

    def test_counts_what_is_held_already(self, explained, ask_leave):
        ask_leave(55, first=date(2026, 8, 1))

        assert not explained(slip(6)).accepted
        assert explained(slip(5)).accepted


class TestAnswersThatAreNotComplete:
    def test_are_explained_as_far_as_they_go(self, explained):
        answers = {key: each for key, each in slip(5).items() if key != "reason"}
        explanation = explained(answers)

        assert list(explanation.problems) == ["reason"]
        assert not explanation.accepted
        assert len(explanation.considered.steps) == 3

    def test_get_no_verdict_about_what_is_not_known_yet(self, explained):
        explanation = explained({"leave_type": "personal"})

        assert explanation.considered.steps == ()
        assert sentences(explanation) == []

    def test_that_are_wrong_mislead_no_rule(self, explained):
        assert explained(slip(5, last_day="2026-03-01")).considered is None
        assert explained([]).considered is None


class TestAReturnedMatter:
    def test_is_explained_without_what_it_asked_for_before(self, explained, ask_leave, do):
        ask_leave(29, first=date(2026, 8, 1))
        leave = do(ask_leave(29), "return", "office-clerk", opinion="请改期。")

        assert explained(slip(29), again=leave).accepted

    def test_counts_for_no_other_slip_while_it_lies_with_its_applicant(
        self, explained, ask_leave, do
    ):
        ask_leave(29, first=date(2026, 8, 1))
        leave = ask_leave(29, first=date(2026, 3, 9))
        assert not explained(slip(29, date(2026, 5, 4))).accepted

        do(leave, "return", "office-clerk", opinion="请改期。")

        assert explained(slip(29, date(2026, 5, 4))).accepted
