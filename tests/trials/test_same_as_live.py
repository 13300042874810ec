"""A trial judges a past matter as it was judged when it was handed in (the log of what happened is the witness)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.schemas.service import current_edition
from people.models import Appointment, Person, Substitution
from tests.plugins.matters import ASKED_ON, morning, slip
from tests.trials.drafts import NOW, found, page, tried
from workflows.chains.considering import judge, staff
from workflows.chains.models import Minutes, Proceeding
from workflows.chains.service import Refusal, perform, submit
from workflows.chains.shapes import verdict_dict
from workflows.trials.models import Trial
from workflows.trials.past.ahead import ReadAhead
from workflows.trials.past.matters import chunk
from workflows.trials.range import matters_of
from workflows.trials.weighing import Scales

pytestmark = pytest.mark.usefixtures("office")

WORKERS = ("grid-worker", "grid-worker-2", "grid-head", "deputy-leader", "community-secretary")
slips = st.fixed_dictionaries(
    {
        "by": st.sampled_from(WORKERS),
        "days": st.integers(1, 20),
        "leave_type": st.sampled_from(["personal", "sick", "marriage"]),
        "special_reason": st.sampled_from(["none", "relative_wedding"]),
        "later": st.integers(0, 200),
        "then": st.sampled_from(["", "withdraw"]),
    }
)


def hand_in(given: dict[str, Any], number: int) -> Proceeding | None:
    """A slip as somebody hands it in, if he may; one day after the one before."""
    by = Person.objects.get(user__username=given["by"])
    on = ASKED_ON + timedelta(days=number)
    first = date(2026, 3, 20) + timedelta(days=given["later"])
    answers = slip(
        given["days"], first=first, leave_type=given["leave_type"],
        special_reason=given["special_reason"],
    )  # fmt: skip
    try:
        matter = submit(current_edition("leave"), answers, by=by, at=morning(on))
    except Refusal:
        return None
    if given["then"]:
        perform(matter, given["then"], by=by, at=morning(on) + timedelta(hours=30))
    return matter


class Looked(Scales):
    """Keeps what it came to about each matter."""

    seen: dict[str, Any]

    def _outcomes(self, each: Any, about: Any, ahead: ReadAhead) -> Any:
        judged = judge(each.before, about, stream=each.past.serial, sources=ahead)
        problem, steps = staff(judged, about, sources=ahead)
        self.seen[each.past.serial] = (
            [verdict_dict(verdict) for verdict in (*judged.verdicts, *problem)],
            [
                (s.order, s.act.value, s.desk.post_code, s.desk.unit_id, s.passed_over)
                for s in steps
            ],
            [due.as_dict() for due in judged.due],
        )
        return super()._outcomes(each, about, ahead)


def judged_again() -> dict[str, Any]:
    trial = Trial(page=page(), slug="none", forms=["leave"], asked_at=NOW,
                  first=date(2026, 1, 1), last=date(2026, 11, 1))  # fmt: skip
    trial.pk = 0
    scales = Looked(trial)
    scales.seen = {}
    list(scales.weigh(chunk(matters_of(trial), None, 500)))
    return scales.seen


def as_kept(matter: Proceeding) -> Any:
    rows = matter.steps.filter(round=matter.round).order_by("order", "pk")
    steps = [(s.order, s.act, s.post_id, s.unit_id, bool(s.note)) for s in rows]
    due = [{**each, "stopped_at": None, "stopped_by": ""} for each in matter.due]
    return matter.verdicts, steps, due


@pytest.mark.slow
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(slips, min_size=1, max_size=6))
def test_it_comes_to_what_was_decided_then(db, given):
    """Verdicts with their figures, every step with its desk, and due dates, out of what was held then."""
    from django.db import transaction

    with transaction.atomic():
        matters = [hand_in(each, number) for number, each in enumerate(given)]
        made = [each for each in matters if each]
        if made:
            again = judged_again()
            for each in made:
                fresh = Proceeding.objects.get(pk=each.pk)
                assert again[each.serial] == as_kept(fresh)
            assert found(tried()) == {}
        transaction.set_rollback(True)


class TestAlsoWhen:
    def test_somebody_stood_in_for_the_only_holder(self, ask_leave, person):
        held = Appointment.objects.get(person__user__username="deputy-leader")
        Substitution.objects.create(
            appointment=held, substitute=person("office-clerk"),
            starts=date(2026, 3, 1), ends=date(2026, 3, 31),
        )  # fmt: skip
        leave = ask_leave(2, by="deputy-leader")

        assert judged_again()[leave.serial] == as_kept(Proceeding.objects.get(pk=leave.pk))

    def test_minutes_lifted_a_limit(self, ask_leave, person):
        from people.models import Post, Unit

        worker, clerk = person("grid-worker"), person("office-clerk")
        Minutes.objects.create(
            serial="HY-2026-0001", body=Post.objects.get(code="leaders-meeting"),
            unit=Unit.objects.get(code="street"), held_on=date(2026, 3, 1), present="全体",
            about=worker, form="leave", resolution="同意。", recorded_by=clerk,
            recorded_at=morning(), head="",
        )  # fmt: skip
        leave = ask_leave(70)

        kept = Proceeding.objects.get(pk=leave.pk)
        assert any("会议记录" in each["title"] + each["sentence"] for each in kept.verdicts)
        assert judged_again()[leave.serial] == as_kept(kept)
