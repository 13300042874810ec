"""What a condition row may compare with: the facts with their types, units and choices."""

from typing import Any

from facts.dictionary import APPLICANT_POST
from facts.models import Fact
from people.models import Post


def facts_to_choose() -> dict[str, dict[str, Any]]:
    """By key; what is blank is left out (two queries)."""
    rows = Fact.objects.values_list("key", "type", "unit", "choices")
    facts = {
        key: {"type": kind, **({"unit": unit} if unit else {}), **_choices(choices)}
        for key, kind, unit, choices in rows
    }
    posts = dict(Post.objects.values_list("code", "name"))
    facts.setdefault(APPLICANT_POST, {"type": "choice"})["choices"] = posts
    return facts


def _choices(choices: Any) -> dict[str, Any]:
    return {"choices": choices} if choices else {}
