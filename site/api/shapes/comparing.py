"""What differs between two editions."""

from ninja import Schema

from .regulations import EditionShape


class Span(Schema):
    """A stretch of text: `equal`, `inserted` or `deleted`."""

    op: str
    text: str


class HeadingChange(Schema):
    """One entry of the heading part that reads differently."""

    name: str
    before: str
    after: str


class RuleChange(Schema):
    """One rule, as the sentence it read and reads; blank where there was or is none."""

    change: str
    kind: str
    before: str
    after: str


class ClauseChange(Schema):
    """One provision; `change` is the most that happened to it, and it may have moved besides."""

    id: str
    change: str
    moved: bool
    path_before: str | None
    path: str | None
    title: list[Span]
    text: list[Span]
    table: list[Span]
    note: list[Span]
    rules: list[RuleChange]


class Comparison(Schema):
    """Clauses as they stand now, removed ones where they stood."""

    before: EditionShape
    after: EditionShape
    same: bool
    counts: dict[str, int]
    heading: list[HeadingChange]
    clauses: list[ClauseChange]
