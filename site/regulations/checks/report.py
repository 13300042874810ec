"""Findings as an editor reads them: by property, what must be mended first (DM-1 to DM-7)."""

import builtins
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .everything import find
from .finding import Finding, Level, Property


@dataclass(frozen=True)
class Group:
    """What was found about one of the seven properties; it is passed when that is nothing."""

    property: Property
    findings: tuple[Finding, ...]

    @builtins.property
    def level(self) -> str:
        """The gravest level that was found; `passed` when nothing was."""
        levels = {each.level for each in self.findings}
        return next((each.value for each in Level if each in levels), "passed")

    def of(self, level: Level) -> list[Finding]:
        """The findings of one level."""
        return [each for each in self.findings if each.level is level]

    @builtins.property
    def told(self) -> list[tuple[Finding, list[Finding]]]:
        """Each sentence once, with all the clauses about which it is said."""
        places: dict[tuple[Level, str], dict[str, Finding]] = {}
        for each in self.findings:
            places.setdefault((each.level, each.sentence), {}).setdefault(each.path, each)
        return [(next(iter(each.values())), list(each.values())) for each in places.values()]

    def as_dict(self) -> dict[str, Any]:
        """The shape that the editor's screen and the API carry."""
        return {
            "property": self.property.value,
            "label": str(self.property.label),
            "level": self.level,
            "findings": [each.as_dict() for each in self.findings],
        }


@dataclass(frozen=True)
class Report:
    """All seven properties of a regulation."""

    groups: tuple[Group, ...]

    @builtins.property
    def must(self) -> int:
        """How many findings keep it from being published."""
        return sum(len(each.of(Level.MUST)) for each in self.groups)

    @builtins.property
    def heed(self) -> int:
        """How many are to be heeded."""
        return sum(len(each.of(Level.HEED)) for each in self.groups)

    @builtins.property
    def passed(self) -> list[Group]:
        """The properties about which nothing was found."""
        return [each for each in self.groups if not each.findings]

    @builtins.property
    def found(self) -> list[Group]:
        """The others, those that must be mended first."""
        told = [each for each in self.groups if each.findings]
        return sorted(told, key=lambda each: not each.of(Level.MUST))

    def as_dict(self) -> dict[str, Any]:
        """The shape that the editor's screen and the API carry."""
        return {
            "must": self.must,
            "heed": self.heed,
            "groups": [each.as_dict() for each in self.groups],
        }


def report(page: Any, *, today: date | None = None) -> Report:
    """All findings about a page as it stands, by property."""
    return grouped(find(page, today=today))


def grouped(found: Iterable[Finding]) -> Report:
    """Findings by property, graver ones first, else in their order."""
    ordered = sorted(found, key=lambda each: not each.stops)
    return Report(
        tuple(
            Group(asked, tuple(each for each in ordered if each.property is asked))
            for asked in Property
        )
    )
