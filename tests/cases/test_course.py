"""A case: found, solved, answered, and only then closed (D4-4.4)."""

from datetime import date

import pytest

from tests.plugins.matters import ASKED_ON, acts, chain
from workflows.cases.models import Case
from workflows.chains.models import Proceeding
from workflows.chains.refusal import Reason
from workflows.chains.service import open_acts


@pytest.fixture
def answered(report, do):
    """Reported, solved on the spot and answered."""
    case = report()
    do(case, "register", "grid-worker")
    return do(case, "answer", "grid-worker", opinion="已告诉李阿姨。")


class TestTheLadder:
    """D4-4.4c, d: each solves it or hands it up; it ends with whoever solves it."""

    def test_goes_up_rung_by_rung(self, report, do):
        case = report(handled_by="department")
        do(case, "accept", "grid-worker")
        do(case, "hand_up", "grid-worker", opinion="要市政来修。")

        assert chain(case)[:3] == [
            ("grid-worker", "handle", "done"),
            ("grid-head", "handle", "current"),
            ("service-station", "handle", "ahead"),
        ]
        assert Case.objects.get().state == "handling"

    def test_ends_with_who_resolves_it(self, report, do):
        case = report()
        do(case, "accept", "grid-worker")
        do(case, "handle", "grid-worker", opinion="先围起来。")
        do(case, "resolve", "grid-worker", opinion="已经修好。")

        statuses = {post: status for post, _act, status in chain(case)}
        assert statuses.pop("grid-worker") == "current"
        assert set(statuses.values()) == {"dropped"}

    def test_has_an_end(self, report, do, refused):
        case = report(handled_by="on_the_spot", by="service-centre")
        with refused(Reason.STATE, "最后一级"):
            do(case, "hand_up", "service-centre")

    def test_leaves_out_rungs_that_nobody_holds(self, report):
        assert [post for post, *_rest in chain(report(by="service-station"))] == [
            "service-station",
            "service-centre",
        ]


class TestClosing:
    """D4-4.4a: no closing without an answer."""

    @pytest.mark.parametrize("so_far", [[], ["accept"], ["register"], ["accept", "resolve"]])
    def test_is_refused_before_the_answer(self, report, do, refused, so_far):
        case = report()
        for act in so_far:
            do(case, act, "grid-worker")

        with refused(Reason.STATE, "答复", case.title):
            do(case, "close", "grid-worker")

    def test_follows_the_answer(self, answered, do):
        do(answered, "close", "grid-worker", opinion="")

        case = Case.objects.get()
        assert (case.state, case.final) == ("closed", True)
        assert acts(case) == ["report", "register", "answer", "close"]

    def test_needs_words_that_were_said(self, report, do, refused):
        case = report()
        do(case, "register", "grid-worker")
        with refused(Reason.INVALID):
            do(case, "answer", "grid-worker", opinion=" ")


class TestAnotherUnitsCase:
    @pytest.mark.parametrize("act", ["accept", "register", "hand_up", "decline"])
    def test_is_not_for_a_worker_of_the_next_grid(self, report, do, refused, act):
        case = report()
        with refused(Reason.NOT_ALLOWED):
            do(case, act, "grid-worker-2")

    def test_is_not_seen_by_him_either(self, report, person):
        report()
        neighbour = person("grid-worker-2")
        assert not Proceeding.objects.visible_to(neighbour, on=ASKED_ON).exists()


class TestDeclining:
    def test_ends_it_with_an_explanation(self, report, do):
        case = do(report(), "decline", "grid-worker", opinion="不符合政策，已当面说明。")
        assert (case.state, case.final) == ("declined", True)

    def test_is_not_possible_without_one(self, report, do, refused):
        case = report()
        with refused(Reason.INVALID):
            do(case, "decline", "grid-worker", opinion="")


class TestReopening:
    """Once, from answered or closed; it begins again where it was solved."""

    @pytest.mark.parametrize("closed", [False, True])
    def test_begins_again_with_who_solved_it(self, answered, do, closed):
        if closed:
            do(answered, "close", "grid-worker")
        do(answered, "reopen", "grid-worker", opinion="又松了。")

        case = Case.objects.get()
        assert (case.state, case.final, case.ended_at) == ("handling", False, None)
        current = [post for post, _act, status in chain(case) if status == "current"]
        assert current == ["grid-worker"]
        do(case, "hand_up", "grid-worker", opinion="要换井盖。")
        assert ("grid-head", "handle", "current") in chain(case)

    def test_of_what_was_handed_over_begins_with_who_had_it(self, answered, do):
        do(answered, "close", "grid-worker")
        do(answered, "reopen", "grid-worker", opinion="又松了。")
        do(answered, "hand_over", "grid-worker", data={"to": "grid-worker-2"})
        do(answered, "resolve", "grid-worker-2")

        assert [status for _post, _act, status in chain(answered)].count("current") == 1

    def test_of_an_answer_by_a_colleague_leaves_one_rung_waiting(self, report, do):
        case = report()
        do(case, "hand_over", "grid-worker", data={"to": "grid-worker-2"})
        do(case, "register", "grid-worker-2")
        do(case, "answer", "grid-worker-2", opinion="换了新的。")
        do(case, "reopen", "grid-worker", opinion="又松了。")

        (waiting,) = case.steps.filter(status="current")
        assert waiting.person.user.username == "grid-worker-2"
        assert do(case, "resolve", "grid-worker-2").state == "resolved"

    def test_happens_once(self, answered, do, refused):
        do(answered, "reopen", "grid-worker", opinion="又松了。")
        do(answered, "resolve", "grid-worker")
        do(answered, "answer", "grid-worker", opinion="换了新的。")

        with refused(Reason.STATE, "一次"):
            do(answered, "reopen", "grid-worker", opinion="还是松。")

    def test_is_for_those_who_had_to_do_with_it(self, answered, do, refused):
        with refused(Reason.NOT_ALLOWED):
            do(answered, "reopen", "grid-worker-2", opinion="听说又松了。")

    def test_lets_the_deadline_run_on(self, report, do):
        case = report(by="township-grid-lead")
        do(case, "register", "township-grid-lead")
        do(case, "answer", "township-grid-lead", opinion="已说明。")
        assert Case.objects.get().due_at is None

        do(case, "reopen", "township-grid-lead", opinion="不满意。")

        assert Case.objects.get().due_at.date() == date(2026, 3, 9)


class TestTheActsOpen:
    def test_follow_the_state(self, report, do, person):
        case = report()

        def offered() -> set[str]:
            return {
                act.code
                for act in open_acts(case, by=person("grid-worker"), at=case.submitted_at)
                if not act.rare and act.code != "urge"
            }

        assert offered() == {"accept", "register", "hand_up", "decline"}
        do(case, "accept", "grid-worker")
        assert offered() == {"handle", "hand_up", "resolve", "answer", "decline"}
        do(case, "resolve", "grid-worker")
        assert offered() == {"answer"}
        do(case, "answer", "grid-worker")
        assert offered() == {"close", "reopen"}
