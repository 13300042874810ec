"""Regulations and their clauses as in force on a day."""

from datetime import date
from typing import Any

from ninja import Schema

from ..paging import Page


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
    rules: list[Rule]
    refs: list[dict[str, str]] = []
    table: list[list[str]] = []
    edition: int


class Clauses(Page[Clause]):
    """All clauses of one edition, in their order."""

    regulation: str
    title: str
    edition: int
    label: str
    in_force_from: date
    digest: str
