"""How often somebody handed a form in: what limits on “how often” count."""

from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.utils.timezone import localtime, make_aware

from people.models import Person

#: What ended like this was not granted, or not wanted any more, and does not count.
NOT_COUNTED = ("rejected", "withdrawn", "cancelled")


def times_since(
    first: date, applicant: Person, form: str, *, before: datetime, without: str = ""
) -> int:
    """The matters of one form that he began from a day on and before a moment (one query)."""
    # The model asks the circumstances, which ask this.
    proceedings = apps.get_model("chains", "Proceeding").objects
    since = make_aware(datetime.combine(first, time.min))
    rows = proceedings.filter(
        applicant=applicant,
        form_edition__slug=form,
        submitted_at__gte=since,
        submitted_at__lt=_end(before),
    )
    return int(rows.exclude(serial=without).exclude(state__in=NOT_COUNTED).count())


def _end(before: datetime) -> datetime:
    # Who only asks what would follow asks for a day, not for a moment of it.
    whole_day = localtime(before).time() == time.min
    return before + timedelta(days=1) if whole_day else before
