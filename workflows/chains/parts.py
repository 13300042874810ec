"""填报的部分: what others hand in within a matter, each with a form of its own."""

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from facts.held import record
from forms.schemas.picking import names_of
from forms.schemas.service import current_edition
from forms.schemas.validation import validate
from forms.submissions.facts import values_of
from forms.submissions.listed import keep_listed
from forms.submissions.models import Submission
from forms.submissions.tallying import figures

from .handing_in import take_uploads
from .models import Step
from .refusal import Reason, Refusal


def hand_in_part(matter: Any, step: Step) -> Submission:
    """The answers of an act, handed in at the step that asks for their form; Refusal names each field."""
    edition = current_edition(step.hands_in)
    if edition is None:
        sentence = _("The form “%(form)s” is not published any more. Ask the policy editor.")
        raise Refusal(Reason.STATE, sentence % {"form": step.hands_in})
    on = localdate(matter.at)
    cleaned, problems = validate(edition, matter.answers or {}, on=on, by=matter.by)
    if problems:
        sentence = _("Not handed in yet: %(count)s places need a change. Nothing was changed.")
        raise Refusal(Reason.INVALID, sentence % {"count": len(problems)}, errors=problems)
    proceeding = matter.proceeding
    take_uploads(edition, cleaned, owner=matter.by, stream=proceeding.serial)
    values = values_of(edition, cleaned, on=on)
    record(proceeding.applicant, values, stream=proceeding.serial, said_by=matter.by)
    keep_listed(edition, cleaned, stream=proceeding.serial, on=on)
    return Submission.objects.create(
        edition=edition,
        stream=proceeding.serial,
        part=step.hands_in,
        round=proceeding.round,
        answers=cleaned,
        names=names_of(edition.fields, cleaned),
        by=matter.by,
        at=matter.at,
        **figures(edition, cleaned, {}),
    )
