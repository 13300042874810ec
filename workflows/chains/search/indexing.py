"""What a matter is found by, written with what was handed in: that is when it changes."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import override

from forms.schemas.fields import Answers
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.schemas.picking import with_names
from forms.schemas.shown import shown_fields
from forms.submissions.models import Submission

from ..models import Proceeding
from .terms import indexed

AT_ONCE = 500
_RELATED = ("form_edition", "applicant", "unit", "appointment__post")


def terms_of(proceeding: Any, answers: Answers) -> str:
    """The terms of a matter and of the answers with which it is handed in.

    Those of parts are left out: who sees a matter need not see what raters handed in (D1-4).
    """
    # The office's own language, whoever hands in: what one writes all must find.
    with override(settings.LANGUAGE_CODE):
        return indexed([*_texts(proceeding), *_said(proceeding.form_edition, answers)])


def no_longer_found(proceeding: Any) -> None:
    """Let a matter not be found by what is about to be corrected."""
    Submission.objects.filter(stream=proceeding.serial, part="").update(terms="")


def all_matters() -> QuerySet[Proceeding]:
    """Every matter, with what its terms are taken from."""
    return Proceeding.objects.select_related(*_RELATED)


def not_indexed() -> QuerySet[Proceeding]:
    """The matters that search does not find yet, whatever is looked for."""
    handed_in = Submission.objects.filter(stream=OuterRef("serial"), part="")
    return all_matters().filter(Exists(handed_in), ~Exists(handed_in.filter(terms__gt="")))


def index_matters(rows: Iterable[Proceeding]) -> int:
    """Cut many matters into terms anew; how many there were."""
    count, batch = 0, list[Proceeding]()
    for matter in rows:
        batch.append(matter)
        if len(batch) == AT_ONCE:
            count += _index_batch(batch)
            batch = []
    return count + _index_batch(batch)


def _index_batch(matters: list[Proceeding]) -> int:
    by_serial = {each.serial: each for each in matters}
    rows = Submission.objects.filter(stream__in=by_serial, part="").order_by("round")
    latest = {each.stream: each for each in rows}
    for serial, submission in latest.items():
        matter = by_serial[serial]
        answers = with_names(matter.form_edition.fields, submission.answers, submission.names)
        submission.terms = terms_of(matter, answers)
    Submission.objects.bulk_update(latest.values(), ["terms"], batch_size=AT_ONCE)
    return len(latest)


def _texts(proceeding: Any) -> Iterator[str]:
    yield proceeding.serial
    yield proceeding.serial.rsplit("-", 1)[-1].lstrip("0")
    yield proceeding.number_label
    yield proceeding.title
    yield proceeding.applicant.name
    yield proceeding.unit.name
    yield proceeding.appointment.post.name
    yield proceeding.form_edition.title


def _said(edition: FormEdition, answers: Answers) -> Iterator[str]:
    for field in shown_fields(edition.fields, answers):
        yield type_of(field).show(field, answers)
