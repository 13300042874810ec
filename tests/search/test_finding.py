"""What one finds, and that one finds nothing that one may not see."""

from datetime import date

import pytest
from django.db.models import Q

from people.models import Unit
from tests.plugins.matters import ASKED_ON
from workflows.chains.models import Proceeding
from workflows.chains.search import finding
from workflows.chains.search.finding import Question, find
from workflows.chains.visibility import sight_of

FINDING = [
    *("QJ-2026-0001", "请假〔2026〕0001号", "请假〔2026〕0001 号", "0001", "1 请假"),
    *("事假", "陆燚", "第1网格", "网格员", "请假条", "房屋修缮", "陆燚 修缮", "修"),
]
NOT_FINDING = ["卫星云图", "修缮房屋", "0002", "请假 井盖", "%", "_", "'", '"', "😀", "修" * 1000]


class TestAMatterIsFound:
    def test_by_number_title_person_unit_post_form_and_answers(self, way, look, ask_leave) -> None:
        leave = ask_leave(5)
        found = {words: look(words) for words in FINDING}
        assert found == {key: [leave.serial] for key in FINDING}

    def test_by_nothing_else(self, way, look, ask_leave) -> None:
        ask_leave(5)
        assert {words: look(words) for words in NOT_FINDING} == {key: [] for key in NOT_FINDING}

    def test_of_every_kind(self, way, look, ask_leave, report, keep_diary, assess) -> None:
        matters = [ask_leave(1), report(), keep_diary(), assess()]
        assert set(look("网格")) == {each.serial for each in matters}
        assert look("井盖") == [matters[1].serial]

    def test_by_what_was_corrected_and_no_longer_by_what_was_wrong(
        self, look, ask_leave, do
    ) -> None:
        leave = do(ask_leave(2), "return", "deputy-leader", opinion="请写清楚。")
        answers = {**leave.answers, "reason": "照料老人。"}
        do(leave, "resubmit", "grid-worker", answers=answers)

        assert look("照料老人") == [leave.serial]
        assert look("房屋修缮") == []

    def test_not_by_what_raters_handed_in(self, look, assess, rate) -> None:
        matter = assess()
        rate(matter, "community-evaluation", "community-secretary", score=85, grounds="入户太少。")

        assert look("入户太少") == []


class TestNobodyFindsWhatHeMayNotSee:
    @pytest.mark.parametrize(
        "user", ["grid-worker-2", "archivist", "hr-bureau", "community-secretary-2"]
    )
    def test_whatever_the_words(self, way, look, ask_leave, user) -> None:
        ask_leave(5)
        assert look("房屋修缮", by=user) == look("修", by=user) == look("", by=user) == []

    @pytest.mark.parametrize(
        "user", ["grid-worker", "deputy-leader", "community-secretary", "admin"]
    )
    def test_and_whoever_sees_it_does(self, way, look, ask_leave, user) -> None:
        leave = ask_leave(5)
        assert look("房屋修缮", by=user) == look("", by=user) == [leave.serial]

    def test_the_archivist_finds_what_has_ended(self, way, look, ask_leave, do) -> None:
        ended = do(ask_leave(5), "withdraw", "grid-worker")
        ask_leave(5)
        assert look("房屋修缮", by="archivist") == [ended.serial]


class TestASearchIsNarrowed:
    @pytest.fixture
    def matters(self, ask_leave, report, do) -> None:
        do(ask_leave(1, on=date(2026, 3, 1)), "withdraw", "grid-worker")
        ask_leave(1, by="grid-worker-4", on=date(2026, 3, 2))
        report(on=date(2026, 3, 3))

    @pytest.mark.parametrize(
        ("narrowed", "found"),
        [
            ({"kind": "case"}, ["SJ-2026-0001"]),
            ({"state": "open"}, ["SJ-2026-0001", "QJ-2026-0002"]),
            ({"state": "ended"}, ["QJ-2026-0001"]),
            ({"state": "in_approval"}, ["QJ-2026-0002"]),
            ({"first": date(2026, 3, 2)}, ["SJ-2026-0001", "QJ-2026-0002"]),
            ({"last": date(2026, 3, 2)}, ["QJ-2026-0002", "QJ-2026-0001"]),
            ({"first": date(2026, 3, 2), "last": date(2026, 3, 2)}, ["QJ-2026-0002"]),
            ({"first": date.min, "last": date.min}, []),
            ({"first": date.max, "last": date.max}, []),
        ],
    )
    def test_by_kind_state_and_day(self, way, look, matters, narrowed, found) -> None:
        assert look("网格", **narrowed) == look("", **narrowed) == found

    def test_by_unit(self, way, look, matters) -> None:
        grid = Unit.objects.get(code="grid-4")
        assert look("网格", units=[grid.pk]) == look(units=[grid.pk]) == ["QJ-2026-0002"]
        assert look("网格", units=[]) == []


class TestAStretchEnds:
    """A walk that meets little ends, says where, and is taken up from there: nothing is lost."""

    def test_and_the_next_begins_behind_it(self, ask_leave, person, monkeypatch) -> None:
        for name, limit in {"FEW_SEEN": -1, "GLANCE": 0, "FEW_HAVING": -1, "STRETCH": 3}.items():
            monkeypatch.setattr(finding, name, limit)
        serials = [ask_leave(1, on=date(2026, 3, day)).serial for day in range(1, 9)]
        sight, behind, met, walks = sight_of(person("admin"), ASKED_ON), Q(), [], 0
        while behind is not None:
            found = find(Question("修缮"), sight, most=5, behind=behind)
            met, walks = [*met, *(each.serial for each in found.rows)], walks + 1
            edge = found.edge
            behind = edge and (
                Q(submitted_at__lt=edge.submitted_at)
                | Q(submitted_at=edge.submitted_at, pk__lt=edge.pk)
            )

        assert met == serials[::-1]
        assert walks == 3
        assert Proceeding.objects.count() == 8
