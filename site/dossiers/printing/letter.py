"""报送件: the letter with which a matter goes to an office outside, in the layout of GB/T 9704-2012.

It is made of what the matter says: who asks for what, what was said on the way, on which clause it
rests. Its day is that on which the step began to wait, so that printing again gives the same letter.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from regulations.rules.route import StationAct
from workflows.chains.models import Step

from ..contents import FormRow
from ..gather import office_of
from ..gathering.chain import stations
from ..gathering.form import filled_form
from ..gathering.matter import Matter
from ..gathering.words import station_label
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
        "bases": [_whole(basis) for basis in step.basis if basis.get("quote")],
        "attachments": [upload.name for upload in matter.uploads if upload.uploaded_at <= since],
        "day": timezone.localdate(since),
        "moment": timezone.localtime(since).isoformat(timespec="seconds"),
    }


def _whole(basis: Mapping[str, Any]) -> dict[str, Any]:
    """A clause with its words as a sentence: what a rule quotes ends anywhere."""
    return {**basis, "quote": basis["quote"].rstrip("，；。、,;. ") + "。"}


def _said_before(matter: Matter, step: Step) -> Iterator[dict[str, Any]]:
    """What was decided or said at the stations before it; of a body, who wrote it down."""
    for station in stations(matter):
        of_body = station.act_label == station_label(StationAct.DELIBERATE)
        for signed in station.signed:
            if signed.at and step.since and signed.at <= step.since:
                name = {"name": signed.person_name}
                yield {
                    "post": station.post_name,
                    "who": _("recorded by %(name)s") % name if of_body else signed.person_name,
                    "at": signed.at,
                    "outcome": signed.outcome_label,
                    "lines": signed.opinion.splitlines(),
                }
