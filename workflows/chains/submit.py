"""submit(): a matter is born; the first act through the door."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forms.schemas.models import FormEdition
from forms.schemas.texts import can_be_kept
from forms.schemas.validation import validate
from forms.submissions.models import Submission
from people.models import Person

from .considering import Considered
from .door import leave_trace
from .handing_in import examined, fill_in, keep_editions, write_round
from .kinds import kind_of
from .models import Proceeding
from .models.serial import next_serial
from .refusal import Reason, Refusal
from .shapes import basis_list
from .signals import acted

LONGEST_KEY = Submission._meta.get_field("idempotency_key").max_length or 0


def submit(
    edition: FormEdition, answers: Any, *, by: Person, at: datetime, key: str = ""
) -> Proceeding:
    """Hand in answers: one transaction makes the proceeding, its chain, facts and first trace.

    `key` is the caller's idempotency key: the same one with the same content gives the
    same proceeding again. Refusal says which field or clause stands against it.
    """
    _check_key(key)
    try:
        with transaction.atomic():
            if key and (earlier := _earlier(edition, answers, by=by, key=key)):
                return earlier
            considered = examined(edition, answers, applicant=by, at=at)
            return _give_birth(considered, by=by, at=at, key=key)
    except (IntegrityError, Refusal):
        # The same key a moment earlier: its submission has just been committed.
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


def _give_birth(considered: Considered, *, by: Person, at: datetime, key: str) -> Proceeding:
    about = considered.circumstances
    model = kind_of(about.edition.kind)
    proceeding: Any = model(
        serial=next_serial(model.serial_prefix, localdate(at).year),
        kind=model.kind_code,
        form_edition=about.edition,
        unit=about.appointment.unit,
        applicant=by,
        appointment=about.appointment,
        submitted_at=at,
    )
    fill_in(proceeding, considered)
    proceeding.submit()
    trace = leave_trace(
        proceeding,
        act="submit",
        by=by,
        appointment=about.appointment,
        at=at,
        from_state="",
        basis=basis_list(considered.bases),
    )
    proceeding.save()
    write_round(proceeding, considered, by=by, at=at, key=key)
    keep_editions(proceeding, considered)
    acted.send(sender=type(proceeding), proceeding=proceeding, trace=trace)
    return proceeding


def _earlier(edition: FormEdition, answers: Any, *, by: Person, key: str) -> Proceeding | None:
    row = Submission.objects.filter(by=by, idempotency_key=key).select_related("edition").first()
    if row is None:
        return None
    if row.edition.slug != edition.slug or validate(row.edition, answers)[0] != row.answers:
        raise Refusal(
            Reason.REPEATED,
            _("This idempotency key was used for another submission (%(serial)s). Send a new key.")
            % {"serial": row.stream},
        )
    return Proceeding.objects.get(serial=row.stream)
