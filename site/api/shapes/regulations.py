"""Regulations and their clauses as in force on a day."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import ConfigDict

from ..paging import Page


class Found(Schema):
    """A clause in which words were found."""

    id: str
    path: str
    title: str
    text: str


class Regulation(Schema):
    """A regulation in the edition that is in force."""

    slug: str
    title: str
    edition: int
    label: str
    issuer: str
    document_number: str
    in_force_from: date
    digest: str
    binds: list[str]
    links: dict[str, str]
    #: The clauses in which the words that were looked for stand; null when none were.
    found: list[Found] | None = None


class EditionShape(Schema):
    """One edition of a regulation, without its clauses."""

    regulation: str
    title: str
    edition: int
    label: str
    in_force_from: date
    published_at: datetime
    digest: str
    links: dict[str, str]


class Rule(Schema):
    """What a clause lays down, in parameters and read aloud."""

    kind: str
    sentence: str
    quote: str
    parameters: dict[str, Any]


class Clause(Schema):
    """One provision; `id` survives edits and renumbering, `path` is as printed."""

    id: str
    path: str
    mark: str
    level: int
    title: str
    text: str
    known: bool = False
    note: str
    sources: list[str]
    #: Rows of cells, where the clause has a table.
    table: list[list[Any]] | None = None
    rules: list[Rule]
    refs: list[dict[str, str]] = []
    edition: int


class Clauses(Page[Clause]):
    """All clauses of one edition, in their order."""

    regulation: str
    title: str
    edition: int
    label: str
    in_force_from: date
    digest: str


class OutlineIn(Schema):
    """The text of one regulation or several, as it stands in a file."""

    model_config = ConfigDict(extra="forbid")

    text: str


class SuggestedRule(Schema):
    """A rule that some words of a clause seem to lay down.

    `missing` names the parameters that only the office can know, each with the words that speak
    of it. The sentence has … for them, and is blank while its core is missing.
    """

    kind: str
    quote: str
    sentence: str
    parameters: dict[str, Any]
    missing: dict[str, str]


class OutlinedClause(Schema):
    """A provision as an import would make it; `text` are its words with the heading, without the mark."""

    level: int
    path: str
    text: str
    mark: str
    title: str
    role: str
    left_out: bool
    lines: list[int]
    doubts: list[str]
    suggestions: list[SuggestedRule] | None = None


class OutlinedHeading(Schema):
    """The heading part, as far as it stands there."""

    issuer: str
    document_number: str
    basis: str
    purpose: str
    scope: str
    in_force_from: date | None = None


class OutlinedRegulation(Schema):
    """A regulation as an import would make it; `same_as` names an earlier one that it repeats."""

    title: str
    clauses: list[OutlinedClause]
    heading: OutlinedHeading
    head: list[str]
    numbering: str
    doubts: list[str]
    same_as: str | None = None
    same_as_number: int | None = None
    share: float | None = None


class Outlined(Schema):
    """What an import would make of a text; nothing is saved."""

    regulations: list[OutlinedRegulation]
