"""What of the regulations runs, what is text to be known, what is open."""

from ninja import Schema


class Count(Schema):
    """How many of each standing; `percent` of them are not open."""

    runs: int
    known: int
    open: int
    all: int
    percent: int


class Provision(Schema):
    """One clause with its standing: `runs`, `known` or `open`."""

    clause: str
    path: str
    title: str
    standing: str
    kinds: list[str]
    sources: list[str]


class RegulationCoverage(Schema):
    """One regulation in its edition of the day, counted by clause, by source, by rule kind."""

    regulation: str
    title: str
    edition: int | None
    clauses: Count
    sources: Count
    kinds: dict[str, int]
    provisions: list[Provision]


class Coverage(Schema):
    """All regulations in force on a day, and all of them together."""

    clauses: Count
    sources: Count
    kinds: dict[str, int]
    items: list[RegulationCoverage]
    next: str | None = None
