"""From an editor's blocks to frozen clauses and rules, and back to rules that judge."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from facts.words import Words

from .blocks.table import as_text
from .numbering import Numbered, number
from .references import Targets, mentioned, noun, resolved
from .rules.basis import Basis
from .rules.kinds import RuleNotUnderstood, build

MULTIPLE = frozenset({"in", "not_in"})


@dataclass(frozen=True)
class RuleInForce:
    """A rule with the clause that lays it down, and which of the clause's rules it is."""

    kind: str
    rule: Any
    basis: Basis
    words: Words
    index: int = 0


def parameters_of(value: Any) -> Any:
    """Block values as plain data; a list of codes in a condition row is written with commas."""
    match value:
        case StructValue() if {"fact", "op", "value"} == set(value):
            return _row(value)
        case StructValue():
            return {
                name: parameters_of(each) for name, each in value.items() if each not in ("", None)
            }
        case ListValue():
            return [parameters_of(each) for each in value]
        case _:
            return value


def frozen_clauses(
    stream: StreamValue, style: str, words: Words, *, title: str = ""
) -> list[dict[str, Any]]:
    """The clauses of a page as an Edition keeps them; RuleNotUnderstood when a rule does not compile.

    References in the text become the words that people cite; `title` says what the
    regulation calls itself.
    """
    numbers = numbers_of(stream, style)
    targets = targets_of(stream, numbers, title)
    return [
        _frozen_clause(child, numbered, targets, words)
        for child, numbered in zip(stream, numbers, strict=True)
    ]


def numbers_of(stream: StreamValue, style: str) -> list[Numbered]:
    """Mark and path of each clause of a page."""
    return number(
        [(int(child.value["level"]), child.value["number"] or "") for child in stream], style
    )


def targets_of(stream: StreamValue, numbers: list[Numbered], title: str) -> Targets:
    """What the clauses of a page may refer to."""
    from .elsewhere import paths_elsewhere

    own = {child.id: each.path for child, each in zip(stream, numbers, strict=True)}
    elsewhere = paths_elsewhere(mentioned([child.value["text"] or "" for child in stream]))
    return Targets(noun(title), own, elsewhere)


def _frozen_clause(
    child: StreamValue.StreamChild, numbered: Numbered, targets: Targets, words: Words
) -> dict[str, Any]:
    # A browser ends its lines with two characters, a file with one.
    text, refs = resolved((child.value["text"] or "").replace("\r\n", "\n"), targets)
    # What a clause has not got is not kept: the digests of editions without stay as they were.
    more = {"refs": [each.as_dict() for each in refs], "table": child.value.get("table")}
    return {
        "id": child.id,
        "mark": numbered.mark,
        "path": numbered.path,
        "level": int(child.value["level"]),
        "title": child.value["title"] or "",
        "text": text,
        "known": bool(child.value["known"]),
        "note": (child.value["note"] or "").replace("\r\n", "\n"),
        "sources": list(child.value["sources"]),
        "rules": _frozen_rules(child.value["rules"], numbered.path, words, targets),
        **{name: each for name, each in more.items() if each},
    }


def full_text(clause: Mapping[str, Any]) -> str:
    """All that a frozen clause says in plain text, its table too: for quotes and for search."""
    return "\n".join(filter(None, [clause["text"], as_text(clause.get("table", []))]))


def _frozen_rules(
    stream: StreamValue, path: str, words: Words, targets: Targets
) -> list[dict[str, Any]]:
    try:
        rules = [frozen_rule(rule.block_type, rule.value, words) for rule in stream]
    except RuleNotUnderstood as error:
        error.path = path
        raise
    # Words copied out of the editor's text may hold a reference, as the text does.
    return [
        {**rule, "quote": resolved(rule["quote"].replace("\r\n", "\n"), targets)[0]}
        for rule in rules
    ]


def frozen_rule(kind: str, value: StructValue, words: Words) -> dict[str, Any]:
    """A rule as an Edition keeps it: its parameters as JSON, its words, its sentence."""
    parameters = parameters_of(value)
    quote = parameters.pop("quote", "")
    rule = build(kind, parameters)
    return {
        "kind": kind,
        "quote": quote,
        "sentence": rule.sentence(words),
        "parameters": jsonable(parameters),
    }


def jsonable(value: Any) -> Any:
    """Decimals as strings, so that 2.5 stays 2.5."""
    if isinstance(value, dict):
        return {key: jsonable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [jsonable(each) for each in value]
    return value if isinstance(value, bool | int | str) or value is None else str(value)


def compile_clauses(
    slug: str, edition: int, clauses: list[dict[str, Any]], words: Words
) -> tuple[RuleInForce, ...]:
    """Every rule of the clauses, ready to judge and to speak."""
    return tuple(
        RuleInForce(
            rule["kind"],
            build(rule["kind"], rule["parameters"]),
            Basis(slug, edition, clause["id"], clause["path"], rule["quote"] or clause["text"]),
            words,
            index,
        )
        for clause in clauses
        for index, rule in enumerate(clause["rules"])
    )


@lru_cache(maxsize=256)
def rules_of_edition(edition_id: int, digest: str) -> tuple[RuleInForce, ...]:
    """The rules of a published edition; it never changes, so neither does this.

    The digest is part of the key: an id that a rolled-back transaction gave may come again.
    """
    from .models import Edition

    edition = Edition.objects.only("slug", "number", "clauses", "words").get(pk=edition_id)
    return compile_clauses(edition.slug, edition.number, edition.clauses, Words(**edition.words))


def codes_in(value: Any) -> set[str]:
    """Every code that rules mention: facts, posts, units, forms, choices."""
    match value:
        case str():
            return {value}
        case dict():
            return set().union(*map(codes_in, value.values()))
        case list():
            return set().union(*map(codes_in, value))
        case _:
            return set()


def _row(value: StructValue) -> dict[str, Any]:
    asked = value["value"] or ""
    if value["op"] in MULTIPLE:
        asked = [part.strip() for part in asked.replace("，", ",").split(",") if part.strip()]
    return {"fact": value["fact"], "op": value["op"], "value": asked}
