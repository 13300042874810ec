"""一次会议: who was there, and on which matters the body decides one after the other (D1-3.2d)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from people.models import Appointment, Person, Post
from people.service import Hat
from regulations.models import Edition

from .models import Discussed, Meeting, Step
from .refusal import Reason, Refusal

#: What is done to a meeting when it is written down who was there.
PRESENT = "record_present"
LONGEST_ALSO = 300
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


def members_on(body: Post, unit: int, day: date) -> list[Person]:
    """Who sits in a body of a unit on a day, in the order of their posts (one query)."""
    held = Appointment.objects.running(day).filter(
        unit=unit, post__in=body.members.all(), person__active=True
    )
    rows = held.select_related("person__user", "post").order_by("post__order", "pk")
    return list(dict.fromkeys(each.person for each in rows))


def record_present(
    meeting: Meeting,
    present: Collection[str],
    also: str,
    *,
    by: Person,
    hat: Hat | None,
    at: datetime,
) -> Meeting:
    """Write down which members were there (by their user names), and who else; Refusal says what does not fit."""
    from .acts.base import unfit_text
    from .calling import log

    if hat is None or meeting.body is None or hat.post_code != meeting.body.code:
        raise Refusal(Reason.NOT_ALLOWED, _("You do not keep the minutes of this body."))
    _check_held(meeting, at)
    if sentence := unfit_text(also, LONGEST_ALSO):
        raise Refusal(Reason.INVALID, sentence, errors={"also_present": [sentence]})
    there = [
        each for each in members_of(meeting) if each.user and each.user.get_username() in present
    ]
    if not there:
        sentence = _("Tick the members who were there.")
        raise Refusal(Reason.INVALID, sentence, errors={"present": [sentence]})
    with transaction.atomic():
        found = Meeting.objects.select_for_update().get(pk=meeting.pk)
        found.also_present = also.strip()
        found.attended.set(there)
        log(found, PRESENT, by=by, hat=hat, at=at, present=names_there(there, found.also_present))
    return found


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
    there = list(meeting.attended.order_by("pk"))
    if not there:
        sentence = _("Write down first who was at “%(name)s”, then its decisions.")
        raise _refusal(sentence % {"name": meeting.name})
    applicant = matter.proceeding.applicant
    too_few = _(
        "By “%(title)s” %(path)s this is decided by %(body)s, with at least %(needed)s of its "
        "members present; %(there)s were at “%(name)s”. Nothing was changed: decide it at another "
        "meeting, or correct who was there."
    )
    check_quorum(step, there, too_few, "meeting", name=meeting.name)
    check_votes(votes, there, applicant)
    in_order = [each for each in members_of(meeting) if each in there]
    aside = {"aside": applicant.name} if sits_in(matter, step) else {}
    return {
        "meeting": str(meeting.pk),
        "meeting_name": meeting.name,
        "held_on": meeting.day.isoformat(),
        "present": names_there(in_order or there, meeting.also_present)[:500],
        **aside,
    }


def sits_in(matter: Any, step: Step) -> bool:
    """Whether the applicant is a member of the body that decides: he stands aside."""
    held = Appointment.objects.running(localdate(matter.at)).filter(
        person=matter.proceeding.applicant_id, unit=step.unit_id
    )
    return held.filter(post__sits_in__code=step.post_id).exists()


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


def check_quorum(step: Step, there: Sequence[Person], sentence: str, key: str, **told: Any) -> None:
    """Refusal when fewer members were there than the body decides with, naming the clause that has it decide."""
    if step.post.quorum and len(there) < step.post.quorum:
        message = sentence % {**counted_by(step), "there": len(there), **told}
        raise Refusal(Reason.INVALID, message, errors={key: [message]})


def counted_by(step: Step) -> dict[str, Any]:
    """What a sentence about the members of a body says: the clause that has it decide, its name, how many."""
    basis = step.basis[0]
    rows = Edition.objects.filter(slug=basis["regulation"], number=basis["edition"])
    title = rows.values_list("title", flat=True).first() or basis["regulation"]
    told = {"title": title, "path": basis["path"]}
    return {**told, "body": step.post.name, "needed": step.post.quorum}


def check_votes(votes: int, there: Sequence[Person], applicant: Person) -> None:
    """Refusal when more votes were counted than members may vote; the applicant stands aside."""
    voting = [each for each in there if each.pk != applicant.pk]
    if votes > len(voting):
        raise _too_many_votes(votes, len(voting), applicant if len(voting) < len(there) else None)


def _too_many_votes(votes: int, voting: int, aside: Person | None) -> Refusal:
    told = {"votes": votes, "voting": voting, "name": aside.name if aside else ""}
    if aside:
        sentence = _(
            "%(votes)s votes were counted, but %(voting)s members may vote: it is the matter of "
            "%(name)s, who stands aside. Correct the figures."
        )
    else:
        sentence = _(
            "%(votes)s votes were counted, but %(voting)s members were there. Correct the figures."
        )
    return Refusal(Reason.INVALID, sentence % told, errors={"in_favour": [sentence % told]})


def _refusal(sentence: str) -> Refusal:
    return Refusal(Reason.INVALID, sentence, errors={"meeting": [sentence]})
