"""依据 and 判定, as they look everywhere in the API."""

from ninja import Schema


class Basis(Schema):
    """The words of a clause, in an edition, that something rests on."""

    regulation: str
    edition: int
    clause: str
    path: str
    quote: str


class Meter(Schema):
    """A limit in figures, in the fact's unit."""

    before: float
    now: float
    bound: float
    left: float


class Counted(Schema):
    """One of the things because of which a rule is not met: `meeting:12`, and its name."""

    key: str
    name: str


class Verdict(Schema):
    """One judgement of one rule, with the sentence that says why."""

    kind: str
    met: bool
    effect: str
    title: str
    sentence: str
    basis: list[Basis]
    meter: Meter | None = None
    counted: list[Counted] = []
