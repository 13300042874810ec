"""A suggestion as the editor is offered it: read aloud, and as a block of the page once it is accepted."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from facts.words import Words, plain

from ..rules.kinds import RuleNotUnderstood, build
from .clause import Suggestion

#: What stands in a sentence for what the editor has not chosen yet.
NOT_YET = "…"
#: What a sentence can leave open: names. Without a number or a station there is no sentence yet.
NAMES = frozenset({"form", "fact", "post", "grade", "starts_with", "stops_with"})
#: Names of which a rule takes several.
SEVERAL = {"post": {"duty", "consequence", "evidence"}, "stops_with": {"deadline"}}
NEEDED = frozenset({"amount", "bound", "stations", "bands", "percent"})


def block(suggestion: Suggestion, **chosen: Any) -> dict[str, Any]:
    """The rule as a block value of the clause, with what the editor chose (the form, facts, acts)."""
    value = {**suggestion.parameters, **chosen, "quote": suggestion.quote}
    return {"type": suggestion.kind, "value": _written(value)}


def sentence(suggestion: Suggestion, words: Words, **chosen: Any) -> str:
    """The proposed rule read aloud, … for what is not chosen yet; nothing while its core is missing."""
    if (NEEDED & set(suggestion.missing)) - set(chosen):
        return ""
    open_names: dict[str, Any] = {
        name: _left_open(name, suggestion.kind) for name in NAMES & set(suggestion.missing)
    }
    if "indicators" in suggestion.missing:
        open_names["indicators"] = [{"fact": NOT_YET}]
    parameters = {**_with_open_names(suggestion.parameters), **open_names, **chosen}
    try:
        return str(build(suggestion.kind, parameters).sentence(words))
    except RuleNotUnderstood:
        return ""


def _left_open(name: str, kind: str) -> str | list[str]:
    return [NOT_YET] if kind in SEVERAL.get(name, ()) else NOT_YET


def _with_open_names(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _with_open_names(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_with_open_names(each) for each in value]
    return NOT_YET if value == "" else value


def _written(value: Any) -> Any:
    """As the page keeps it: figures as text, so that 2.5 stays 2.5."""
    if isinstance(value, Mapping):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_written(each) for each in value]
    return plain(value) if isinstance(value, Decimal) else value
