"""Assessments in a game: whose and of when, who begins one, what raters hand in (D1-4)."""

from typing import Any

from hypothesis import strategies as st

from people.models import Person
from tests.plugins.kinds import QUARTER, VOTES
from workflows.assessments.facts import WHOLE_YEAR
from workflows.chains.models import Step

FORM = "assessment"
ASSESSED = ("grid-worker", "grid-worker-2")
#: A year waits until one of its quarters is final.
PERIODS = ("q1", "q2", WHOLE_YEAR)
#: Who has a station in one of a quarter; the first of them reviews, also a year.
RATERS = ("office-director", "community-secretary", "service-centre")
REVIEWER = RATERS[0]


def assessment_of(person: str, period: str) -> tuple[str, Any]:
    """Somebody's quarter, or year."""
    return FORM, {**QUARTER, "person": person, "period": period}


assessments = st.builds(assessment_of, st.sampled_from(ASSESSED), st.sampled_from(PERIODS))


def opener(answers: dict[str, Any], by: str) -> str:
    """One of those who may begin it."""
    return REVIEWER if answers["period"] == WHOLE_YEAR else RATERS[len(by) % len(RATERS)]


def rating(form: str, score: int = 80) -> dict[str, Any]:
    """What a rater hands in at his station."""
    if form == "residents-ballots":
        return {**VOTES, "poor": score}
    grounds = {"grounds": "走访了12户。"} if form == "community-evaluation" else {}
    return {"score": score, **grounds}


def rated(
    steps: list[Step], may: Any, by: Person, data: dict[str, str]
) -> tuple[dict[str, str], dict[str, Any]]:
    """The form of one of his stations, or of any, and what he hands in; sometimes more than a score can be."""
    asked = [each for each in steps if each.act == "rate" and each.status == "current"]
    mine = [each for each in asked if by.pk in may[each.pk]] or asked
    form = mine[0].hands_in if mine else "platform-result"
    return {**data, "form": form}, rating(form, int(data["score"]))
