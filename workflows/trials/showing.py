"""A page of findings, each with what its reader may know of the matter."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from workflows.chains.models import Proceeding

from .models import Trial, TrialFinding
from .saying import KINDS, labels
from .seeing import seen_among

ROWS = 20


@dataclass(frozen=True)
class Shown:
    """One finding as a row; `matter` only for those who may see it."""

    finding: TrialFinding
    differences: list[dict[str, Any]]
    matter: Proceeding | None


@dataclass(frozen=True)
class Rows:
    """Some rows, and the key after which the next ones begin."""

    rows: list[Shown]
    next: int | None = None


def rows_of(trial: Trial, user: Any, *, kind: str, after: str, on: date) -> Rows:
    """One page of what was found, by the day of the matters; three queries and the reader's sight."""
    wanted = trial.findings.order_by("submitted_on", "pk").filter(_behind(trial, after))
    if kind in KINDS:
        wanted = wanted.filter(**{kind: True})
    found = list(wanted[: ROWS + 1])
    shown = found[:ROWS]
    seen = seen_among(user, [each.serial for each in shown], on)
    more = shown[-1].pk if len(found) > ROWS else None
    return Rows(list(_shown(shown, seen)), more)


def _shown(found: Iterable[TrialFinding], seen: Mapping[str, Proceeding]) -> Iterator[Shown]:
    called = labels()
    for each in found:
        differences = [{**one, "label": called[one["what"]]} for one in each.differences]
        yield Shown(each, differences, seen.get(each.serial))


def _behind(trial: Trial, after: str) -> Q:
    last = trial.findings.filter(pk=_number(after)).only("submitted_on").first()
    if last is None:
        return Q()
    day = last.submitted_on
    return Q(submitted_on__gte=day) & (Q(submitted_on__gt=day) | Q(pk__gt=last.pk))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
