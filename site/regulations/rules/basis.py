"""依据: the words of a clause, in an edition, that something rests on."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Basis:
    """One citation: `edition` is the number within the regulation, `clause` the stable id, `path` as printed."""

    regulation: str
    edition: int
    clause: str
    path: str
    quote: str

    def as_dict(self) -> dict[str, Any]:
        """The shape that traces, steps and the API carry."""
        return dict(vars(self))
