"""What keeps a form from being published: each finding is a sentence that says what to do."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from facts.models import Fact

from .about import SUBJECTS, about_nobody
from .checking.bounds import crossed_bounds, patterns, too_few_options
from .checking.conditions import never, strange_conditions
from .checking.keys import reserved, twice
from .checking.relations import strange_checks, strange_computed
from .checking.scopes import everywhere, scopes
from .fields import Field
from .fields.base import type_of
from .kinds import needed_facts
from .offering import unknown_units
from .service import is_always_answered
from .shown import under_sections

Fields = list[dict[str, Any]]


def find(fields: Fields, kind: str, checks: Sequence[Any] = ()) -> list[str]:
    """Sentences about what keeps the form from being published."""
    facts = {fact.key: fact for fact in Fact.objects.all()}
    return [
        *_empty(fields),
        *twice(fields),
        *reserved(fields),
        *_options(fields),
        *crossed_bounds(fields),
        *too_few_options(fields),
        *patterns(fields),
        *strange_computed(fields),
        *strange_checks(fields, checks),
        *_conditions(fields),
        *_strange_facts(fields, facts),
        *_facts_in_rows(fields, facts),
        *about_nobody(fields, facts),
        *unknown_units(fields),
        *_needed(fields, kind, facts),
    ]


def _empty(fields: Fields) -> Iterator[str]:
    if not fields:
        yield _("The form asks nothing yet. Add a field.")


def _options(fields: Fields) -> Iterator[str]:
    for field in everywhere(fields):
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


def _conditions(fields: Fields) -> Iterator[str]:
    strange = list(strange_conditions(fields))
    # What they ask must be there before one can say whether they ever hold.
    yield from strange or never(fields)


def _strange_facts(fields: Fields, facts: dict[str, Fact]) -> Iterator[str]:
    for field in everywhere(fields):
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


def _facts_in_rows(fields: Fields, facts: dict[str, Fact]) -> Iterator[str]:
    sentence = _(
        "“%(label)s” stands in the rows of “%(group)s” and cannot fill in a fact: there may be "
        "many of it. Bind a computed field below the group (a sum, how many) instead."
    )
    for scope in scopes(fields):
        if scope.group is None:
            continue
        for field in scope.fields:
            if any(_about_who_fills_in(facts.get(key)) for key in type_of(field).binds(field)):
                yield sentence % {"label": field["label"], "group": scope.group["label"]}


def _about_who_fills_in(fact: Fact | None) -> bool:
    return fact is not None and fact.about not in SUBJECTS


def _needed(fields: Fields, kind: str, facts: dict[str, Fact]) -> Iterator[str]:
    always = _facts_of(field for field in under_sections(fields) if is_always_answered(field))
    for key in needed_facts(kind):
        if key not in always:
            sentence = _(
                "A form of this kind must ask for “%(fact)s”. Bind a field to it that is always "
                "shown and must be answered."
            )
            yield sentence % {"fact": facts[key].label if key in facts else key}


def _facts_of(fields: Iterable[Field]) -> set[str]:
    return {key for field in fields for key in type_of(field).binds(field)}
