"""Whom the values of a field are about: who fills it in, or the household or resident chosen before it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from facts.models import About, Fact

from .fields import Field
from .fields.base import type_of

#: The types of field that say whom facts about a household or a resident are about.
SUBJECTS = (About.HOUSEHOLD.value, About.RESIDENT.value)


def with_subjects(fields: Iterable[Field]) -> list[dict[str, Any]]:
    """The fields, of which each says whom its fact is about, where that is not who fills in (one query)."""
    about = dict(Fact.objects.filter(about__in=SUBJECTS).values_list("key", "about"))
    return [_marked(field, about) for field in fields] if about else [dict(f) for f in fields]


def _marked(field: Field, about: dict[str, str]) -> dict[str, Any]:
    marked = dict(field)
    if inner := type_of(field).inner(field):
        marked["fields"] = [_marked(each, about) for each in inner]
    if (said := about.get(field.get("fact") or "")) and field["type"] != said:
        marked["about"] = said
    return marked


def subject_key(field: Field, scope: Iterable[Field]) -> str:
    """The key, in the same scope, of the last household or resident asked before a field; blank when none is."""
    key = ""
    for each in scope:
        if each["key"] == field["key"]:
            return key
        if each["type"] == field.get("about"):
            key = each["key"]
    return key


def about_nobody(fields: Iterable[Field], facts: dict[str, Fact]) -> Iterator[str]:
    """A sentence for each field about a household or a resident that is not asked before it."""
    asked: set[str] = set()
    for field in fields:
        fact = facts.get(field.get("fact") or "")
        if inner := type_of(field).inner(field):
            yield from about_nobody(inner, facts)
        elif field["type"] in SUBJECTS:
            asked.add(field["type"])
        elif fact is not None and fact.about in SUBJECTS and fact.about not in asked:
            sentence = _(
                "“%(label)s” fills in “%(fact)s”, which is held about a %(about)s, but none is asked "
                "before it. Put a field of that type further up, in the same row if it is a group."
            )
            about = fact.get_about_display()
            yield sentence % {"label": field["label"], "fact": fact.label, "about": about}
