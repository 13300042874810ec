"""A diary is filed, looked over, and stands as it is (D4-4.5a)."""

import pytest

from forms.schemas.service import current_edition
from people.models import Person
from tests.plugins.kinds import DIARY, WITH_PROBLEM
from tests.plugins.matters import ASKED_ON, acts, chain, morning
from workflows.cases.models import Case
from workflows.chains.models import Link
from workflows.chains.offspring import family, grow, offered
from workflows.chains.refusal import Reason
from workflows.chains.service import perform
from workflows.chains.stranded import given_back
from workflows.records.models import Record


class TestADiary:
    def test_waits_for_the_head_of_the_grid(self, keep_diary):
        diary = keep_diary()
        assert (diary.state, diary.minutes, str(diary.day)) == ("filed", 130, "2026-03-02")
        assert chain(diary) == [("grid-head", "review", "current")]

    def test_is_checked(self, keep_diary, do):
        diary = do(keep_diary(), "check", "grid-head", opinion="")
        assert (diary.state, diary.final) == ("checked", True)
        assert acts(diary) == ["submit", "check"]

    def test_of_the_head_himself_goes_to_the_secretary(self, keep_diary):
        assert chain(keep_diary(by="grid-head")) == [("community-secretary", "review", "current")]

    @pytest.mark.parametrize("missing", ["day", "from_time", "to_time"])
    def test_without_its_span_is_not_filed(self, keep_diary, refused, missing):
        """C148: the log is incomplete without its time span."""
        with refused(Reason.INVALID) as refusal:
            keep_diary(**{missing: ""})
        assert "巡查时段" in refusal.value.errors[missing][0]

    @pytest.mark.parametrize(
        ("span", "key"),
        [
            ({"from_time": "10:00", "to_time": "08:00"}, "to_time"),
            ({"from_time": "10:00", "to_time": "10:00"}, "to_time"),
            ({"from_time": "8点"}, "from_time"),
            ({"from_time": "24:30"}, "from_time"),
            ({"day": "2026-03-03"}, "day"),
            ({"day": "1926-13-03"}, "day"),
        ],
    )
    def test_with_a_strange_span_is_told_where(self, keep_diary, refused, span, key):
        with refused(Reason.INVALID) as refusal:
            keep_diary(**span)
        assert list(refusal.value.errors) == [key]


class TestAReturnedDiary:
    def test_is_corrected_and_filed_again(self, keep_diary, do, person):
        diary = do(keep_diary(), "return", "grid-head", opinion="户数没有写对。")
        assert diary.state == "returned"

        again = perform(
            diary,
            "resubmit",
            by=person("grid-worker"),
            at=morning(),
            answers={**DIARY, "households": 6},
        )

        assert (again.state, again.answers["households"]) == ("filed", 6)

    @pytest.mark.parametrize("user", ["grid-head", "office-clerk", "admin"])
    def test_of_somebody_who_has_left_is_checked_as_it_stands(self, keep_diary, do, refused, user):
        diary = do(keep_diary(), "return", "grid-head", opinion="户数没有写对。")
        with refused(Reason.NOT_ALLOWED):
            do(diary, "check", user)
        Person.objects.filter(pk=diary.applicant_id).update(active=False)

        assert [each.pk for each in given_back()] == [diary.pk]
        assert do(diary, "check", user).state == "checked"

    @pytest.mark.parametrize("checked", [False, True])
    def test_alone_may_be_changed(self, keep_diary, do, refused, checked):
        diary = keep_diary()
        if checked:
            do(diary, "check", "grid-head")
        with refused(Reason.STATE, "不能再改"):
            do(diary, "resubmit", "grid-worker", answers={**DIARY, "households": 9})


class TestAProblemInADiary:
    """D4-4.5a, D4-4.4: it becomes a case in one tap, linked both ways."""

    def test_becomes_a_case(self, keep_diary, person):
        diary = keep_diary(**WITH_PROBLEM)
        (edition,) = offered(diary)
        worker = person("grid-worker")

        case = grow(diary, edition, by=worker, at=morning())

        assert (case.kind, case.title) == ("case", "5号楼楼道堆杂物，挡住消防栓")
        assert case.answers["place"] == "春和苑1至6号楼"
        source = case.submissions[-1].sources["place"]
        assert (source["from"], source["name"], source["changed"]) == (
            "matter",
            diary.serial,
            False,
        )
        assert [link.later.serial for link in family(diary)] == [case.serial]
        assert [link.earlier.serial for link in family(case)] == [diary.serial]

    def test_becomes_one_case_however_often_it_is_tapped(self, keep_diary, person):
        diary = keep_diary(**WITH_PROBLEM)
        edition, worker = current_edition("case"), person("grid-worker")

        twice = [grow(diary, edition, by=worker, at=morning()) for _each in range(2)]

        assert twice[0].serial == twice[1].serial
        assert (Case.objects.count(), Link.objects.count()) == (1, 1)

    def test_is_only_offered_when_there_is_one(self, keep_diary):
        assert offered(keep_diary()) == []

    def test_is_not_reported_by_who_may_not_see_the_diary(self, keep_diary, person, refused):
        diary = keep_diary(**WITH_PROBLEM)
        with refused(Reason.NOT_ALLOWED):
            grow(diary, current_edition("case"), by=person("grid-worker-2"), at=morning())


def test_a_record_is_kept_by_its_day(keep_diary):
    keep_diary(day="2026-02-27")
    assert Record.objects.get().day < ASKED_ON
