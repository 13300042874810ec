"""一次会议: who was there, and on which matters the body decides one after the other (D1-3.2d)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from people.models import Person
from people.service import Hat

from .counted import check_quorum, check_votes, counting
from .members import by_handle, members_on, name_of, sits_in
from .models import Discussed, Meeting, Step
from .refusal import Reason, Refusal

#: What is done to a meeting when it is written down who was there.
PRESENT = "record_present"
LONGEST_ALSO = 300
#: A sitting or a letter older than this, before the matter came, is a slip of the pen.
LONG_BEFORE = timedelta(days=366)
#: Matters that one page of a sitting shows.
MOST_MATTERS = 50


def agenda_of(meeting: Meeting) -> list[Step]:
    """The steps that wait for the body, the longest first: what it may decide on at this meeting."""
    if meeting.body is None:
        return []
    rows = Step.objects.filter(
        post=meeting.body, unit=meeting.unit_id, act="deliberate", status="current"
    )
    rows = rows.select_related("proceeding__applicant", "proceeding__appointment__unit", "post")
    return list(rows.order_by("since", "pk")[: MOST_MATTERS + 1])


def members_of(meeting: Meeting) -> list[Person]:
    """The members of the body that meets, in the order of their posts; none for other meetings."""
    return members_on(meeting.body, meeting.unit_id, meeting.day) if meeting.body else []


def record_present(
    meeting: Meeting,
    present: Collection[str],
    also: str,
    *,
    by: Person,
    hat: Hat | None,
    at: datetime,
) -> Meeting:
    """Write down which members were there (by their handles), and who else; Refusal says what does not fit."""
    from .acts.base import unfit_text
    from .calling import log

    if hat is None or meeting.body is None or hat.post_code != meeting.body.code:
        raise Refusal(Reason.NOT_ALLOWED, _("You do not keep the minutes of this body."))
    _check_held(meeting, at)
    if sentence := unfit_text(also, LONGEST_ALSO):
        raise Refusal(Reason.INVALID, sentence, errors={"also_present": [sentence]})
    there = _members_there(meeting, present)
    with transaction.atomic():
        found = Meeting.objects.select_for_update().get(pk=meeting.pk)
        _check_still_enough(meeting, there)
        found.also_present = also.strip()
        found.attended.set(there)
        log(found, PRESENT, by=by, hat=hat, at=at, present=names_there(there, found.also_present))
    return found


def _members_there(meeting: Meeting, present: Collection[str]) -> list[Person]:
    members = by_handle(members_of(meeting))
    if strangers := [each for each in present if each not in members]:
        sentence = _(
            "“%(user)s” does not sit in “%(body)s” on %(day)s, so it was not written down who was "
            "there. Tick the members anew, and write others down under who else was there."
        )
        assert meeting.body is not None
        told = {
            "user": name_of(strangers[0], meeting.unit),
            "body": meeting.body.name,
            "day": date_format(meeting.day),
        }
        raise _not_present(sentence % told)
    there = [each for handle, each in members.items() if handle in present]
    if not there:
        raise _not_present(_("Tick the members who were there."))
    return there


def _check_still_enough(meeting: Meeting, there: Sequence[Person]) -> None:
    """What it has decided stays decided: a correction leaves as many as it decides with."""
    needed = meeting.body.quorum if meeting.body else None
    if needed and len(there) < needed and meeting.discussed.exists():
        sentence = _(
            "“%(name)s” has decided on matters already, and decides with at least %(needed)s of its "
            "members present; %(there)s are ticked. Nothing was changed: tick everybody who was there."
        )
        told = {"name": meeting.name, "needed": needed, "there": len(there)}
        raise _not_present(sentence % told)


def _not_present(sentence: str) -> Refusal:
    return Refusal(Reason.INVALID, sentence, errors={"present": [sentence]})


def names_there(there: Sequence[Person], also: str) -> str:
    """贺堃、孟昇、宋祎；列席：林婳."""
    names = _(", ").join(each.name for each in there)
    return (
        _("%(members)s; also: %(others)s") % {"members": names, "others": also} if also else names
    )


def held_at(matter: Any, step: Step, votes: int) -> dict[str, str]:
    """What a decision says of the meeting at which it was taken; Refusal when that cannot have decided it."""
    meeting = _named(matter, step)
    _check_held(meeting, matter.at)
    _check_not_long_before(meeting, matter)
    there = list(meeting.attended.order_by("pk"))
    if not there:
        sentence = _("Write down first who was at “%(name)s”, then its decisions.")
        raise _refusal(sentence % {"name": meeting.name})
    applicant = matter.proceeding.applicant
    counted = len(counting(there, applicant))
    told = {"name": meeting.name, "aside": applicant.name}
    check_quorum(step, counted, _too_few(aside=counted < len(there)), "meeting", **told)
    check_votes(votes, there, applicant)
    in_order = [each for each in members_of(meeting) if each in there]
    return {
        "meeting": str(meeting.pk),
        "meeting_name": meeting.name,
        "held_on": meeting.day.isoformat(),
        "present": names_there(in_order or there, meeting.also_present)[:500],
        **stood_aside(matter, step, meeting.day),
    }


def stood_aside(matter: Any, step: Step, day: date) -> dict[str, str]:
    """That the applicant stood aside, where he was a member of the body that decided on his matter."""
    applicant = matter.proceeding.applicant
    aside = sits_in(applicant.pk, step.post_id, step.unit_id, day)
    return {"aside": applicant.name} if aside else {}


def _too_few(*, aside: bool) -> str:
    if aside:
        return _(
            "By “%(title)s” %(path)s this is decided by %(body)s, with at least %(needed)s of its "
            "members present; without %(aside)s, who stands aside in his own matter, %(there)s were at "
            "“%(name)s”. Nothing was changed: decide it at another meeting, or correct who was there."
        )
    return _(
        "By “%(title)s” %(path)s this is decided by %(body)s, with at least %(needed)s of its "
        "members present; %(there)s were at “%(name)s”. Nothing was changed: decide it at another "
        "meeting, or correct who was there."
    )


def note_discussed(matter: Any) -> None:
    """Keep at which meeting it was decided; the act's trace comes next."""
    if meeting := matter.data.get("meeting"):
        Discussed.objects.create(
            meeting_id=int(meeting),
            proceeding_id=matter.proceeding.pk,
            trace=matter.proceeding.seen + 1,
        )


def _named(matter: Any, step: Step) -> Meeting:
    given = str(matter.data.get("meeting") or "").strip()
    key = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
    rows = Meeting.objects.select_related("body", "unit")
    found = rows.filter(pk=key, body__code=step.post_id, unit=step.unit_id).first()
    if found is None:
        raise _refusal(_("This body has no such meeting. Choose one of its meetings."))
    return found


def _check_held(meeting: Meeting, at: datetime) -> None:
    named = {"name": meeting.name, "day": date_format(meeting.day)}
    if meeting.cancelled:
        raise _refusal(_("“%(name)s” was called off: nothing was decided there.") % named)
    if meeting.day > localdate(at):
        sentence = _("“%(name)s” takes place on %(day)s. Write down what it decided then.")
        raise _refusal(sentence % named)


def _check_not_long_before(meeting: Meeting, matter: Any) -> None:
    if sentence := long_before(meeting.day, matter):
        raise _refusal(sentence)


def long_before(day: date, matter: Any) -> str:
    """That a day lies too long before the matter came to be meant; blank when it does not."""
    came = localdate(matter.proceeding.submitted_at)
    if day >= came - LONG_BEFORE:
        return ""
    sentence = _(
        "%(day)s is more than a year before this was handed in (%(came)s). Correct the day."
    )
    return sentence % {"day": date_format(day), "came": date_format(came)}


def _refusal(sentence: str) -> Refusal:
    return Refusal(Reason.INVALID, sentence, errors={"meeting": [sentence]})
