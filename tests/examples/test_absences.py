"""Days away and meetings missed, as they happened: slips, what the office finds out, what it registers (D1-3.1, D1-3.2i)."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from facts.words import plain
from forms.schemas.service import current_edition
from forms.submissions.facts import facts_of
from office.loading.files import read
from people.models import Person
from regulations.compiling import rules_of_edition
from regulations.models import Edition
from regulations.rules.following import Happened, follow
from regulations.rules.outcomes import OutcomeKind
from regulations.rules.pay_span import CitedPay, Earner, Measure, Paid
from regulations.rules.paying import settle
from tests.examples.deciding import decided, evening_of, hand_in, morning_of
from workflows.chains.service import Refusal, open_acts, perform, submit

PATH = Path(__file__).parent / "absences/community-grid-workers.yaml"
CASES = read(PATH)
WORKER = frozenset({"grid-worker"})


class Story:
    """What happened so far: the slip that was handed in last, and what was registered about the worker."""

    def __init__(self, person: Any) -> None:
        self.person, self.slip, self.found = person, None, []

    @property
    def worker(self) -> Person:
        return self.person("grid-worker")

    def ask(self, row: dict[str, Any]) -> None:
        self.slip = hand_in(row, self.worker)
        if row["decided"]:
            done = list(decided(self.slip, evening_of(row["on"])))
            assert [post for post, _act, _state in done] == row["by"]

    def question(self, row: dict[str, Any]) -> None:
        """Whether the office is asked that day what the absence is."""
        acts = open_acts(self.slip, by=self.person("office-clerk"), at=morning_of(row["on"]))
        assert ("note_absence" in {each.code for each in acts}) is row["asked"]

    def answer(self, row: dict[str, Any]) -> None:
        clerk, at = self.person("office-clerk"), evening_of(row["on"])
        said = {"opinion": row["opinion"], "data": {"absence": row["absence"]}}
        self.slip = perform(self.slip, "note_absence", by=clerk, at=at, **said)
        with pytest.raises(Refusal):
            perform(self.slip, "note_absence", by=clerk, at=at, **said)

    def register(self, row: dict[str, Any]) -> None:
        answers = {"description": "据实登记。", "person": "grid-worker", **row["answers"]}
        by = self.person(row["by"])
        record: Any = submit(current_edition("finding"), answers, by=by, at=evening_of(row["on"]))
        self.found.append(record)

    def follows(self) -> list[list[str]]:
        """What the rules lay down about all that was registered."""
        happened = [
            Happened(each.day, "finding", facts_of(each.form_edition, each.answers), posts=WORKER)
            for each in self.found
        ]
        edition = Edition.objects.get(slug="community-grid-workers")
        return [
            [str(each.outcome.kind.label), amount(each), "直接记入" if each.booked else "先提出"]
            for rule in rules_of_edition(edition.pk, edition.digest)
            if rule.kind == "consequence"
            for each in follow(rule.rule, happened, rule.words)
        ]


def amount(followed: Any) -> str:
    return "" if followed.amount is None else f"{plain(followed.amount)} 元"


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_is_not_covered_is_asked_about_and_then_registered(case: Any, person: Any) -> None:
    story = Story(person)

    for row in case["story"]:
        getattr(story, row["what"])(row)

    assert sorted(story.follows()) == sorted(case["expect"]["follows"])
    if "pay" in case["expect"]:
        assert paid_while(case["expect"]["pay"]) == case["expect"]["pay"]["says"]


def paid_while(measure: dict[str, date]) -> list[str]:
    """What is paid while a measure lasts that the leaders' meeting has decided."""
    edition = Edition.objects.get(slug="community-grid-workers")
    rules = [
        CitedPay(each.rule, each.basis)
        for each in rules_of_edition(edition.pk, edition.digest)
        if each.kind == "pay"
    ]
    lasts = Measure(OutcomeKind.SUSPENSION, measure["first"], measure["last"])
    earner = Earner(Decimal(3000), posts=WORKER)
    return [each.sentence for each in settle(rules, Paid(earner, measures=(lasts,)))]
