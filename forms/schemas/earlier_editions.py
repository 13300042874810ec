"""What a new edition does to answers given under the one before it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from facts.words import joined

from .fields import Field
from .fields.base import type_of
from .finding import Finding, heed


def of_earlier(fields: Iterable[Field], earlier: Any) -> Iterator[Finding]:
    """Keys that vanish or change their type, and options that are deleted instead of withdrawn."""
    now, before = _by_key(fields), _by_key(earlier.fields)
    gone = {before[key]["key"]: before[key] for key in before if key not in now}
    for field in gone.values():
        sentence = _(
            "“%(label)s” (%(key)s) is no longer asked. What was answered stays with its submissions; "
            "drafts under way keep the edition before. Publish if that is meant."
        )
        yield heed(sentence % {"label": field["label"], "key": field["key"]})
    for key, field in now.items():
        if key in before and _kind(before[key], key) != _kind(field, key):
            sentence = _(
                "“%(label)s” takes over the key “%(key)s” from a field of another type, so that "
                "earlier answers could not be read. Give it a key of its own."
            )
            yield Finding(sentence % {"label": field["label"], "key": key}, key=field["key"])
        elif key in before and (lost := _deleted(before[key], field)):
            sentence = _(
                "“%(label)s” no longer knows the option %(options)s, which may have been chosen. "
                "Put it back and tick “withdrawn”: it is offered no longer, but still named."
            )
            yield heed(sentence % {"label": field["label"], "options": lost}, field["key"])


def _by_key(fields: Iterable[Field]) -> dict[str, Field]:
    """Fields by the path of their answers, those in groups too."""
    found: dict[str, Field] = {}
    for field in fields:
        found |= dict.fromkeys(type_of(field).keys(field), field)
        inner = _by_key(type_of(field).inner(field))
        found |= {f"{field['key']}.{key}": each for key, each in inner.items()}
    return found


def _kind(field: Field, path: str) -> Any:
    """What an answer is: text, number, list …"""
    key = path.rsplit(".", 1)[-1]
    return type_of(field).properties(field)[key].get("type")


def _deleted(before: Field, now: Field) -> str:
    codes = {each["value"] for each in now.get("options", [])}
    lost = [each["label"] for each in before.get("options", []) if each["value"] not in codes]
    return joined(lost) if codes else ""
