"""Every matter can still reach an end: by those who have it, or once somebody is appointed where nobody sits."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dossiers.models import Extent
from dossiers.sealing import seal_matter
from dossiers.sweeping import unsealed
from people.models import Appointment, Person
from workflows.chains.counted import counting
from workflows.chains.members import members_on
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import Refusal, open_acts, perform, specific
from workflows.chains.stranded import stranded

from .assessing import rating
from .quarters import quarter_of, waits_for_a_quarter
from .roster import Roster

#: What carries a matter on, the nearest to its end first.
FORWARD = (
    "report_back", "check", "finish", "uphold", "amend", "announce", "review", "rate", "close", "resolve", "accept", "answer",
    "file", "approve", "deliberate", "refer", "opine", "resubmit", "withdraw", "discontinue",
)  # fmt: skip
MOST_ACTS = 80
BY_MONTH = "record"


def reaches_its_end(matter: Proceeding, at: datetime) -> None:
    """Played forward until it has ended; a step at which nobody can act is shown, and then filled."""
    for _time in range(MOST_ACTS):
        found = specific(matter)
        if found.final:
            return
        if _goes_on(found, at):
            continue
        if waits_for_a_quarter(found) and _has_come_to_the_review(found, at):
            reaches_its_end(quarter_of(found, at), at)
        else:
            _appoint(found, at)
    raise AssertionError(f"{matter.serial} comes to no end: {specific(matter).state}")


def _has_come_to_the_review(matter: Any, at: datetime) -> bool:
    waiting = Step.objects.filter(proceeding=matter, act="review", status="current")
    return any(Roster(at.date()).may_act(each, matter) for each in waiting)


def _goes_on(matter: Any, at: datetime) -> bool:
    open_to = {
        act.code: person
        for person in _who_has_to_do_with(matter, Roster(at.date()))
        for act in open_acts(matter, by=person, at=at)
    }
    for code in FORWARD:
        if code in open_to:
            try:
                said = _said(matter, code, open_to[code], at)
                perform(matter, code, by=open_to[code], at=at, opinion="同意。", **said)
            except Refusal:
                # Handed in again it may be against a limit by now; it can be withdrawn.
                continue
            return True
    return False


def _said(matter: Any, code: str, by: Person, at: datetime) -> dict[str, Any]:
    """What goes on record with an act."""
    if code == "deliberate":
        return {"data": {"members": _members(matter, at)}}
    if code == "rate":
        waiting = Step.objects.filter(proceeding=matter, act="rate", status="current")
        roster = Roster(at.date())
        step = next(each for each in waiting if by.pk in roster.may_act(each, matter))
        return {"data": {"form": step.hands_in}, "answers": rating(step.hands_in)}
    return {}


def _members(matter: Any, at: datetime) -> str:
    """Who sits in the body that decides; the administrator appoints somebody where they are too few."""
    step = Step.objects.select_related("post").get(
        proceeding=matter, act="deliberate", status="current"
    )
    # In his own matter a member stands aside.
    found = counting(members_on(step.post, step.unit_id, at.date()), matter.applicant)
    for _each in range(max((step.post.quorum or 0) - len(found), 0)):
        new = Person.objects.create(name="新来的")
        post = step.post.members.all()[0]
        Appointment.objects.create(person=new, post=post, unit=step.unit, starts=at.date())
        found.append(new)
    return ",".join(each.handle for each in found)


def _who_has_to_do_with(matter: Any, roster: Roster) -> Iterable[Person]:
    """The applicant, who sits or sat where it came to, and the office where it is filed; of those who are there."""
    form, keys = matter.form_edition.slug, {matter.applicant_id}
    for step in Step.objects.filter(proceeding=matter, round=matter.round):
        if step.status == "current":
            keys |= roster.may_act(step, matter) | set(step.agreed)
        if step.act == "file" or step.since:
            keys |= roster.sitting(step, form)
    return Person.objects.filter(pk__in=keys, active=True)


def _appoint(matter: Any, at: datetime) -> None:
    """The administrator looks at what waits for nobody, and appoints somebody new."""
    rows = Step.objects.filter(proceeding=matter)
    if not rows.filter(status="current").exists():
        # It waits for an applicant, who has left: whoever had it last is looked for.
        assert not matter.applicant.active, f"{matter.serial} is stuck in {matter.state}"
        waiting = rows.filter(since__isnull=False).order_by("done_at").last()
    else:
        shown = [each.step.pk for each in stranded(at.date())]
        waiting = rows.filter(status="current", pk__in=shown).first()
        assert waiting is not None, f"{matter.serial} is stuck, and nobody is told"
    assert waiting is not None
    person = Person.objects.create(name="新来的")
    post = waiting.post.recorded_by or waiting.post
    Appointment.objects.create(person=person, post=post, unit=waiting.unit, starts=at.date())


def is_sealed(matter: Any) -> None:
    """The sweep finds it while it is not sealed, and a dossier holds all of its trail afterwards."""
    assert matter.serial in set(unsealed())
    seal_matter(matter.serial)
    assert matter.serial not in set(unsealed())
    assert Extent.objects.filter(proceeding=matter, last=matter.seen).count() == 1
