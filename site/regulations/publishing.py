"""Publishing: check, then freeze an Edition; both or neither."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from .checks import Finding, find
from .compiling import codes_in, frozen_clauses
from .models.edition import Edition
from .search.index import index_edition
from .vocabulary import vocabulary


class NotPublishable(Exception):
    """The regulation does not hold together; `findings` name the clause and say what to do."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(" ".join(str(each) for each in findings))


def publish_edition(page: Any, *, by: Any, at: datetime) -> Edition:
    """Freeze the page as its next edition; NotPublishable when a check of DM-4 fails."""
    findings = find(page)
    if findings:
        raise NotPublishable(findings)
    last = page.editions.order_by("-number").first()
    heading = heading_of(page)
    words = vocabulary()
    clauses = frozen_clauses(page.clauses, page.numbering, words)
    edition = Edition.objects.create(
        regulation_id=page.pk,
        slug=page.slug,
        number=last.number + 1 if last else 1,
        title=page.title,
        heading=heading,
        clauses=clauses,
        words=asdict(words.only(codes_in([clause["rules"] for clause in clauses]))),
        digest=digest_of(page.title, heading, clauses),
        in_force_from=page.in_force_from,
        published_at=at,
        published_by=by,
    )
    edition.binds.set(page.binds.all())
    index_edition(edition)
    return edition


def heading_of(page: Any) -> dict[str, str]:
    """The heading part (首部) as an Edition keeps it."""
    names = ("issuer", "document_number", "basis", "purpose", "scope", "serves", "numbering")
    return {name: getattr(page, name) for name in names}


def digest_of(title: str, heading: dict[str, Any], clauses: list[dict[str, Any]]) -> str:
    """SHA-256 of the canonical JSON of what was published."""
    text = json.dumps(
        [title, heading, clauses], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()
