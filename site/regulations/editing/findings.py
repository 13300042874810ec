"""Findings as the editor's screen lists them: how grave, where, what, what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from facts.words import joined

from .reading import Reading

MUST = "must"
HEED = "heed"


def as_shown(finding: Any, places: Mapping[str, str]) -> dict[str, Any]:
    """A finding with the clause that it is about; what only warns is to be heeded."""
    known = finding.as_dict() if hasattr(finding, "as_dict") else {}
    return {
        "level": HEED if known.get("level") in ("warning", "warn", HEED) else MUST,
        "title": str(known.get("title", "")),
        "path": finding.path,
        "clause": known.get("clause") or _place(finding.path, places),
        "sentence": finding.sentence,
    }


def incomplete(path: str, clause: str, reading: Reading) -> dict[str, Any]:
    """A rule that is not whole yet."""
    sentence = _("The rule “%(rule)s” is not complete yet. %(missing)s")
    named = {"rule": reading.label, "missing": " ".join(reading.missing)}
    return {
        "level": MUST,
        "title": "",
        "path": path,
        "clause": clause,
        "sentence": sentence % named,
    }


def _place(path: str, places: Mapping[str, str]) -> str:
    """The clause of a path; of several paths, the first that is one."""
    if path in places:
        return places[path]
    parts = path.split(joined(["", ""]))
    return next((places[each] for each in parts if each in places), "")
