"""报送件: the letter with which a matter goes to an office outside, in the layout of GB/T 9704-2012.

It is made of what the matter says: who asks for what, what was said on the way, on which clause it
rests. Its day is that on which the step began to wait, so that printing again gives the same letter.
"""

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils import timezone, translation

from workflows.chains.models import Step

from ..contents import FormRow, Signed
from ..gather import office_of
from ..gathering.chain import stations
from ..gathering.form import filled_form
from ..gathering.matter import Matter
from ..legible import legible
from ..render import LANGUAGE, ONE_AT_A_TIME, the_press
from .regulation import SHEET, compact


def letter_print(matter: Matter, step: Step) -> bytes:
    """The letter to the post of a step, as PDF."""
    with translation.override(LANGUAGE):
        html = legible(render_to_string("pdf/letter.html", _said(matter, step)))
    with ONE_AT_A_TIME, translation.override(LANGUAGE):
        return compact(the_press().as_pdf(the_press().lay_out(html, {}, SHEET)))


def _said(matter: Matter, step: Step) -> dict[str, object]:
    proceeding = matter.proceeding
    since = step.since or proceeding.submitted_at
    rows: list[FormRow] = list(filled_form(matter, matter.submissions[-1]).rows)
    return {
        "proceeding": proceeding,
        "office": office_of(matter),
        "to": step.post.name,
        "rows": rows,
        "said": list(_said_before(matter, step)),
        "bases": [basis for basis in step.basis if basis.get("quote")],
        "attachments": [upload.name for upload in matter.uploads if upload.uploaded_at <= since],
        "day": timezone.localdate(since),
        "moment": timezone.localtime(since).isoformat(timespec="seconds"),
    }


def _said_before(matter: Matter, step: Step) -> Iterator[tuple[str, Signed]]:
    """What was decided or said at the stations before it."""
    for station in stations(matter):
        for signed in station.signed:
            if signed.at and step.since and signed.at <= step.since:
                yield station.post_name, signed
