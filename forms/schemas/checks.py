"""What keeps a form from being published: each finding is a sentence that says what to do."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from facts.conditions import OP_LABELS, ORDERED, Op
from facts.models import Fact
from facts.words import joined

from .about import about_nobody
from .fields import Field
from .fields.base import type_of
from .kinds import needed_facts
from .offering import unknown_units

Fields = list[dict[str, Any]]


def find(fields: Fields, kind: str) -> list[str]:
    """Sentences about what keeps the form from being published."""
    facts = {fact.key: fact for fact in Fact.objects.all()}
    return [
        *_empty(fields),
        *_twice(fields),
        *_options(fields),
        *_strange_references(fields),
        *_strange_facts(fields, facts),
        *about_nobody(fields, facts),
        *unknown_units(fields),
        *_needed(fields, kind, facts),
    ]


def _empty(fields: Fields) -> Iterator[str]:
    if not fields:
        yield _("The form asks nothing yet. Add a field.")


def _twice(fields: Fields) -> Iterator[str]:
    counted = Counter(key for field in fields for key in type_of(field).keys(field))
    for key, times in counted.items():
        if times > 1:
            yield _(
                "The key “%(key)s” is used by %(times)s fields. Give each field a key of its own."
            ) % {
                "key": key,
                "times": times,
            }


def _options(fields: Fields) -> Iterator[str]:
    for field in fields:
        codes = [each["value"] for each in field.get("options", [])]
        named = {"label": field["label"], "default": field.get("default")}
        if len(set(codes)) < len(codes):
            yield _("“%(label)s” has two options of one code. Give each a code of its own.") % named
        if codes and field.get("default") and field["default"] not in codes:
            yield (
                _(
                    "“%(label)s” chooses “%(default)s” at first, which is none of its options. "
                    "Choose one of them."
                )
                % named
            )


def _strange_references(fields: Fields) -> Iterator[str]:
    seen: dict[str, Field] = {}
    for field in fields:
        for row in field.get("shown_when", []):
            named = {"label": field["label"], "key": row["field"]}
            if row["field"] not in seen:
                yield (
                    _(
                        "“%(label)s” is shown depending on “%(key)s”, which is not asked before it. "
                        "Name the key of a field further up."
                    )
                    % named
                )
            elif sentence := _unfit(row, seen[row["field"]]):
                yield _("“%(label)s”, shown when: %(problem)s") % {**named, "problem": sentence}
        seen |= dict.fromkeys(type_of(field).keys(field), field)


def _unfit(row: Any, other: Field) -> str:
    op = Op(row["op"])
    named = {"label": other["label"], "comparison": OP_LABELS[op], "value": row["value"]}
    if op in ORDERED and not type_of(other).ordered:
        return (
            _("“%(label)s” has no more and no less; “%(comparison)s” says nothing about it.")
            % named
        )
    values = row["value"] if isinstance(row["value"], list) else [row["value"]]
    if op is not Op.GIVEN and not (values and all(_may_be(each, other) for each in values)):
        named["value"] = joined(map(str, values))
        return _("“%(label)s” is never “%(value)s”. Correct the value.") % named
    return ""


def _may_be(text: str, field: Field) -> bool:
    try:
        type_of(field).constant(field, text)
    except (ArithmeticError, LookupError, ValueError):
        return False
    return True


def _strange_facts(fields: Fields, facts: dict[str, Fact]) -> Iterator[str]:
    for field in fields:
        for key, types in type_of(field).binds(field).items():
            fact = facts.get(key)
            if fact is None or fact.type not in types:
                sentence = _(
                    "“%(label)s” cannot fill in the fact “%(fact)s” (%(type)s). "
                    "Bind it to a fact of its own type."
                )
                type_name = fact.get_type_display() if fact else "?"
                named = {"label": field["label"], "fact": fact.label if fact else key}
                yield sentence % {**named, "type": type_name}


def _needed(fields: Fields, kind: str, facts: dict[str, Fact]) -> Iterator[str]:
    always = _facts_of(field for field in fields if _is_always_answered(field))
    for key in needed_facts(kind):
        if key not in always:
            sentence = _(
                "A form of this kind must ask for “%(fact)s”. Bind a field to it that is always "
                "shown and must be answered."
            )
            yield sentence % {"fact": facts[key].label if key in facts else key}


def _facts_of(fields: Iterable[Field]) -> set[str]:
    return {key for field in fields for key in type_of(field).binds(field)}


def _is_always_answered(field: Field) -> bool:
    return bool(field.get("required")) and not field.get("shown_when")
