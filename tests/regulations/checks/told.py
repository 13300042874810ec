"""What an editor is told about a regulation of these clauses."""

from typing import Any

from regulations.checks import Finding, Property, find
from regulations.models import RegulationPage
from tests.seals import draft


def must(*clauses: Any, **heading: Any) -> list[Finding]:
    """What keeps it from being published."""
    return [each for each in find(draft(*clauses, **heading)) if each.stops]


def only(*clauses: Any, **heading: Any) -> str:
    """The one thing that does, as the editor reads it."""
    (finding,) = must(*clauses, **heading)
    return str(finding)


def heeded(asked: Property, *clauses: Any, **heading: Any) -> list[str]:
    """What is only to be heeded, of one property."""
    return heeded_of(draft(*clauses, **heading), asked)


def heeded_of(page: RegulationPage, asked: Property) -> list[str]:
    """The same of a page."""
    found = [each for each in find(page) if each.property is asked]
    return [str(each) for each in found if not each.stops]


def again() -> RegulationPage:
    """The page of the draft, as the database has it now."""
    return RegulationPage.objects.get(slug="seals")
