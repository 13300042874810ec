"""Days without a slip: one that is handed in afterwards, a return that is later than it says (D1-3.1b)."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from calendars.service import load_calendar
from regulations.compiling import RuleInForce
from regulations.in_force import Binding, RulesConflict, rules_of
from regulations.rules.outcomes import OutcomeKind
from regulations.rules.periods import named
from regulations.rules.verdict import Effect, Verdict

from .spans import Span

#: The kind of a verdict that asks the office what days without a slip were.
QUESTION = "absence"


def late_said(first_day: date, on: date, found: Iterable[Binding]) -> list[Verdict]:
    """What is said of a slip handed in on a day, where a clause says what being away without one is."""
    absence = _of_absence(found) if first_day < on else None
    if absence is None:
        return []
    basis = absence.basis
    sentence = _(
        "The leave began on %(first)s, and the slip is of %(on)s. By %(path)s, who leaves before it is "
        "approved is absent; a slip afterwards does not change that by itself. The office asks what the "
        "absence was: say in the reason why the slip is late."
    ) % {"first": date_format(first_day), "on": date_format(on), "path": basis.path}
    return [Verdict(QUESTION, False, Effect.WARN, _("Handed in afterwards"), sentence, (basis,))]


def overstayed_said(
    last_day: date, back_on: date | None, others: Iterable[Span], found: Iterable[Binding]
) -> list[Verdict]:
    """What is said of working days between the end of a slip and the return that no other slip covers."""
    days = _uncovered(last_day, back_on, others) if back_on else []
    absence = _of_absence(found) if days else None
    if absence is None:
        return []
    sentence = _(
        "The slip ended on %(last)s; the working days from then until the return (%(days)s, %(count)s in all) "
        "are covered by no slip. By %(path)s, who is away without one is absent; the office asks what these "
        "days were. What was absence is recorded with “%(form)s”."
    ) % {
        "last": date_format(last_day),
        "days": named(days[0], days[-1]),
        "count": len(days),
        "path": absence.basis.path,
        "form": absence.words.form(absence.rule.form),
    }
    basis = absence.basis
    return [Verdict(QUESTION, False, Effect.WARN, _("Back later than the slip says"), sentence, (basis,))]  # fmt: skip


def _uncovered(last_day: date, back_on: date, others: Iterable[Span]) -> list[date]:
    between = [last_day + timedelta(days=n) for n in range(1, (back_on - last_day).days)]
    if not between:
        return []
    calendar, spans = load_calendar(since=between[0]), list(others)
    return [
        day
        for day in between
        if calendar.is_working(day) and not any(each.first <= day <= each.last for each in spans)
    ]


def _of_absence(found: Iterable[Binding]) -> RuleInForce | None:
    try:
        rules = rules_of(found, "consequence")
    except RulesConflict:
        return None
    absences = (
        each
        for each in rules
        if any(outcome.kind is OutcomeKind.ABSENCE for outcome in each.rule.outcomes)
    )
    return next(absences, None)
