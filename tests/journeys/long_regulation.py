"""A regulation as long as they come: 300 clauses, every third with a rule."""

from datetime import date
from typing import Any

TITLE = "三百条办法"
CLAUSES = 300


def make() -> None:
    """Put it on the shelf, as a draft."""
    from office.loading.regulations import draft_regulation
    from regulations.models import RegulationIndex

    row = {
        "title": TITLE,
        "slug": "three-hundred",
        "numbering": "cn",
        "in_force_from": date(2026, 1, 1),
        "issuer": "云桥街道办事处",
        "binds": ["township"],
        "clauses": [_clause(number) for number in range(CLAUSES)],
    }
    draft_regulation(row, RegulationIndex.objects.get()).save_revision()


def _clause(number: int) -> dict[str, Any]:
    level = 1 if number % 10 == 0 else 2
    rules = [_rule(number)] if number % 3 == 0 else []
    text = f"第 {number} 件事，先问清楚，再办妥当，办完记在本子上。"
    return {
        "id": f"long-{number}",
        "level": level,
        "title": f"第 {number} 件事",
        "text": text,
        "rules": rules,
    }


def _rule(number: int) -> dict[str, Any]:
    return {
        "kind": "deadline",
        "form": "case",
        "starts_with": "submit",
        "stops_with": ["resolve", "answer"],
        "unit": "working_days",
        "amount": number + 1,
        "when": [{"fact": "case.complexity", "op": "=", "value": "ordinary"}],
    }
