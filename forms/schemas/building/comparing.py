"""Two editions of a form side by side: fields added, removed, moved, changed, found by their keys."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.models import Fact
from facts.words import joined

from ..blocks import field_blocks
from ..fields import Field
from ..fields.base import type_of
from ..kinds import kind_choices
from .saying import checks_said, rows_said

ROWS = ("shown_when", "required_when")
#: What is told by itself, or says nothing to a person.
SILENT = frozenset({"type", "key", "fields", "options", "checks", *ROWS})

WORDS = {
    "added": gettext_lazy("added"),
    "removed": gettext_lazy("removed"),
    "changed": gettext_lazy("changed"),
    "moved": gettext_lazy("moved"),
}


@dataclass(frozen=True)
class Detail:
    """One setting: how it was and how it is; blank where there was none."""

    setting: str
    before: str
    after: str


@dataclass
class Change:
    """What happened to one field."""

    what: str
    key: str
    label: str
    type: str
    details: list[Detail] = field(default_factory=list)

    @property
    def word(self) -> str:
        return str(WORDS[self.what])


def compare(before: Any, after: Any) -> list[Change]:
    """All changes between two editions, in the order of the later one; none when they say the same."""
    return [
        *_heading(before, after),
        *_fields(before.fields, after.fields, _facts()),
        *_checks(before, after),
    ]


def _checks(before: Any, after: Any) -> list[Change]:
    if before.checks == after.checks:
        return []
    said = (checks_said(each.checks, each.fields) for each in (before, after))
    return [Change("changed", "", _("cross-field rows"), "", [Detail(_("rows"), *said)])]


def _facts() -> dict[str, str]:
    return dict(Fact.objects.values_list("key", "label"))


def _heading(before: Any, after: Any) -> list[Change]:
    kinds = {code: str(label) for code, label in kind_choices()}
    names = {"title": _("title"), "intro": _("introduction"), "kind": _("kind of proceeding")}
    details = [
        Detail(name, kinds.get(was, was), kinds.get(now, now))
        for key, name in names.items()
        if (was := getattr(before, key)) != (now := getattr(after, key))
    ]
    return [Change("changed", "", _("The form itself"), "", details)] if details else []


def _fields(
    before: Sequence[Field], after: Sequence[Field], facts: dict[str, str], within: str = ""
) -> list[Change]:
    was, now = {each["key"]: each for each in before}, {each["key"]: each for each in after}
    moved = _moved(list(was), list(now))
    found: list[Change] = []
    for key, each in now.items():
        if key not in was:
            found.append(_change("added", each, within))
        else:
            details = _details(was[key], each, before, after, facts)
            if details or key in moved:
                found.append(_change("changed" if details else "moved", each, within, details))
            rows = type_of(was[key]).inner(was[key]), type_of(each).inner(each)
            found += _fields(rows[0], rows[1], facts, f"{each.get('label') or key} › ")
    gone = [_change("removed", each, within) for key, each in was.items() if key not in now]
    return found + gone


def _change(what: str, each: Field, within: str, details: list[Detail] | None = None) -> Change:
    label = f"{within}{each.get('label') or each['key']}"
    return Change(what, each["key"], label, str(type_of(each).label), details or [])


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Those that stand elsewhere: all but the longest run that kept its order."""
    at = {key: n for n, key in enumerate(before)}
    common = [key for key in after if key in at]
    tails: list[int] = []
    chains: list[list[str]] = []
    for key in common:
        place = bisect_left(tails, at[key])
        chain = [*(chains[place - 1] if place else []), key]
        if place == len(tails):
            tails.append(at[key])
            chains.append(chain)
        else:
            tails[place], chains[place] = at[key], chain
    kept = chains[-1] if chains else []
    return set(common) - set(kept)


def _details(
    was: Field, now: Field, before: Sequence[Field], after: Sequence[Field], facts: dict[str, str]
) -> list[Detail]:
    blocks = dict(field_blocks())
    found = []
    if was["type"] != now["type"]:
        found.append(Detail(_("type"), str(type_of(was).label), str(type_of(now).label)))
    settings = {**blocks[was["type"]].child_blocks, **blocks[now["type"]].child_blocks}
    for name in settings:
        if name not in SILENT and was.get(name) != now.get(name):
            values = (_said(each.get(name), name, facts) for each in (was, now))
            found.append(Detail(str(settings[name].label), *values))
    if was.get("options") != now.get("options"):
        values = (_options(each.get("options", [])) for each in (was, now))
        found.append(Detail(_("options"), *values))
    if was.get("checks", []) != now.get("checks", []):
        values = (checks_said(each.get("checks", []), each["fields"]) for each in (was, now))
        found.append(Detail(_("cross-field rows"), *values))
    for name in ROWS:
        if was.get(name, []) != now.get(name, []):
            said = rows_said(was, before, name), rows_said(now, after, name)
            found.append(Detail(str(settings[name].label), *said))
    return found


def _said(value: Any, name: str, facts: dict[str, str]) -> str:
    match value:
        case None | "" | []:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case str() if name.endswith("fact"):
            return facts.get(value, value)
        case list():
            return joined(map(str, value))
        case _:
            return str(value)


def _options(options: Iterable[Any]) -> str:
    return joined(
        _("%(option)s (withdrawn)") % {"option": each["label"]}
        if each.get("withdrawn")
        else each["label"]
        for each in options
    )
