"""An assessment: rated, reviewed, announced, appealed against, final (D1-4)."""

from decimal import Decimal

import pytest

from facts.models import FactValue
from people.models import Person
from tests.plugins.kinds import VOTES
from tests.plugins.matters import acts, chain
from trail.service import timeline
from workflows.assessments.models import Assessment
from workflows.chains.models import Proceeding
from workflows.chains.refusal import Reason
from workflows.chains.showing import parts_for, traces_for, verdicts_for


@pytest.fixture
def announced(rated, do):
    """85 points, reviewed and announced."""

    def make(score: float = 85, **answers: object) -> Assessment:
        matter = rated(score, **answers)
        do(matter, "review", "office-director", opinion="")
        return do(matter, "announce", "office-director", opinion="")

    return make


def said(matter: Assessment, reader: Person) -> str:
    """What stands in the last trace, as a reader sees it."""
    return traces_for(timeline(matter.serial), matter, reader)[-1].payload.opinion


class TestOpening:
    def test_asks_the_raters_of_who_is_assessed(self, assess, person):
        """C121: community and platform in any order, then the street."""
        matter = assess()

        assert matter.applicant == person("grid-worker")
        assert chain(matter) == [
            ("community-secretary", "rate", "current"),
            ("community-secretary", "rate", "current"),
            ("service-centre", "rate", "current"),
            ("office-director", "review", "ahead"),
        ]

    @pytest.mark.parametrize("user", ["grid-worker-2", "grid-head", "office-clerk"])
    def test_is_for_those_who_have_a_station_in_it(self, assess, refused, user):
        with refused(Reason.NOT_ALLOWED, "环节"):
            assess(by=user)

    def test_leaves_the_name_of_who_did_it(self, assess, do):
        matter = assess(by="community-secretary")
        assert Assessment.objects.get(pk=matter.pk).applicant.name == "陆燚"
        assert acts(matter) == ["submit"]


class TestRating:
    def test_comes_in_any_order_and_then_it_is_reviewed(self, rated):
        matter = rated(85)
        assert [status for *_post, status in chain(matter)] == ["done"] * 3 + ["current"]
        assert matter.state == "collecting"

    def test_is_complete_before_the_review(self, assess, rate, do, refused):
        matter = assess()
        rate(matter, "platform-result", "service-centre", score=85)
        with refused(Reason.NOT_ALLOWED, "交齐"):
            do(matter, "review", "office-director")

    @pytest.mark.parametrize("score", [-1, 100.5, "很好", None])
    def test_outside_its_range_is_refused(self, assess, rate, refused, score):
        matter = assess()
        with refused(Reason.INVALID) as refusal:
            rate(matter, "platform-result", "service-centre", score=score)
        assert list(refusal.value.errors) == ["score"]

    def test_by_no_votes_is_refused(self, assess, rate, refused):
        matter = assess()
        with refused(Reason.NOT_MET, "没有票", "四.7"):
            rate(matter, "residents-ballots", "community-secretary", satisfied=0, fair=0, poor=0)

    def test_twice_is_refused(self, assess, rate, refused):
        matter = assess()
        rate(matter, "platform-result", "service-centre", score=85)
        with refused(Reason.NOT_ALLOWED):
            rate(matter, "platform-result", "service-centre", score=95)

    def test_is_for_its_own_rater(self, assess, rate, refused):
        matter = assess()
        with refused(Reason.NOT_ALLOWED):
            rate(matter, "platform-result", "community-secretary", score=85)


class TestTheResult:
    """D1-4.7, D1-4.8 under the demo bands: 90, 80, 60."""

    @pytest.mark.parametrize(
        ("community", "platform", "score", "grade"),
        [
            (85, 85, "85", "good"),
            (90, 90, "90", "excellent"),
            (90, 89.9, "89.95", "good"),
            (80, 80, "80", "good"),
            (60, 60, "60", "qualified"),
            (59, 60.9, "59.95", "unqualified"),
        ],
    )
    def test_is_a_score_and_a_grade(self, rated, do, community, platform, score, grade):
        matter = do(rated(community, platform=platform), "review", "office-director")

        assert (matter.score, matter.grade) == (Decimal(score), grade)

    def test_says_how_it_was_counted_and_on_which_clause(self, announced):
        verdicts = {each["title"]: each for each in announced().verdicts}

        (found,) = (each for title, each in verdicts.items() if "85" in title)
        assert "良好" in found["title"]
        assert "社区综合评定 85" in found["sentence"]
        assert found["basis"][0]["path"] == "四.8"
        assert any("满意" in title and "92" in title for title in verdicts)

    def test_is_the_offices_until_it_is_announced(self, rated, do, person):
        matter = do(rated(85), "review", "office-director", opinion="同意评为良好。")
        worker, director = person("grid-worker"), person("office-director")

        assert not any("良好" in each["title"] for each in verdicts_for(matter, worker))
        assert any("良好" in each["title"] for each in verdicts_for(matter, director))
        assert (len(parts_for(matter, worker)), len(parts_for(matter, director))) == (0, 3)

        assert [said(matter, each) for each in (worker, director)] == ["", "同意评为良好。"]

    def test_is_not_printed_or_read_in_its_course_before(self, rated, do, client, person):
        matter = do(rated(85), "review", "office-director", opinion="同意评为良好。")
        page = f"/p/{matter.serial}/"
        slip = f"{page}slip.pdf"

        client.force_login(person("grid-worker").user)
        shown = client.get(page).content.decode()
        assert matter.title in shown
        assert "同意评为良好。" not in shown
        assert "slip.pdf" not in shown
        assert client.get(slip).status_code == 403

        client.force_login(person("office-director").user)
        shown = client.get(page).content.decode()
        assert "同意评为良好。" in shown
        assert "slip.pdf" in shown

    def test_is_read_by_the_assessed_then(self, announced, person):
        worker = person("grid-worker")
        assert any("良好" in each["title"] for each in verdicts_for(announced(), worker))
        assert len(parts_for(Assessment.objects.get(), worker)) == 3


class TestAnAppeal:
    def test_is_made_by_the_assessed(self, announced, do, refused):
        matter = announced()
        with refused(Reason.NOT_ALLOWED):
            do(matter, "appeal", "grid-worker-2")
        assert (
            do(matter, "appeal", "grid-worker", opinion="走访少算了两户。").state == "under_appeal"
        )

    def test_may_be_turned_down(self, announced, do):
        matter = announced()
        do(matter, "appeal", "grid-worker", opinion="走访少算了两户。")
        matter = do(matter, "uphold", "office-director", opinion="核对过，没有少算。")
        assert (matter.state, matter.score) == ("announced", Decimal(85))

    def test_may_lead_to_another_score_with_its_grade(self, announced, do):
        matter = announced()
        do(matter, "appeal", "grid-worker", opinion="走访少算了两户。")
        matter = do(matter, "amend", "office-director", opinion="补算。", data={"score": "90"})

        assert (matter.state, matter.score, matter.grade) == ("announced", 90, "excellent")
        assert any("优秀" in each["title"] for each in matter.verdicts)

    @pytest.mark.parametrize("score", ["", "101", "-1", "高一点", "NaN"])
    def test_needs_a_score_that_can_be(self, announced, do, refused, score):
        matter = announced()
        do(matter, "appeal", "grid-worker", opinion="走访少算了两户。")
        with refused(Reason.INVALID) as refusal:
            do(matter, "amend", "office-director", opinion="补算。", data={"score": score})
        assert list(refusal.value.errors) == ["score"]

    def test_comes_too_late_after_the_end(self, announced, do, refused):
        matter = announced()
        do(matter, "finish", "office-director", opinion="")
        with refused(Reason.STATE, "已定案"):
            do(matter, "appeal", "grid-worker", opinion="走访少算了两户。")


class TestTheYear:
    """D1-4.E3: the quarters make the year; C119."""

    @pytest.fixture
    def quarters(self, announced, do):
        for period, score in zip(("q1", "q2", "q3", "q4"), (80, 90, 85, 75), strict=True):
            matter = announced(score, period=period)
            do(matter, "finish", "office-director", opinion="")

    def test_is_the_mean_of_its_quarters(self, quarters, assess, do):
        matter = do(assess(period="year"), "review", "office-director", opinion="")

        assert (matter.score, matter.grade) == (Decimal("82.5"), "good")
        matter = do(matter, "announce", "office-director", opinion="")
        assert "80、90、85、75" in matter.verdicts[-1]["sentence"]

    def test_needs_a_quarter(self, assess, do, refused):
        matter = assess(period="year")
        with refused(Reason.STATE, "季度"):
            do(matter, "review", "office-director")

    def test_keeps_what_counts(self, quarters, person):
        rows = FactValue.objects.filter(fact="assessment.score", subject=person("grid-worker"))
        assert [int(row.number) for row in rows.order_by("day")] == [80, 90, 85, 75]


def test_what_was_rated_is_there_for_ever(rated):
    matter = rated(85)
    parts = Proceeding.objects.get(pk=matter.pk).parts
    assert {part.part: part.answers for part in parts}["residents-ballots"] == VOTES
