"""How often somebody handed a form in: what limits on “how often” count."""

from datetime import date, datetime, time

from django.apps import apps
from django.utils.timezone import make_aware

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
        submitted_at__lt=before,
    )
    return int(rows.exclude(serial=without).exclude(state__in=NOT_COUNTED).count())
