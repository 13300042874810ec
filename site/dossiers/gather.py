"""From a proceeding to what its dossier or slip says; the renderer knows nothing else."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from .contents import ClosingNote, Contents, Supplemented
from .gathering.chain import grades, stations, verdicts
from .gathering.clauses import quoted_clauses
from .gathering.due import due_lines
from .gathering.family import links
from .gathering.files import attached_files
from .gathering.form import earlier_forms, filled_form, part_forms
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
        return replace(common(matter), verify_url=matter_url(matter.proceeding.serial))


def dossier_contents(matter: Matter, item: ArchiveItem) -> Contents:
    """Everything about a finished matter, or what came after it was sealed before.

    NotFitToSeal when something is missing or was changed.
    """
    with translation.override(LANGUAGE):
        attached = attached_files(matter)
        before = _supplemented(matter)
        whole = replace(
            common(matter),
            title=_title(matter, before),
            result=result(matter),
            links=links(matter, matter.ended_at),
            earlier=earlier_forms(matter),
            parts=part_forms(matter),
            clauses=quoted_clauses(matter),
            traces=trace_rows(matter),
            attachments=attached,
            data=record(matter, item, before),
            supplements=before,
            checks=properties([matter], attached),
            closing_note=_closing_note(matter),
        )
        return replace(whole, **numbered(item), verify_url=verify_url(whole.data_digest()))


def common(matter: Matter) -> Contents:
    """What dossier and slip say alike."""
    proceeding = matter.proceeding
    return Contents(
        office=office_of(matter),
        department=settings.ARCHIVE["department"],
        title=_("Dossier of a matter: %(kind)s") % {"kind": proceeding.kind_label},
        subject=_subject(matter),
        serial=proceeding.serial,
        applicant=proceeding.applicant.name,
        form=filled_form(matter, matter.submissions[-1]),
        opened=proceeding.submitted_at,
        closed=matter.ended_at,
        verdicts=verdicts(matter),
        grades=grades(matter),
        due=due_lines(matter),
        links=links(matter, until=None),
        stations=stations(matter),
    )


def numbered(item: ArchiveItem) -> dict[str, Any]:
    """Where it stands in the archive."""
    parts = item.parts
    return {
        "archive_number": item.archive_number,
        "fonds": parts["fonds"],
        "year": int(parts["year"]),
        "retention": parts["retention"],
        "item": int(parts["item"]),
        "part": item.part,
    }


def supplement_title(title: str, before: Supplemented | None) -> str:
    """Said at the first glance."""
    return _("%(dossier)s (supplement)") % {"dossier": title} if before else title


def office_of(matter: Matter) -> str:
    """Where it was put on file; whoever issued the regulation, or its own unit, if it never was."""
    if matter.filing_step:
        return str(matter.filing_step.unit.name)
    issuers = (kept.edition.heading.get("issuer") for kept in matter.kept)
    return next(filter(None, issuers), matter.proceeding.unit.name)


def _title(matter: Matter, before: Supplemented | None) -> str:
    title = _("Dossier of a matter: %(kind)s") % {"kind": matter.proceeding.kind_label}
    return supplement_title(title, before)


def _supplemented(matter: Matter) -> Supplemented | None:
    if matter.sealed is None:
        return None
    before = matter.sealed.dossier
    return Supplemented(
        archive_number=before.archive_number, sha256=before.sha256, first=matter.first
    )


def _subject(matter: Matter) -> str:
    """春和社区第3网格 网格员 李玥 事假 5 天."""
    proceeding = matter.proceeding
    held = proceeding.appointment
    return f"{held.unit.name} {held.post.name} {proceeding.applicant.name} {proceeding.title}"


def _closing_note(matter: Matter) -> ClosingNote:
    """备考表; its day is that of the last act, since sealing again must give the same bytes."""
    filed = matter.filing_step
    return ClosingNote(
        filed_by=filed.done_by.name if filed and filed.done_by else _("sealed by machine"),
        checked_by=_("by machine"),
        filed_on=localdate(matter.traces[-1].at),
    )
