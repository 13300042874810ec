"""What is compared: an edition as published, or a page as it stands in the editor."""

from typing import Any

from wagtail.blocks import StreamValue

from .comparing import Written
from .compiling import frozen_clauses
from .models import Edition, RegulationPage
from .publishing import heading_of
from .rules.kinds import RuleNotUnderstood
from .vocabulary import vocabulary


def of_edition(edition: Edition) -> Written:
    """The text of an edition."""
    binds = [unit.name for unit in edition.binds.all()]
    return Written(edition.title, edition.heading, edition.clauses, binds)


def of_draft(page: RegulationPage) -> Written:
    """The text of a page that nobody has published yet."""
    binds = [unit.name for unit in page.binds.all()]
    return Written(page.title, heading_of(page), clauses_as_written(page), binds)


def clauses_as_written(page: RegulationPage) -> list[dict[str, Any]]:
    """The clauses of a page, numbered; while a rule is not complete, without rules."""
    words = vocabulary()
    try:
        return frozen_clauses(page.clauses, page.numbering, words, title=page.title)
    except RuleNotUnderstood:
        return frozen_clauses(without_rules(page.clauses), page.numbering, words, title=page.title)


def without_rules(stream: StreamValue) -> StreamValue:
    """The clauses of a page in the editor, less their rules."""
    raw = [child.get_prep_value() for child in stream]
    bare = [{**each, "value": {**each["value"], "rules": []}} for each in raw]
    return StreamValue(stream.stream_block, bare, is_lazy=True)
