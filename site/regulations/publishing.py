"""Publishing: check, then freeze an Edition; both or neither."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from .checks import Finding, find
from .compiling import codes_in, frozen_clauses
from .models.change import Change
from .models.edition import Edition
from .search.index import index_edition
from .vocabulary import vocabulary


class NotPublishable(Exception):
    """The regulation does not hold together; `findings` name the clause and say what to do."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(" ".join(str(each) for each in findings))


def publish_edition(page: Any, *, by: Any, at: datetime) -> Edition:
    """Freeze the page as its next edition; NotPublishable when a check finds what must be mended.

    The regulations that it replaces end in the same transaction.
    """
    stopping = [each for each in find(page) if each.stops]
    if stopping:
        raise NotPublishable(stopping)
    if page.change == Change.REPEAL:
        return _end(page, Change.REPEAL, reason=page.reason, on=page.in_force_from, by=by, at=at)
    edition = _lay_down(page, by=by, at=at)
    for other in page.replaces.all():
        if (last := last_of(other)) and not last.ends:
            _end(
                other,
                Change.REPLACEMENT,
                reason=_("Replaced by “%(title)s”.") % {"title": page.title},
                on=page.in_force_from,
                by=by,
                at=at,
                replaced_by=edition,
            )
    return edition


def last_of(page: Any) -> Edition | None:
    """The newest edition of a regulation, if it was ever published."""
    return page.editions.order_by("-number").first()


def _lay_down(page: Any, *, by: Any, at: datetime) -> Edition:
    words = vocabulary()
    clauses = frozen_clauses(page.clauses, page.numbering, words, title=page.title)
    last = last_of(page)
    edition = _freeze(
        page,
        clauses,
        change=page.change if last else Change.FIRST,
        reason=page.reason,
        words=asdict(words.only(codes_in([clause["rules"] for clause in clauses]))),
        in_force_from=page.in_force_from,
        published_at=at,
        published_by=by,
    )
    edition.binds.set(page.binds.all())
    index_edition(edition)
    return edition


def _end(
    page: Any, change: Change, *, reason: str, on: Any, by: Any, at: datetime, **more: Any
) -> Edition:
    """The edition with which a regulation ends: no clauses, nobody bound."""
    return _freeze(
        page,
        [],
        change=change,
        reason=reason,
        in_force_from=on,
        published_at=at,
        published_by=by,
        **more,
    )


def _freeze(page: Any, clauses: list[dict[str, Any]], **values: Any) -> Edition:
    last, heading = last_of(page), heading_of(page)
    return Edition.objects.create(
        regulation_id=page.pk,
        slug=page.slug,
        number=last.number + 1 if last else 1,
        title=page.title,
        heading=heading,
        clauses=clauses,
        digest=digest_of(page.title, heading, clauses),
        **values,
    )


def heading_of(page: Any) -> dict[str, Any]:
    """The heading part (首部) as an Edition keeps it."""
    names = ("issuer", "document_number", "basis", "purpose", "scope", "serves", "numbering")
    more = {
        "posts": page.posts,
        "signed_on": page.signed_on.isoformat() if page.signed_on else "",
    }
    return {
        **{name: getattr(page, name) for name in names},
        **{name: each for name, each in more.items() if each},
    }


def digest_of(title: str, heading: dict[str, Any], clauses: list[dict[str, Any]]) -> str:
    """SHA-256 of the canonical JSON of what was published."""
    text = json.dumps(
        [title, heading, clauses], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()
