"""Nobody is assessed twice for one quarter, half or year: both would count (D1-4.E3)."""

from typing import Any

from django.utils.translation import gettext as _

from regulations.rules.verdict import Effect, Verdict


def assessed_already(standing: Any) -> Verdict:
    """What stands against a second one: which there is, its number and state."""
    sentence = _(
        "%(name)s has an assessment for this time already: %(title)s (%(serial)s, %(state)s). Only one "
        "counts. Go on with that one, or choose another quarter or year here."
    ) % {
        "name": standing.applicant.name,
        "title": standing.title,
        "serial": standing.serial,
        "state": standing.state_label,
    }
    return Verdict("overlap", False, Effect.REFUSE, _("Assessed already"), sentence)
