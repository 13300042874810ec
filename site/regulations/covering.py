"""The coverage of all regulations: of those in force on a day, or of their drafts; one query each."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from .coverage import Coverage, coverage_of_clauses
from .models import Edition, RegulationPage
from .numbering import number
from .shelf import current


def coverage_on(on: date) -> list[Coverage]:
    """Of each regulation the edition that is in force on a day; a repealed one has no clause left."""
    rows = current(on).defer("heading", "words").order_by("title")
    return [coverage_of_edition(each) for each in rows]


def coverage_of_edition(edition: Edition) -> Coverage:
    """The coverage of one edition."""
    return coverage_of_clauses(
        edition.slug,
        edition.title,
        edition.clauses,
        edition=edition.number,
        label=edition.label,
        page=edition.regulation_id,
    )


def coverage_of_drafts() -> list[Coverage]:
    """Of each regulation the text as it stands in the editor."""
    pages = RegulationPage.objects.select_related("latest_revision").order_by("title")
    return [coverage_of_draft(page) for page in pages]


def coverage_of_draft(page: RegulationPage) -> Coverage:
    """The coverage of a page’s latest draft; its rules need not be complete."""
    kept = page.latest_revision.content if page.latest_revision else {}
    stream = kept.get("clauses")
    value = page.clauses if stream is None else _stream(page, stream)
    style = kept.get("numbering", page.numbering)
    clauses = list(_clauses(value.raw_data, style))
    title = str(kept.get("title") or page.title)
    return coverage_of_clauses(page.slug, title, clauses, page=page.pk)


def _stream(page: RegulationPage, kept: str) -> Any:
    return page._meta.get_field("clauses").to_python(kept)


def _clauses(blocks: Any, style: str) -> Iterator[dict[str, Any]]:
    # Read as they are kept: a rule that does not compile yet is one all the same.
    values = [(block["id"], block["value"]) for block in blocks]
    levels = [(int(value["level"]), value.get("number") or "") for _id, value in values]
    for (pk, value), numbered in zip(values, number(levels, style), strict=True):
        yield {
            "id": pk,
            "path": numbered.path,
            "title": value.get("title") or "",
            "text": value.get("text") or "",
            "table": value.get("table"),
            "known": bool(value.get("known")),
            "sources": [_source(each) for each in value.get("sources") or ()],
            "rules": [{"kind": rule["type"]} for rule in value.get("rules") or ()],
        }


def _source(kept: Any) -> str:
    return str(kept["value"] if isinstance(kept, dict) else kept)
