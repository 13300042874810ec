"""Who is told of what, and how often: once, and never of his own act."""

from datetime import timedelta

import pytest

from notices.models import Kind, Notification, Outbox
from notices.sentences import sentence
from people.models import Appointment, Substitution
from tests.plugins.matters import ASKED_ON, FIRST_DAY, morning
from workflows.chains.models import Proceeding
from workflows.chains.outgoing import note_overdue, note_stranded


@pytest.fixture
def told(office):
    """(user name, kind) of every notification."""

    def rows():
        return set(Notification.objects.values_list("person__user__username", "kind"))

    return rows


class TestWhatWaits:
    """Whoever holds the post that a step waits for, and whoever stands in."""

    def test_is_told_to_the_holders_of_the_first_step(self, ask_leave, work, told):
        ask_leave(days=1)
        work()

        assert told() == {("deputy-leader", Kind.WAITS)}

    def test_is_told_to_the_next_ones_after_an_act(self, ask_leave, do, work, told):
        leave = ask_leave(days=5)
        work()
        do(leave, "opine", "deputy-leader")
        work()

        assert ("office-director", Kind.WAITS) in told()

    def test_is_not_told_any_more_once_it_is_done(self, ask_leave, do, work, told):
        do(ask_leave(days=1), "approve", "deputy-leader")
        work()

        assert ("deputy-leader", Kind.WAITS) not in told()
        assert ("office-clerk", Kind.WAITS) in told()

    def test_by_name_is_told_to_him_alone_or_to_who_takes_his_place(
        self, ask_leave, do, work, told, person
    ):
        Substitution.objects.create(
            absent=person("finance-clerk"), substitute=person("department"),
            starts=ASKED_ON, ends=ASKED_ON,
        )  # fmt: skip
        leave = ask_leave(days=5)
        do(leave, "hand_over", "deputy-leader", data={"to": "finance-clerk"})
        work()

        waits = Notification.objects.filter(kind=Kind.WAITS, outbox__what="hand_over")
        names = set(waits.values_list("person__user__username", flat=True))
        assert names == {"finance-clerk", "department"}

    def test_days_without_a_slip_are_told_to_the_office_that_says_what_they_were(
        self, approved, do, work
    ):
        do(approved(1), "report_back", "grid-worker", on=FIRST_DAY + timedelta(days=2))
        work()

        asked = Notification.objects.filter(kind=Kind.WAITS, outbox__what="report_back")
        names = set(asked.values_list("person__user__username", flat=True))
        assert names == {"office-clerk", "office-clerk-2"}

    def test_is_told_once_however_often_it_is_spread(self, ask_leave, work):
        ask_leave(days=1)
        work()
        Outbox.objects.update(told_at=None)
        work()

        assert Notification.objects.count() == 1


class TestWhatWasDecided:
    """The applicant is told, by whom and what."""

    @pytest.mark.parametrize(
        ("act", "kind"), [("approve", "decided"), ("reject", "decided"), ("return", "returned")]
    )
    def test_is_told_to_the_applicant(self, ask_leave, do, work, told, act, kind):
        do(ask_leave(days=1), act, "deputy-leader", opinion="日期有误。")
        work()

        assert ("grid-worker", kind) in told()

    def test_is_not_told_to_who_did_it(self, ask_leave, do, work, told):
        do(ask_leave(days=1), "withdraw", "grid-worker")
        work()

        assert {user for user, _kind in told()} == {"deputy-leader"}


class TestWhatWasWithdrawn:
    def test_is_told_to_whom_it_had_come_and_to_nobody_behind(self, ask_leave, do, work, told):
        do(ask_leave(days=5), "withdraw", "grid-worker")
        work()

        assert told() == {("deputy-leader", Kind.WITHDRAWN)}


class TestWhatNobodyCanDo:
    """A post that nobody holds: the administrator is told once, with what to do."""

    def test_is_told_to_the_administrator(self, ask_leave, work, told):
        ask_leave(days=1)
        work()
        Appointment.objects.filter(post__code="deputy-leader").update(
            ends=ASKED_ON - timedelta(days=1)
        )
        assert note_stranded(now=morning()) == 1
        assert note_stranded(now=morning()) == 1
        work()

        assert ("admin", Kind.STRANDED) in told()
        said = Notification.objects.get(person__user__username="admin")
        assert "分管领导" in sentence(said.kind, said.words)


class TestWhatIsOverdue:
    """Told once for each due date, to whoever has it and whoever is to be told."""

    def test_is_told_once(self, ask_leave, work, told):
        leave = ask_leave(days=1)
        Proceeding.objects.filter(pk=leave.pk).update(due_at=morning())
        later = morning() + timedelta(hours=1)
        assert note_overdue(now=later) == 1
        assert note_overdue(now=later) == 0
        work(later)

        assert ("deputy-leader", Kind.OVERDUE) in told()

    def test_ends_with_the_matter(self, ask_leave, do, work, told):
        leave = ask_leave(days=1)
        do(leave, "withdraw", "grid-worker")
        Proceeding.objects.filter(pk=leave.pk).update(due_at=morning())

        assert note_overdue(now=morning(ASKED_ON + timedelta(days=30))) == 0


class TestAFault:
    """An entry that cannot be told of is left with its fault; the others go on."""

    def test_does_not_hold_up_the_others(self, ask_leave, work, told, monkeypatch):
        from notices import spreading
        from workflows.chains.outgoing import told as really

        first = ask_leave(days=1)

        def breaks(entry, *, now):
            if entry.stream == first.serial:
                raise KeyError("破")
            return really(entry, now)

        monkeypatch.setattr(spreading, "told", breaks)
        ask_leave(days=1, by="grid-worker-2")
        work()

        assert ("deputy-leader", Kind.WAITS) in told()
        assert "破" in Outbox.objects.get(stream=first.serial).fault
        for _again in range(5):
            spreading.spread(now=morning(), again=True)
        assert Outbox.objects.get(stream=first.serial).told_at is not None
