"""Findings as the editor's screen lists them: how grave, where, what, what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from facts.words import joined

from ..checks import Finding
from .reading import Reading


def as_shown(finding: Finding, places: Mapping[str, str]) -> dict[str, Any]:
    """A finding with the clause that it is about; of several, the first."""
    return {
        "level": finding.level.value,
        "title": str(finding.property.label),
        "path": finding.path,
        "clause": finding.clause or _place(finding.path, places),
        "sentence": finding.sentence,
    }


def incomplete(path: str, clause: str, reading: Reading) -> Finding:
    """A rule that is not whole yet."""
    sentence = _("The rule “%(rule)s” is not complete yet. %(missing)s")
    named = {"rule": reading.label, "missing": " ".join(reading.missing)}
    return Finding(path, sentence % named, clause=clause)


def _place(path: str, places: Mapping[str, str]) -> str:
    """The clause of a path; of several paths, the first that is one."""
    if path in places:
        return places[path]
    parts = path.split(joined(["", ""]))
    return next((places[each] for each in parts if each in places), "")
