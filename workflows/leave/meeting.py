"""会议请假: meetings while one is away, and the slip for one of them (D1-3.2i, D1-2.6b)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from facts.words import joined
from forms.schemas.fields import Answers
from forms.schemas.models import FormEdition
from forms.schemas.service import current_editions
from forms.schemas.shown import shown_fields
from people.models import Unit
from regulations.in_force import RulesConflict, bindings, rules_for
from regulations.rules.basis import Basis
from regulations.rules.limit import Tally
from regulations.rules.verdict import Counted, Effect, Verdict
from workflows.chains.circumstances import Circumstances
from workflows.chains.expected import Asking, Expected, askings, expected, unasked
from workflows.chains.models import Excuse, Meeting

from .due import ONE_DAY, start_of
from .facts import FIRST_DAY, FROM_A_MEETING, LAST_DAY, MEETINGS, TYPE

MEETING = "leave.meeting"
KEY = "meeting:"
#: Answers that both slips share.
SAME = ("reason", "special_reason", "relation")
NOON = time(12)


def tally(edition: FormEdition, answers: Answers, found: Sequence[Expected]) -> dict[str, Tally]:
    """The meetings while one is away from which no leave was asked for."""
    missed = unasked([each for each in found if takes_up(edition, answers, each.meeting.starts)])
    if not missed:
        return {}
    things = tuple(Counted(f"{KEY}{each.pk}", said_of(each)) for each in missed)
    return {
        MEETINGS: Tally(
            things,
            _(
                "This slip does not excuse from it: ask for leave from the meeting as well. "
                "The approver will see this note."
            ),
        )
    }


def takes_up(edition: FormEdition, answers: Answers, at: datetime) -> bool:
    """Whether the days asked for hold a moment; half days end and begin at noon."""
    for field in shown_fields(edition.fields, answers):
        if field["type"] == "half_day_range":
            bounds = _bounds(field, answers)
            return bounds is not None and bounds[0] <= at < bounds[1]
    return False


def _bounds(field: Any, answers: Answers) -> tuple[datetime, datetime] | None:
    try:
        first = date.fromisoformat(str(answers.get(field["first_key"])))
        last = date.fromisoformat(str(answers.get(field["last_key"])))
    except ValueError:
        return None
    begins = _noon(first) if answers.get(field["starts_key"]) == "pm" else start_of(first)
    ends = _noon(last) if answers.get(field["ends_key"]) == "am" else start_of(last + ONE_DAY)
    return begins, ends


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON, get_current_timezone())


def meetings_counted(verdict: Mapping[str, Any]) -> list[tuple[int, str]]:
    """(key, name) of the meetings that a verdict counts, in the shape in which a matter keeps it."""
    return [
        (int(each["key"].removeprefix(KEY)), each["name"])
        for each in verdict.get("counted", ())
        if each["key"].startswith(KEY)
    ]


def form_for_meetings() -> FormEdition | None:
    """The form of a slip that asks which meeting it is about."""
    from .models import Leave

    slips = (each for each in current_editions() if each.kind == Leave.kind_code)
    return next((each for each in slips if MEETING in _facts(each)), None)


def begun_with(edition: FormEdition, meeting: Meeting) -> dict[str, Any]:
    """The answers with which a slip for a meeting begins: its kind, its day, which one it is."""
    day = meeting.day.isoformat()
    by_fact = {TYPE: FROM_A_MEETING, MEETING: meeting.called, FIRST_DAY: day, LAST_DAY: day}
    return {
        key: by_fact[fact]
        for field in edition.fields
        for key, fact in _keys(field)
        if fact in by_fact
    }


def also_said(edition: FormEdition, answers: Answers) -> dict[str, Any]:
    """What of another slip holds for that of a meeting too: why somebody is away."""
    keys = {field["key"] for field in edition.fields}
    return {key: answers[key] for key in SAME if key in keys and answers.get(key)}


def tie(slip: Any, edition: FormEdition, answers: Answers, found: Sequence[Expected]) -> None:
    """Let a slip for a meeting point at it: the one that it names, or the only one of its days."""
    Excuse.objects.filter(proceeding_id=slip.pk).delete()
    if meeting := named_among(meant(edition, answers, found), _named(edition, answers)):
        Excuse.objects.create(meeting=meeting, proceeding_id=slip.pk)


def unclear(about: Circumstances, *, own: str) -> list[Verdict]:
    """What stands against a slip for a meeting: several fit its days, or it was asked for already.

    `own` is its serial, when it is handed in again.
    """
    if about.facts.get(TYPE) != FROM_A_MEETING or LAST_DAY not in about.facts:
        return []
    person, path = about.applicant.pk, about.appointment.unit.path
    found = expected(person, path, about.posts, *about.days)
    fitting = meant(about.edition, about.answers, found)
    which = named_among(fitting, _named(about.edition, about.answers))
    if which is None:
        return _in_doubt(about, fitting) if fitting else []
    slip = next(each.slip for each in found if each.meeting == which)
    return [_asked_already(about, which, slip)] if slip and slip.serial != own else []


def _in_doubt(about: Circumstances, found: Sequence[Meeting]) -> list[Verdict]:
    """It says of none of them that one is excused from it."""
    sentence = _(
        "%(count)s meetings are called for these days: %(meetings)s. Write which of them this is about, "
        "by its name: as it stands, the roll call takes it as leave from none."
    ) % {"count": len(found), "meetings": joined(said_of(each) for each in found)}
    title, unit = _("Which meeting is it?"), about.appointment.unit
    basis = tuple(_asking(unit, about.on, about.edition.slug))
    return [Verdict("limit", False, Effect.WARN, title, sentence, basis)]


def _asked_already(about: Circumstances, meeting: Meeting, slip: Asking) -> Verdict:
    sentence = _(
        "For %(meeting)s you have a slip already (%(serial)s); one is enough. If another meeting is "
        "meant, write its name; to change that slip, withdraw or cancel it first."
    ) % {"meeting": said_of(meeting), "serial": slip.serial}
    basis = tuple(_asking(about.appointment.unit, about.on, about.edition.slug))
    return Verdict("overlap", False, Effect.REFUSE, _("Asked for already"), sentence, basis)


def meant(edition: FormEdition, answers: Answers, found: Sequence[Expected]) -> list[Meeting]:
    """The meetings that a slip may be about: those in the half days asked for, or else of its days."""
    within = [each.meeting for each in found if takes_up(edition, answers, each.meeting.starts)]
    return within or [each.meeting for each in found]


def missing_at(meeting: Meeting, leaves: Sequence[Any]) -> list[int]:
    """Of the leaves of a meeting's day: who is away then and should have asked, as rules in force ask for it."""
    about = [each for each in leaves if _is_about(meeting, each)]
    asked = askings([meeting], {each.applicant_id for each in about}) if about else {}
    standing = {
        person for (_meeting, person), slips in asked.items() if any(s.stands for s in slips)
    }
    rules = {
        slug: _asking(meeting.unit, meeting.day, slug)
        for slug in {each.form_edition.slug for each in about}
    }
    found = [
        each.applicant_id
        for each in about
        if each.applicant_id not in standing and rules[each.form_edition.slug]
    ]
    return list(dict.fromkeys(found))


def _is_about(meeting: Meeting, leave: Any) -> bool:
    """Whether the meeting expects who is on leave, in the half of the day for which he asked."""
    if meeting.body is not None:
        members = {each.code for each in meeting.body.members.all()}
        own = leave.unit_id == meeting.unit_id and leave.appointment.post.code in members
        if not own:
            return False
    # Halves stand in the answers alone; few slips have any.
    halves = bool(leave.days % 1) or leave.days < (leave.last_day - leave.first_day).days + 1
    return not halves or takes_up(leave.form_edition, leave.answers, meeting.starts)


def _asking(unit: Unit, on: date, slug: str) -> list[Basis]:
    """The clauses in force in a unit that say that a meeting takes leave of its own."""
    try:
        rules = rules_for(bindings(unit, on), slug)
    except RulesConflict:
        return []
    return [each.basis for each in rules if each.kind == "limit" and each.rule.fact == MEETINGS]


def named_among(meetings: Sequence[Meeting], words: str) -> Meeting | None:
    """The meeting that words name: as it is called, by its name alone, or as the only one there is."""
    by_call = [each for each in meetings if each.called == words.strip()]
    by_name = [each for each in meetings if each.name in words]
    found = by_call or by_name or list(meetings)
    return found[0] if len(found) == 1 else None


def said_of(meeting: Meeting) -> str:
    """街道工作例会（8月12日 9:00，街道三楼会议室）."""
    if not meeting.place:
        return meeting.called
    words = {"name": meeting.name, "when": meeting.when, "place": meeting.place}
    return _("%(name)s (%(when)s, %(place)s)") % words


def _named(edition: FormEdition, answers: Answers) -> str:
    keys = [key for field in edition.fields for key, fact in _keys(field) if fact == MEETING]
    return str(answers.get(keys[0]) or "") if keys else ""


def _keys(field: dict[str, Any]) -> list[tuple[str, str]]:
    """Each key of a field with the fact that it fills in."""
    names = [("key", "fact"), ("first_key", "first_fact"), ("last_key", "last_fact")]
    return [(field[key], field[fact]) for key, fact in names if field.get(key) and field.get(fact)]


def _facts(edition: FormEdition) -> set[str]:
    return {fact for field in edition.fields for _key, fact in _keys(field)}
