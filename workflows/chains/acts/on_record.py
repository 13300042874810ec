"""What goes on record with a decision that others took: minutes of a body, the reply of an office outside."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forms.submissions.models import Upload

from ..models import Step
from ..refusal import Reason, Refusal
from ..sitting import held_at, long_before, names_there, stood_aside
from ..uncalled import members_there
from .base import Matter, unfit_text

VOTES = ("in_favour", "against", "abstained")
MEMBERS = "members"
MINUTES = ("meeting", "held_on", MEMBERS, "present", *VOTES)
REPLY = ("reply_number", "replied_on", "reply")
MOST_VOTES = 999
#: Characters of who was there, and of the number of a letter.
LONGEST = {"present": 500, "reply_number": 80}
#: act of a station -> what its decision carries
CARRIES: Mapping[str, tuple[str, ...]] = {"deliberate": MINUTES, "refer": REPLY}


def asked_at(step: Step) -> tuple[str, ...]:
    """What a decision at a step asks for; the members one by one only where they are counted."""
    asked = CARRIES.get(step.act, ())
    if MEMBERS in asked and not asks_for_members(step):
        return tuple(each for each in asked if each != MEMBERS)
    return asked


def asks_for_members(step: Step) -> bool:
    """Whether a body decides at a step, and only with so many of its members."""
    return step.act == "deliberate" and bool(step.post.quorum)


def on_record(matter: Matter, step: Step, *, consents: bool) -> dict[str, str]:
    """What a decision at a step puts on record, looked at; Refusal names what does not fit."""
    match step.act:
        case "deliberate":
            return _minutes(matter, step, consents=consents)
        case "refer":
            return _reply(matter)
        case _:
            return {}


def _minutes(matter: Matter, step: Step, *, consents: bool) -> dict[str, str]:
    """Day of the sitting, those present, the vote; of a meeting that was called, day and those present are its own.

    Where no day is named at all it is taken to be today's. A member does not vote on his own matter. Of a body that
    decides with so many members only, `members` are those who were there, and `present` who else was.
    """
    votes = {key: _number(matter, key) for key in VOTES if str(matter.data.get(key) or "").strip()}
    _check_vote(votes, consents=consents)
    kept = {key: str(number) for key, number in votes.items()}
    if str(matter.data.get("meeting") or "").strip():
        return {**held_at(matter, step, sum(votes.values())), **kept}
    return {**_unscheduled(matter, step, sum(votes.values())), **kept}


def _unscheduled(matter: Matter, step: Step, votes: int) -> dict[str, str]:
    held_on = _day(
        matter,
        "held_on",
        _("The day of the meeting is a day up to today, such as %(today)s; “%(given)s” was given."),
    )
    present = _text(matter, "present")
    if "present" in matter.data and not (present or step.post.quorum):
        raise _refusal("present", _("Write down who was present, then what was decided."))
    if there := members_there(matter, step, held_on, votes):
        present = names_there(there, present)
    aside = stood_aside(matter, step, held_on)
    return {"held_on": held_on.isoformat(), "present": present, **aside}


def _check_vote(votes: Mapping[str, int], *, consents: bool) -> None:
    """A vote that is on record says what the decision says; a figure that is left empty is nought."""
    if not votes:
        return
    for_it, against = votes.get("in_favour", 0), votes.get("against", 0)
    if (for_it > against) is not consents:
        told = {"in_favour": for_it, "against": against}
        sentence = _(
            "%(in_favour)s in favour and %(against)s against do not carry this decision. "
            "Correct the figures, or choose the other decision."
        )
        raise _refusal("in_favour", sentence % told)


def _reply(matter: Matter) -> dict[str, str]:
    """Number and day of the letter that came back, and the letter itself."""
    kept = {}
    if number := _text(matter, "reply_number"):
        kept["reply_number"] = number
    if matter.data.get("replied_on"):
        sentence = _("The day of the reply is a day up to today, %(today)s; “%(given)s” was given.")
        kept["replied_on"] = _day(matter, "replied_on", sentence).isoformat()
    if files := [each.strip() for each in str(matter.data.get("reply") or "").split(",") if each]:
        kept["reply"] = ",".join(files)
        kept["reply_name"] = _take_in(matter, files)
    return kept


def _take_in(matter: Matter, files: list[str]) -> str:
    """Let the uploads join the matter; their names."""
    serial = matter.proceeding.serial
    try:
        free = Upload.objects.filter(pk__in=files, owner=matter.by, stream__in=["", serial])
        names = list(free.values_list("name", flat=True))
    except ValidationError:
        names = []
    if len(names) < len(files):
        raise _refusal("reply", _("The reply is not there any more. Choose the file again."))
    free.update(stream=serial)
    return _(", ").join(names)


def _day(matter: Matter, key: str, sentence: str) -> date:
    today = localdate(matter.at)
    given = str(matter.data.get(key, today.isoformat()))
    try:
        found = date.fromisoformat(given)
    except ValueError:
        found = None
    if not given.strip():
        raise _refusal(key, _("Choose the day of the meeting."))
    if found is None or found > today:
        raise _refusal(key, sentence % {"today": today.isoformat(), "given": given[:40]})
    if old := long_before(found, matter):
        raise _refusal(key, old)
    return found


def _text(matter: Matter, key: str) -> str:
    """A short text, whole: the trail keeps it for ever."""
    text = str(matter.data.get(key) or "").strip()
    if sentence := unfit_text(text, LONGEST[key]):
        raise _refusal(key, sentence)
    return text


def _number(matter: Matter, key: str) -> int:
    given = str(matter.data[key]).strip()
    if not (given.isascii() and given.isdecimal() and int(given) <= MOST_VOTES):
        sentence = _("A vote is a number from 0 to %(most)s; “%(given)s” was given.")
        raise _refusal(key, sentence % {"most": MOST_VOTES, "given": given[:40]})
    return int(given)


def _refusal(key: str, message: str) -> Refusal:
    return Refusal(Reason.INVALID, message, errors={key: [message]})
