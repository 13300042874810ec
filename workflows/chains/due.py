"""到期: the moments by which something must be done about one matter, as its row keeps them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calendars.service import END_OF_DAY, WorkCalendar, load_calendar
from facts.words import Words
from regulations.acts import act_labels
from regulations.compiling import RuleInForce
from regulations.rules.basis import Basis
from regulations.rules.deadline import Deadline, Due
from regulations.rules.kinds import build

#: A due date as JSON: {from, starts, at, warn_at, provisional, sentence, basis, stops_with, tell,
#: stopped_at, stopped_by, rule}; one whose act is still to come has no moments yet.
Kept = Mapping[str, Any]


@dataclass(frozen=True)
class DueDate:
    """What one deadline says about one matter; `due` is missing until its act is done."""

    rule: Deadline
    basis: Basis
    sentence: str
    due: Due | None = None

    def as_dict(self) -> dict[str, Any]:
        """The shape that proceedings keep, and the API shows."""
        shape = {
            "from": self.rule.starts_with,
            "stops_with": list(self.rule.stops_with),
            "tell": self.rule.tell or "",
            "sentence": self.sentence,
            "basis": [self.basis.as_dict()],
            "stopped_at": None,
            "stopped_by": "",
            "rule": _parameters(self.rule),
        }
        return {**shape, **(_moments(self.due) if self.due else {})}


def due_dates(
    rules: Iterable[RuleInForce],
    facts: Any,
    *,
    born_by: str,
    began: datetime,
    calendar_since: Callable[[date], WorkCalendar] = load_calendar,
) -> tuple[DueDate, ...]:
    """The due dates of a matter that is handed in; the calendar is read only if there are any."""
    applying = [each for each in rules if each.kind == "deadline" and each.rule.applies(facts)]
    if not applying:
        return ()
    calendar = calendar_since(began.date())
    return tuple(
        _due_date(each.rule, each.basis, each.words, began, calendar)
        if each.rule.starts_with == born_by
        else DueDate(each.rule, each.basis, each.rule.sentence(each.words))
        for each in applying
    )


def after(
    kept: Sequence[Kept], act: str, at: datetime, *, counts_as: str = ""
) -> list[dict[str, Any]]:
    """The due dates once an act is done: those that it keeps stop, those that count from it begin."""
    return [_after(each, act, at, {act, counts_as}) for each in kept]


def reopened(kept: Sequence[Kept]) -> list[dict[str, Any]]:
    """The due dates of a matter that is taken up again: they run on as they were."""
    return [{**each, "stopped_at": None, "stopped_by": ""} for each in kept]


def recounted(kept: Kept, *, now: datetime, calendar: WorkCalendar) -> dict[str, Any] | None:
    """A due date that runs and has not passed, counted anew on the calendar of today; None where it stands.

    It is brought forward to the end of today at most: nobody is late because the calendar was changed.
    """
    if not kept.get("at") or kept["stopped_at"] or "rule" not in kept or moment(kept, "at") <= now:
        return None
    rule: Deadline = build("deadline", kept["rule"])
    due = rule.due(localtime(moment(kept, "starts")), calendar)
    due = replace(due, at=not_before_tonight(due.at, now, was=moment(kept, "at")))
    moments = _moments(due)
    if all(kept[name] == value for name, value in moments.items()):
        return None
    return {**kept, **moments, "sentence": rule.sentence_of(due, Words(acts=act_labels()))}


def not_before_tonight(at: datetime, now: datetime, *, was: datetime) -> datetime:
    """A moment counted anew; one that would have passed already is up at the end of today."""
    tonight = datetime.combine(localdate(now), END_OF_DAY, tzinfo=localtime(now).tzinfo)
    return max(at, min(tonight, localtime(was)))


def nearest(kept: Iterable[Kept]) -> Kept | None:
    """The due date that is nearest, of those that still run."""
    running = [each for each in kept if each.get("at") and not each["stopped_at"]]
    return min(running, key=lambda each: moment(each, "at"), default=None)


def moment(kept: Kept, name: str) -> datetime:
    """One of its moments."""
    found = parse_datetime(kept[name])
    assert found is not None
    return found


def said(at: datetime, on: date) -> str:
    """还有 5 天, 明天 24:00 前, 今天 24:00 前, 逾期 1 天."""
    local = localtime(at)
    left = (local.date() - on).days
    named = {"time": "24:00" if local.time() == END_OF_DAY else f"{local:%H:%M}", "days": abs(left)}
    if left < 0:
        return ngettext("%(days)s day late", "%(days)s days late", abs(left)) % named
    if left == 0:
        return _("today, by %(time)s") % named
    if left == 1:
        return _("tomorrow, by %(time)s") % named
    return _("%(days)s days left") % named


def late_days(kept: Kept, now: datetime) -> int:
    """By how many days it was, or is, missed; 0 in time. The day of receipt and halves do not count."""
    if not kept.get("at"):
        return 0
    ended = moment(kept, "stopped_at") if kept["stopped_at"] else now
    return max((localdate(ended) - localdate(moment(kept, "at"))).days, 0)


def lamp(kept: Kept, now: datetime) -> str:
    """ok, soon (to be heeded) or late."""
    ended = moment(kept, "stopped_at") if kept["stopped_at"] else now
    if ended > moment(kept, "at"):
        return "late"
    return "soon" if not kept["stopped_at"] and now >= moment(kept, "warn_at") else "ok"


def _after(each: Kept, act: str, at: datetime, codes: set[str]) -> dict[str, Any]:
    if not codes.isdisjoint(each["stops_with"]) and not each["stopped_at"] and each.get("at"):
        return {**each, "stopped_at": at.isoformat(), "stopped_by": act}
    if each["from"] in codes and not each.get("at"):
        return _begun(each, at)
    return dict(each)


def _begun(each: Kept, at: datetime) -> dict[str, Any]:
    words = Words(acts=act_labels())
    rule: Deadline = build("deadline", each["rule"])
    basis = Basis(**each["basis"][0])
    began = localtime(at)
    return _due_date(rule, basis, words, began, load_calendar(since=began.date())).as_dict()


def _due_date(
    rule: Deadline, basis: Basis, words: Words, began: datetime, calendar: Any
) -> DueDate:
    due = rule.due(began, calendar)
    return DueDate(rule, basis, rule.sentence_of(due, words), due)


def _moments(due: Due) -> dict[str, Any]:
    return {
        "starts": due.starts.isoformat(),
        "at": due.at.isoformat(),
        "warn_at": due.warn_at.isoformat(),
        "provisional": due.provisional,
    }


def _parameters(rule: Deadline) -> dict[str, Any]:
    # Whether it applies is settled: its conditions need not be asked again.
    return {
        "form": rule.form,
        "starts_with": rule.starts_with,
        "stops_with": list(rule.stops_with),
        "unit": rule.unit.value,
        "amount": rule.amount,
        "warn_before": rule.warn_before,
        "tell": rule.tell,
    }
