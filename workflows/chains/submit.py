"""submit(): a matter is born; the first act through the door."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forms.schemas.models import FormEdition
from forms.schemas.texts import can_be_kept
from forms.schemas.validation import validate
from forms.submissions.models import Submission
from people.models import Person
from people.service import main_appointment
from queries import insert_together
from trail.models import Trace

from .considering import Considered
from .door import leave_trace
from .handing_in import about_own_posts, check_begins, examined, fill_in, write_round
from .kinds import kind_of
from .models import Link, Proceeding
from .models.serial import next_serial
from .refusal import Reason, Refusal
from .shapes import basis_list
from .signals import acted

LONGEST_KEY = Submission._meta.get_field("idempotency_key").max_length or 0


def submit(
    edition: FormEdition,
    answers: Any,
    *,
    by: Person,
    at: datetime,
    key: str = "",
    origin: Proceeding | None = None,
    offered: Mapping[str, Any] | None = None,
) -> Proceeding:
    """Hand in answers: one transaction makes the proceeding, its chain, facts and first trace.

    `origin` is the matter that it grew out of, if any. `offered` is what the form began with, by
    key (forms.submissions.prefilling): the submission keeps where it came from. `key` is the caller's idempotency key: the same one with the same content gives the
    same proceeding again. Refusal says which field or clause stands against it.
    """
    _check_key(key)
    check_begins(edition)
    try:
        with transaction.atomic():
            whose = kind_of(edition.kind).concerns(edition, answers, by)
            grown_from = origin.serial if origin else ""
            considered = examined(
                edition, answers, applicant=whose or by, at=at, by=by, origin=grown_from
            )
            return _give_birth(
                considered, by=by, at=at, key=key, origin=origin, offered=offered or {}
            )
    except (IntegrityError, Refusal):
        # The same key before: the database takes it once, and what it asked for counts already.
        if key and (earlier := _earlier(edition, answers, by=by, key=key)):
            return earlier
        raise


def _check_key(key: str) -> None:
    if len(key) > LONGEST_KEY or not can_be_kept(key):
        sentence = _(
            "An idempotency key has at most %(limit)s characters, and none that cannot be kept. "
            "Send another; nothing was handed in."
        ) % {"limit": LONGEST_KEY}
        raise Refusal(Reason.INVALID, sentence, errors={"": [sentence]})


def _give_birth(
    considered: Considered,
    *,
    by: Person,
    at: datetime,
    key: str,
    origin: Proceeding | None,
    offered: Mapping[str, Any],
) -> Proceeding:
    about = considered.circumstances
    model = kind_of(about.edition.kind)
    proceeding: Any = model(
        serial=next_serial(model.serial_prefix, localdate(at).year),
        kind=model.kind_code,
        form_edition=about.edition,
        unit=about.appointment.unit,
        applicant=about.applicant,
        appointment=about.appointment,
        submitted_at=at,
    )
    fill_in(proceeding, considered)
    getattr(proceeding, model.born_by)()
    traces: list[Trace] = []
    trace = leave_trace(
        proceeding,
        act=model.born_by,
        by=by,
        appointment=about.appointment
        if by.pk == about.applicant.pk
        else main_appointment(by, about.on),
        at=at,
        from_state="",
        basis=basis_list(considered.bases),
        data={**({"origin": origin.serial} if origin else {}), **about_own_posts(considered.steps)},
        write=traces.extend,
    )
    insert_together(traces, [proceeding])
    if origin is not None:
        _link(origin, proceeding, by=by, on=about.on)
    write_round(proceeding, considered, by=by, at=at, key=key, offered=offered)
    acted.send(sender=type(proceeding), proceeding=proceeding, trace=trace)
    return proceeding


def _link(origin: Proceeding, proceeding: Proceeding, *, by: Person, on: date) -> None:
    """Tie it to what it grew out of; nobody links what he may not see."""
    if not Proceeding.objects.visible_to(by, on=on).filter(pk=origin.pk).exists():
        sentence = _("%(serial)s, which this grew out of, is not yours to see. Leave it out.")
        raise Refusal(Reason.NOT_ALLOWED, sentence % {"serial": origin.serial})
    Link.objects.create(earlier=origin, later=proceeding)


def _earlier(edition: FormEdition, answers: Any, *, by: Person, key: str) -> Proceeding | None:
    row = Submission.objects.filter(by=by, idempotency_key=key).select_related("edition").first()
    if row is None:
        return None
    if (
        row.edition.slug != edition.slug
        or validate(row.edition, answers, on=localdate(row.at))[0] != row.answers
    ):
        raise Refusal(
            Reason.REPEATED,
            _("This idempotency key was used for another submission (%(serial)s). Send a new key.")
            % {"serial": row.stream},
        )
    return Proceeding.objects.get(serial=row.stream)
