"""What is found about a form before it is published: each finding is a sentence that says what to do."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from facts.models import Fact

from .earlier_editions import of_earlier
from .fields import Field
from .fields.base import type_of
from .finding import Finding, Level, heed
from .kinds import needed_facts
from .references import of_references

__all__ = ["Finding", "Level", "add_finder", "find", "heed"]

Fields = list[dict[str, Any]]
#: What another room finds: of the fields, the kind and the slug of a form.
Finder = Callable[[Sequence[Field], str, str], Iterable[Finding]]

_finders: list[Finder] = []


def add_finder(finder: Finder) -> None:
    """Let a higher room say what it knows against a form (a route that is missing, say)."""
    _finders.append(finder)


def find(fields: Fields, kind: str, *, slug: str = "", earlier: Any = None) -> list[Finding]:
    """All that is to be mended or heeded; `earlier` is the edition that this one would follow."""
    facts = {fact.key: fact for fact in Fact.objects.all()}
    own = [
        *_empty(fields),
        *_twice(fields),
        *_options(fields),
        *of_references(fields),
        *_strange_facts(fields, facts),
        *_needed(fields, kind, facts),
        *(of_earlier(fields, earlier) if earlier else ()),
    ]
    if any(each.stops for each in own):
        return own
    return [*own, *(each for finder in _finders for each in finder(fields, kind, slug))]


def _empty(fields: Fields) -> Iterator[Finding]:
    if not any(type_of(field).keys(field) for field in fields):
        yield Finding(_("The form asks nothing yet. Add a field."))


def _twice(fields: Fields) -> Iterator[Finding]:
    counted = Counter(key for field in fields for key in type_of(field).keys(field))
    for key, times in counted.items():
        if times > 1:
            sentence = _(
                "The key “%(key)s” is used by %(times)s fields. Give each field a key of its own."
            )
            yield Finding(sentence % {"key": key, "times": times}, key)
    for field in fields:
        yield from _twice(type_of(field).inner(field))


def _options(fields: Iterable[Field]) -> Iterator[Finding]:
    for field in fields:
        yield from _options(type_of(field).inner(field))
        codes = [each["value"] for each in field.get("options", [])]
        named = {"label": field.get("label", ""), "default": field.get("default")}
        if len(set(codes)) < len(codes):
            sentence = _("“%(label)s” has two options of one code. Give each a code of its own.")
            yield Finding(sentence % named, field["key"])
        if codes and field.get("default") and field["default"] not in codes:
            sentence = _(
                "“%(label)s” chooses “%(default)s” at first, which is none of its options. "
                "Choose one of them."
            )
            yield Finding(sentence % named, field["key"])


def _strange_facts(fields: Iterable[Field], facts: dict[str, Fact]) -> Iterator[Finding]:
    for field in fields:
        yield from _strange_facts(type_of(field).inner(field), facts)
        for key, types in type_of(field).binds(field).items():
            fact = facts.get(key)
            if fact is None or fact.type not in types:
                sentence = _(
                    "“%(label)s” cannot fill in the fact “%(fact)s” (%(type)s). "
                    "Bind it to a fact of its own type."
                )
                type_name = fact.get_type_display() if fact else "?"
                named = {"label": field["label"], "fact": fact.label if fact else key}
                yield Finding(sentence % {**named, "type": type_name}, field["key"])


def _needed(fields: Fields, kind: str, facts: dict[str, Fact]) -> Iterator[Finding]:
    always = _facts_of(field for field in fields if _is_always_answered(field))
    for key in needed_facts(kind):
        if key not in always:
            sentence = _(
                "A form of this kind must ask for “%(fact)s”. Bind a field to it that is always "
                "shown and must be answered."
            )
            yield Finding(sentence % {"fact": facts[key].label if key in facts else key})


def _facts_of(fields: Iterable[Field]) -> set[str]:
    return {key for field in fields for key in type_of(field).binds(field)}


def _is_always_answered(field: Field) -> bool:
    return bool(field.get("required")) and not field.get("shown_when")
