"""What an assessment came to: figure, grade, words, trail and what is held of it say the same."""

from decimal import Decimal
from typing import Any

from facts.models import FactValue
from trail.models import Trace
from workflows.assessments.facts import GRADE, SCORE, WHOLE_YEAR
from workflows.assessments.models import Assessment

from .assessing import FORM

#: The grades as the regulation has them (D1-4.3), once more.
BANDS = ((90, "excellent", "优秀"), (80, "good", "良好"), (60, "qualified", "合格"), (0, "unqualified", "不合格"))  # fmt: skip
SAID_BY = ("announce", "amend")
ONE_PLACE, KEPT_PLACES = Decimal("0.1"), Decimal("0.001")


def result_fits(matter: Any) -> None:
    """From the review on there is a result; once announced it is told, once final it is held."""
    if matter.kind != FORM:
        return
    if matter.state in ("collecting", "cancelled"):
        assert (matter.score, matter.grade, matter.counted) == (None, "", [])
    else:
        assert matter.grade == _band(matter.score)[1]
        _told_fits(matter)
    _held_fits(matter)


def came_of(matter: Any, act: str, data: dict[str, str]) -> None:
    """The score that was set is the score; that of a year is the mean of what is final of it."""
    if act == "amend":
        assert matter.score == Decimal(data["score"])
    if act == "review" and matter.kind == FORM and matter.period == WHOLE_YEAR:
        final = Assessment.objects.filter(
            applicant=matter.applicant, year=matter.year, state="final"
        )
        scores = list(final.exclude(period=WHOLE_YEAR).values_list("score", flat=True))
        mean = sum(scores, Decimal(0)) / len(scores)
        assert abs(matter.score - mean) <= KEPT_PLACES


def _told_fits(matter: Any) -> None:
    """What was announced or amended last stands in the verdicts and in the trail, and rests on clauses."""
    told = [each for each in matter.verdicts if each["kind"] == "grade"]
    last = Trace.objects.filter(stream=matter.serial, act__in=SAID_BY).order_by("number").last()
    assert (last is None) == (matter.state == "in_review")
    if last is not None:
        assert told == matter.counted
        assert last.basis
        said, label = last.payload.data, _band(matter.score)[2]
        assert said["grade"] == label
        assert abs(Decimal(said["score"]) - matter.score) <= ONE_PLACE / 2
        assert any(said["score"] in each["sentence"] and label in each["sentence"] for each in told)


def _held_fits(matter: Any) -> None:
    """The score of a quarter counts once it is final; a year's never does."""
    held = FactValue.objects.filter(stream=matter.serial, fact__in=(SCORE, GRADE), counts=True)
    counts = matter.state == "final" and matter.period != WHOLE_YEAR
    assert sorted(held.values_list("fact", flat=True)) == ([GRADE, SCORE] if counts else [])
    if counts:
        assert held.get(fact=SCORE).value == matter.score
        assert held.get(fact=GRADE).value == matter.grade


def _band(score: Decimal) -> tuple[int, str, str]:
    return next(each for each in BANDS if score >= each[0])
