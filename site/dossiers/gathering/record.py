"""全部数据: the matter as JSON, so that another program can read it without the printed page.

The shape has a version; whoever changes it raises VERSION and says so in docs.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from forms.submissions.models import Upload
from regulations.models import Edition
from trail.chain import CHAINED_FIELDS
from trail.models import Trace
from workflows.chains.models import Step

from ..contents import Supplemented
from ..models import ArchiveItem
from .clauses import Cited, cited_clauses, kept_editions
from .family import links_of_record
from .files import new_uploads
from .form import answers_of_record
from .handed_in import new_submissions
from .matter import Matter

FORMAT, VOLUME_FORMAT = "banfa-dossier", "banfa-volume"
VERSION = 4


class Encoder(DjangoJSONEncoder):
    """Moments in UTC to the microsecond, which is how the log's digests spell them."""

    def default(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        return super().default(value)


def record(matter: Matter, item: ArchiveItem, supplements: Supplemented | None) -> bytes:
    """Everything that belongs to the matter, or came after what was sealed before; equal rows give equal bytes."""
    shape = {
        **_head(FORMAT, item, supplements),
        **_matter(matter, until=matter.ended_at),
        "editions": _editions([matter]),
    }
    return _as_json(shape)


def volume_record(
    matters: Sequence[Matter],
    item: ArchiveItem,
    supplements: Supplemented | None,
    *,
    until: datetime,
) -> bytes:
    """The records of a person and month; the editions that they keep stand once for all of them."""
    assert item.person is not None
    assert item.month is not None
    shape = {
        **_head(VOLUME_FORMAT, item, supplements),
        "person": item.person.name,
        "month": f"{item.month:%Y-%m}",
        "records": [_matter(each, until=until) for each in matters],
        "editions": _editions(matters),
    }
    return _as_json(shape)


def _head(form: str, item: ArchiveItem, supplements: Supplemented | None) -> dict[str, Any]:
    return {
        "format": form,
        "version": VERSION,
        "archive_number": item.archive_number,
        "part": item.part,
        "supplements": asdict(supplements) if supplements else None,
    }


def _matter(matter: Matter, *, until: datetime | None) -> dict[str, Any]:
    new = new_submissions(matter)
    return {
        "proceeding": _proceeding(matter.proceeding),
        "form": _form(matter),
        "submissions": [answers_of_record(each) for each in matter.submissions if each in new],
        "parts": [answers_of_record(each) for each in matter.parts if each in new],
        "verdicts": matter.proceeding.verdicts,
        "due": matter.proceeding.due,
        "links": links_of_record(matter, until),
        "steps": [_step(each) for each in matter.steps],
        "traces": [_trace(each) for each in matter.new_traces],
        "attachments": [_upload(each) for each in new_uploads(matter)],
    }


def _as_json(shape: dict[str, Any]) -> bytes:
    return json.dumps(shape, ensure_ascii=False, indent=1, cls=Encoder).encode()


def _proceeding(proceeding: Any) -> dict[str, Any]:
    """Serial, course and end; then the columns that only its kind has."""
    return {
        "serial": proceeding.serial,
        "kind": proceeding.kind,
        "title": proceeding.title,
        "state": proceeding.state,
        "round": proceeding.round,
        "applicant": proceeding.applicant.name,
        "appointment": proceeding.appointment.label,
        "unit": proceeding.unit.code,
        "submitted_at": proceeding.submitted_at,
        "ended_at": proceeding.ended_at,
        "last_trace": proceeding.seen,
        "last_digest": proceeding.head,
        "of_kind": dict(_of_kind(proceeding)),
    }


def _of_kind(proceeding: Any) -> Iterator[tuple[str, Any]]:
    for field in proceeding._meta.local_concrete_fields:
        if not field.primary_key and not field.is_relation:
            yield field.name, field.value_from_object(proceeding)


def _form(matter: Matter) -> dict[str, Any]:
    edition = matter.proceeding.form_edition
    return {
        "slug": edition.slug,
        "title": edition.title,
        "edition": edition.number,
        "digest": edition.digest,
        "fields": edition.fields,
        "checks": edition.checks,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "round": step.round,
        "order": step.order,
        "act": step.act,
        "mode": step.mode,
        "post": step.post.code,
        "post_name": step.post.name,
        "unit": step.unit.code,
        "unit_name": step.unit.name,
        "status": step.status,
        "basis": step.basis,
        "note": step.note,
        "since": step.since,
        "done_at": step.done_at,
        "done_by": step.done_by.name if step.done_by else "",
        "on_behalf_of": step.on_behalf_of.name if step.on_behalf_of else "",
        "outcome": step.outcome,
        "hands_in": step.hands_in,
        "trace": step.trace,
    }


def _editions(matters: Sequence[Matter]) -> list[dict[str, Any]]:
    cited = set().union(*(cited_clauses(each) for each in matters))
    return [_edition(each, cited) for each in kept_editions(matters)]


def _edition(edition: Edition, cited: set[Cited]) -> dict[str, Any]:
    return {
        "regulation": edition.slug,
        "edition": edition.number,
        "title": edition.title,
        "heading": edition.heading,
        "in_force_from": edition.in_force_from,
        "digest": edition.digest,
        "clauses": [
            clause
            for clause in edition.clauses
            if (edition.slug, edition.number, clause["id"]) in cited
        ],
    }


def _trace(trace: Trace) -> dict[str, Any]:
    """All that its digest is computed from, so that the chain can be checked without the database."""
    chained = {name: getattr(trace, name) for name in CHAINED_FIELDS}
    payload = {"opinion": trace.payload.opinion, "data": trace.payload.data}
    return {**chained, "digest": trace.digest, "payload": payload}


def _upload(upload: Upload) -> dict[str, Any]:
    taken = {"taken_at": upload.taken_at, "place": upload.place}
    return {
        "name": upload.name,
        "media_type": upload.media_type,
        "size": upload.size,
        "sha256": upload.sha256,
        "uploaded_at": upload.uploaded_at,
        **{name: each for name, each in taken.items() if each},
    }
