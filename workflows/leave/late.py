"""A slip that is handed in after its first day: it undoes no absence by itself (D1-3.1b)."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from regulations.in_force import Binding, RulesConflict, rules_of
from regulations.rules.basis import Basis
from regulations.rules.outcomes import OutcomeKind
from regulations.rules.verdict import Effect, Verdict


def late_said(first_day: date, on: date, found: Iterable[Binding]) -> list[Verdict]:
    """What is said of a slip handed in on a day, where a clause says what being away without one is."""
    basis = _of_absence(found) if first_day < on else None
    if basis is None:
        return []
    sentence = _(
        "The leave began on %(first)s, and the slip is of %(on)s. By %(path)s, who leaves before it is "
        "approved is absent; a slip afterwards does not change that by itself. The office asks what the "
        "absence was: say in the reason why the slip is late."
    ) % {"first": date_format(first_day), "on": date_format(on), "path": basis.path}
    return [
        Verdict("consequence", False, Effect.WARN, _("Handed in afterwards"), sentence, (basis,))
    ]


def _of_absence(found: Iterable[Binding]) -> Basis | None:
    try:
        rules = rules_of(found, "consequence")
    except RulesConflict:
        return None
    absences = (
        each
        for each in rules
        if any(outcome.kind is OutcomeKind.ABSENCE for outcome in each.rule.outcomes)
    )
    return next((each.basis for each in absences), None)
