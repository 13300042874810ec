"""From a proceeding to what its dossier or slip says; the renderer knows nothing else."""

from dataclasses import replace

from django.conf import settings
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from .contents import ClosingNote, Contents
from .gathering.chain import stations, verdicts
from .gathering.clauses import quoted_clauses
from .gathering.files import attached_files
from .gathering.form import earlier_forms, filled_form
from .gathering.matter import Matter
from .gathering.properties import properties
from .gathering.record import record
from .gathering.trail import result, trace_rows
from .links import matter_url, verify_url
from .models import ArchiveItem
from .render import LANGUAGE


def slip_contents(matter: Matter) -> Contents:
    """The form with its chain as far as it went, on which those ahead can sign by hand."""
    with translation.override(LANGUAGE):
        return replace(_common(matter), verify_url=matter_url(matter.proceeding.serial))


def dossier_contents(matter: Matter, item: ArchiveItem) -> Contents:
    """Everything about a finished matter; NotFitToSeal when something is missing or was changed."""
    with translation.override(LANGUAGE):
        attached = attached_files(matter)
        data = record(matter, archive_number=item.archive_number)
        whole = replace(
            _common(matter),
            result=result(matter),
            earlier=earlier_forms(matter),
            clauses=quoted_clauses(matter),
            traces=trace_rows(matter),
            attachments=attached,
            data=data,
            checks=properties(matter, attached),
            closing_note=_closing_note(matter),
        )
        return replace(_numbered(whole, item), verify_url=verify_url(whole.data_digest()))


def _common(matter: Matter) -> Contents:
    proceeding = matter.proceeding
    return Contents(
        office=_office(matter),
        department=settings.ARCHIVE["department"],
        title=_("Dossier of a matter: %(kind)s") % {"kind": proceeding.kind_label},
        subject=_subject(matter),
        serial=proceeding.serial,
        applicant=proceeding.applicant.name,
        form=filled_form(matter, matter.submissions[-1]),
        opened=proceeding.submitted_at,
        closed=proceeding.ended_at,
        verdicts=verdicts(matter),
        stations=stations(matter),
    )


def _numbered(contents: Contents, item: ArchiveItem) -> Contents:
    parts = item.parts
    return replace(
        contents,
        archive_number=item.archive_number,
        fonds=parts["fonds"],
        year=int(parts["year"]),
        retention=parts["retention"],
        item=int(parts["item"]),
    )


def _subject(matter: Matter) -> str:
    """春和社区第3网格 网格员 李玥 事假 5 天."""
    proceeding = matter.proceeding
    held = proceeding.appointment
    return f"{held.unit.name} {held.post.name} {proceeding.applicant.name} {proceeding.title}"


def _office(matter: Matter) -> str:
    """Where it was put on file; whoever issued the regulation, or its own unit, if it never was."""
    if matter.filing_step:
        return str(matter.filing_step.unit.name)
    issuers = (kept.edition.heading.get("issuer") for kept in matter.kept)
    return next(filter(None, issuers), matter.proceeding.unit.name)


def _closing_note(matter: Matter) -> ClosingNote:
    """备考表; its day is that of the last act, since sealing again must give the same bytes."""
    filed = matter.filing_step
    return ClosingNote(
        filed_by=filed.done_by.name if filed and filed.done_by else "",
        checked_by=_("by machine"),
        filed_on=localdate(matter.proceeding.ended_at),
    )
