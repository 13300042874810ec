"""Regulation pages with their clauses and rules, published."""

from collections.abc import Mapping
from typing import Any

from people.models import Unit
from regulations.models import RegulationIndex, RegulationPage

from .blocks import block_id
from .forms import condition_row


def load_regulation(row: Mapping[str, Any], shelf: RegulationIndex) -> RegulationPage:
    """A regulation page from its file, published as its first edition."""
    page = draft_regulation(row, shelf)
    page.save_revision().publish()
    return page


def draft_regulation(row: Mapping[str, Any], shelf: RegulationIndex) -> RegulationPage:
    """A regulation page from its file, on the shelf but not published yet."""
    heading = ("issuer", "document_number", "basis", "purpose", "scope", "serves")
    page = RegulationPage(
        title=row["title"],
        slug=row["slug"],
        numbering=row["numbering"],
        in_force_from=row["in_force_from"],
        clauses=clause_blocks(row),
        live=False,
        **{name: row.get(name, "") for name in heading},
    )
    page.binds = list(Unit.objects.filter(code__in=row["binds"]))
    shelf.add_child(instance=page)
    return page


def clause_blocks(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The clauses of a file as the page's blocks keep them."""
    return [_clause(each, row["slug"]) for each in row["clauses"]]


def _clause(row: Mapping[str, Any], slug: str) -> dict[str, Any]:
    rules = enumerate(row.get("rules", []), 1)
    return {
        "type": "clause",
        "id": block_id(slug, row["id"]),
        "value": {
            "level": str(row["level"]),
            "number": row.get("number", ""),
            "title": row.get("title", ""),
            "text": row.get("text", ""),
            "known": row.get("known", False),
            "note": row.get("note", ""),
            "sources": row.get("sources", []),
            "rules": [_rule(each, block_id(slug, row["id"], number)) for number, each in rules],
        },
    }


def _rule(row: Mapping[str, Any], pk: str) -> dict[str, Any]:
    value = {name: each for name, each in row.items() if name != "kind"}
    value["when"] = [condition_row(each) for each in row.get("when", [])]
    if "counts_when" in row:
        value["counts_when"] = [condition_row(each) for each in row["counts_when"]]
    if "except_when" in row:
        value["except_when"] = [
            {"rows": [condition_row(each) for each in rows]} for rows in row["except_when"]
        ]
    return {"type": row["kind"], "id": pk, "value": value}
