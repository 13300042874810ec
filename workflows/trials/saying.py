"""The totals of a trial in words and figures, for the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .models import Trial

KINDS = ("chain", "verdict", "due", "unsaid")


@dataclass(frozen=True)
class Kind:
    """A kind of difference with how often it came up, in words."""

    code: str
    label: str
    count: int
    sentence: str


def headline(trial: Trial) -> str:
    """1,000 件里有 37 件会不一样."""
    named = {"counted": f"{trial.counted:,}", "differ": f"{trial.totals.get('differ', 0):,}"}
    if not trial.counted:
        return _("No matter was looked at.")
    if not trial.totals.get("differ"):
        return _("Of %(counted)s matters none would have gone differently.") % named
    return _("Of %(counted)s matters %(differ)s would have gone differently.") % named


def labels() -> dict[str, str]:
    """What each kind of difference is called."""
    return {
        "chain": _("Another chain"),
        "verdict": _("Another verdict"),
        "due": _("Another due date"),
        "unsaid": _("Cannot be said"),
    }


def kinds(trial: Trial) -> list[Kind]:
    """All kinds with their figures."""
    sentences = _sentences(trial.totals)
    return [
        Kind(code, label, trial.totals.get(code, 0), sentences[code])
        for code, label in labels().items()
    ]


def months(trial: Trial) -> Iterator[dict[str, Any]]:
    """Each month with how many matters it had and how many of them differ."""
    for month, (counted, differ) in trial.totals.get("months", {}).items():
        yield {"month": month, "counted": counted, "differ": differ}


def _sentences(totals: dict[str, Any]) -> dict[str, str]:
    refused, allowed = totals.get("refused", 0), totals.get("allowed", 0)
    moved = {"refused": f"{refused:,}", "allowed": f"{allowed:,}"}
    return {
        "chain": _("would have been decided by others, or in another order"),
        "verdict": _(
            "%(refused)s that were handed in would have been refused, %(allowed)s the other way round"
        )
        % moved,
        "due": _("would have been due at another time"),
        "unsaid": _("the draft asks what was not asked for then"),
    }
