"""Which past matters a trial looks at: of some forms, handed in within a range of days."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone

from forms.schemas.models import FormEdition
from workflows.chains.models import Proceeding

from .models import Trial

ONE_DAY = timedelta(days=1)


def matters_of(trial: Trial) -> QuerySet[Proceeding]:
    """The matters of a trial; those handed in after it was asked for are not among them."""
    until = min(_midnight(trial.last + ONE_DAY), trial.asked_at)
    editions = FormEdition.objects.filter(slug__in=trial.forms).values_list("pk", flat=True)
    return Proceeding.objects.filter(
        form_edition_id__in=list(editions),
        submitted_at__gte=_midnight(trial.first),
        submitted_at__lt=until,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, get_current_timezone())


def any_within(forms: Collection[str], first: date, last: date) -> bool:
    """Whether any matter of these forms was handed in within a range."""
    editions = FormEdition.objects.filter(slug__in=forms).values_list("pk", flat=True)
    rows = Proceeding.objects.filter(form_edition_id__in=list(editions)).order_by()
    until = _midnight(last + ONE_DAY)
    return rows.filter(submitted_at__gte=_midnight(first), submitted_at__lt=until).exists()
