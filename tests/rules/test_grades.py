"""What a score means: bands with inclusive ends, shares of votes, the year (D1-4.7, D1-4.8)."""

from decimal import Decimal

import pytest

from facts.words import Words
from regulations.rules.grade import Band, Grade, Indicator, Yearly

VOTES = ("votes.satisfied", "votes.fair", "votes.poor")
BY_VOTES = Grade(
    form="assessment",
    fact="share",
    grade="rating",
    indicators=(Indicator(VOTES[0], share_of=VOTES),),
    bands=(Band(Decimal(90), "satisfied"), Band(Decimal(60), "fair"), Band(Decimal(0), "poor")),
)
COMPOSITE = Grade(
    form="assessment",
    fact="score",
    grade="grade",
    indicators=(Indicator("community", Decimal(60)), Indicator("platform", Decimal(40))),
    bands=(
        Band(Decimal(90), "excellent"),
        Band(Decimal(80), "good"),
        Band(Decimal(60), "qualified"),
        Band(Decimal(0), "unqualified"),
    ),
)


def votes(*numbers: float) -> dict[str, Decimal]:
    return dict(zip(VOTES, (Decimal(str(each)) for each in numbers), strict=True))


class TestAShareOfVotes:
    @pytest.mark.parametrize(
        ("given", "rating"),
        [
            ((90, 10, 0), "satisfied"),  # C112: the figure itself belongs to the upper band
            ((899, 101, 0), "fair"),  # C113
            ((60, 0, 40), "fair"),
            ((599, 0, 401), "poor"),  # C115
            ((80, 15, 5), "fair"),  # C116: the share of 满意
        ],
    )
    def test_is_that_of_the_first_answer(self, given, rating):
        assert BY_VOTES.graded(votes(*given)).grade == rating

    @pytest.mark.parametrize("given", [(0, 0, 0)])
    def test_of_none_is_no_rating(self, given):
        assert BY_VOTES.graded(votes(*given)) is None

    def test_needs_every_count(self):
        assert BY_VOTES.graded({VOTES[0]: Decimal(5)}) is None


class TestACompositeScore:
    def test_weighs_its_indicators(self):
        found = COMPOSITE.graded({"community": Decimal(90), "platform": Decimal(80)})
        assert (found.score, found.grade) == (Decimal(86), "good")

    def test_waits_for_all_of_them(self):
        assert COMPOSITE.graded({"community": Decimal(90)}) is None
        assert "score" in COMPOSITE.judge({}, Words()).title

    @pytest.mark.parametrize(
        ("score", "grade"),
        [(100, "excellent"), (90, "excellent"), (89.99, "good"), (85, "good"), (60, "qualified"),
         (59.9, "unqualified"), (0, "unqualified"), (-5, "unqualified")],
    )  # fmt: skip
    def test_has_the_grade_of_the_highest_band_it_reaches(self, score, grade):
        assert COMPOSITE.of_score(Decimal(str(score))).grade == grade


class TestAYear:
    QUARTERS = [Decimal(each) for each in (80, 90, 85, 75)]

    @pytest.mark.parametrize(
        ("how", "score"), [(Yearly.MEAN, "82.5"), (Yearly.LAST, "75"), (Yearly.LOWEST, "75")]
    )
    def test_is_made_of_its_quarters(self, how, score):
        rule = Grade(**{**vars(COMPOSITE), "yearly": how})
        assert rule.of_year(self.QUARTERS).score == Decimal(score)

    def test_without_a_quarter_has_no_score(self):
        assert COMPOSITE.of_year([]) is None
