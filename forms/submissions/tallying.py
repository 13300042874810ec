"""免填率: how fields were answered, added up by form and month.

Each submission keeps its own figures, so that handing in writes nothing more; a month that is
over is added up once.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Min, Sum
from django.utils.timezone import localdate, make_aware

from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.schemas.walking import Met, every

from .models import Submission, Tally
from .models.counted import FIGURES

#: A month is closed a day after its end: what was handed in at midnight is written by then.
GRACE_DAYS = 1


def figures(edition: FormEdition, answers: Answers, sources: Mapping[str, Any]) -> dict[str, int]:
    """Of the fields shown: how many were asked, kept, changed, chosen and typed.

    In a group each row asks its fields once; the group itself, a section and a hint ask nothing.
    """
    fields = [each for each in every(edition.fields, answers) if _asks(each.field)]
    counted = Counter(_how(each, sources) for each in fields)
    return {**{name: counted[name] for name in FIGURES}, "asked": len(fields)}


def tallies(first: date, *, today: date) -> list[Tally]:
    """A row for each form and month from a month on, the latest first; the present one so far."""
    close_months(today)
    closed = list(Tally.objects.filter(month__gte=first.replace(day=1)))
    begun = _next_open_month()
    live = [row for month in _months(begun, today) for row in _added_up(month)]
    rows = [*closed, *(each for each in live if each.month >= first.replace(day=1))]
    return sorted(rows, key=lambda each: (-each.month.toordinal(), each.slug))


def close_months(today: date) -> None:
    """Add up the months that are over and have not been added up; asking twice does it once."""
    over = (today - timedelta(days=GRACE_DAYS)).replace(day=1)
    for month in _months(_next_open_month(), over):
        if month < over:
            Tally.objects.bulk_create(_added_up(month), ignore_conflicts=True)


def _next_open_month() -> date | None:
    last = Tally.objects.order_by("-month").values_list("month", flat=True).first()
    if last is not None:
        return following(last)
    begun = Submission.objects.filter(asked__gt=0).aggregate(first=Min("at"))["first"]
    return localdate(begun).replace(day=1) if begun else None


def _added_up(month: date) -> list[Tally]:
    since, until = (
        make_aware(datetime.combine(each, time())) for each in (month, following(month))
    )
    rows = Submission.objects.filter(asked__gt=0, at__gte=since, at__lt=until)
    sums = {name: Sum(name) for name in FIGURES}
    found = rows.order_by().values("edition__slug").annotate(forms=Count("pk"), **sums)
    return [
        Tally(slug=each["edition__slug"], month=month, forms=each["forms"], **_figures(each))
        for each in found
    ]


def _figures(row: Mapping[str, Any]) -> dict[str, int]:
    return {name: row[name] for name in FIGURES}


def _months(first: date | None, last: date) -> list[date]:
    found = []
    month = first
    while month is not None and month <= last:
        found.append(month)
        month = following(month)
    return found


def following(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _asks(field: Field) -> bool:
    kind = type_of(field)
    return bool(kind.keys(field)) and not kind.inner(field)


def _how(met: Met, sources: Mapping[str, Any]) -> str:
    kind, answers = type_of(met.field), met.answers
    keys = kind.keys(met.field)
    paths = (met.prefix + key for key in keys)
    source = next((sources[path] for path in paths if path in sources), None)
    if source is not None:
        return "changed" if source["changed"] else "kept"
    if all(answers.get(key) in (None, "", []) for key in keys):
        return "empty"
    return "chosen" if kind.untyped else "typed"
