"""What holds after every act: chain, state, trail, outbox and times of one matter agree."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from notices.models import Outbox
from trail.models import Trace
from trail.service import verify
from workflows.chains.models import FINAL, Proceeding, Step

from .allowed import course_is_allowed

OPEN = ("current", "ahead")
#: Outcomes after which what the station asks for is still to be done.
LEFT = ("return", "hand_over")


def chain_fits_the_state(matter: Proceeding, steps: Sequence[Step]) -> None:
    """Who waits, and what is to come, is what the state says."""
    current = [each for each in steps if each.status == "current"]
    ahead = [each for each in steps if each.status == "ahead"]
    assert matter.final == (matter.state in FINAL) == (matter.ended_at is not None)
    match matter.state:
        case "in_approval":
            assert current
            assert any(each.decides for each in (*current, *ahead))
        case "approved":
            assert not any(each.decides for each in (*current, *ahead))
            assert current or not ahead
        case "reported" | "accepted" | "handling":
            assert [each.act for each in current] == ["handle"]
        case "resolved" | "answered":
            assert [each.act for each in current] == ["handle"]
            assert not ahead
        case "filed":
            assert current
            assert {each.act for each in (*current, *ahead)} == {"review"}
        case "collecting":
            assert current
            assert {each.act for each in (*current, *ahead)} <= {"rate", "review"}
            assert any(each.act == "review" for each in (*current, *ahead))
        case "in_review" | "announced" | "under_appeal":
            assert [each.act for each in current] == ["review"]
            assert not ahead
        case _:
            assert not current
            assert not ahead
    assert len({each.order for each in current}) <= 1
    assert all(each.order > current[0].order for each in ahead if current)
    assert all(each.since is not None for each in current)
    earlier = Step.objects.filter(proceeding=matter).exclude(round=matter.round)
    assert not earlier.filter(status__in=OPEN).exists()


def nothing_was_left_out(matter: Proceeding, steps: Sequence[Step]) -> None:
    """What was approved, every station has done that decides or gives an opinion, or was passed over."""
    if matter.state not in ("approved", "closed") or matter.kind not in ("leave", "application"):
        return
    latest = {
        (each.act, each.post_id, each.unit_id, each.charge_id): each
        for each in sorted(steps, key=lambda each: (each.order, each.pk))
        if each.act not in ("file",)
    }
    for each in latest.values():
        done = each.status == "done" and each.outcome not in LEFT
        assert done or each.status == "passed", each


def trail_fits(matter: Proceeding, steps: Sequence[Step]) -> None:
    """The trail is whole, its end is what the matter remembers, and each step ended by one of its acts."""
    traces = {each.number: each for each in Trace.objects.filter(stream=matter.serial)}
    assert sorted(traces) == list(range(1, len(traces) + 1))
    assert verify(matter.serial).whole
    last = traces[len(traces)]
    assert (last.number, last.digest, last.to_state) == (matter.seen, matter.head, matter.state)
    course_is_allowed(matter.kind, (traces[each] for each in sorted(traces)))
    ended = [each for each in steps if each.status == "done"]
    for each in ended:
        trace = traces[each.trace]
        act = "hand_over" if trace.act == "reassign" else trace.act
        assert (act, trace.actor) == (each.outcome, str(each.done_by_id))
        assert trace.at == each.done_at
    assert max(Counter(each.trace for each in ended).values(), default=1) == 1


def outbox_fits(matter: Proceeding) -> None:
    """Each trace is told of once, and what came about by itself (overdue) once for each moment."""
    told = Outbox.objects.filter(stream=matter.serial).values_list("what", "number", "at")
    done = Trace.objects.filter(stream=matter.serial).values_list("act", "number", "at")
    acts = [row for row in told if row[1]]
    assert sorted(acts) == sorted(done)
    by_itself = [row for row in told if not row[1]]
    assert len(by_itself) == len(set(by_itself))


def times_fit(matter: Any, steps: Sequence[Step]) -> None:
    """A step has a moment exactly where its station has a time; the matter's is that of its nearest."""
    assert (matter.due_at, matter.warn_at, matter.tell) == matter.due_next()
    for each in steps:
        if each.status == "current":
            assert (each.due_at is not None) == bool(each.within)
            if each.within:
                assert each.due_at > each.since or each.inserted == "handed_over"
                assert (each.speaks_at is None) == (each.said == "escalate")
        elif each.status == "ahead":
            assert each.since is None
