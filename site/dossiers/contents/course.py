"""What the rules said, and what was done station by station."""

from dataclasses import dataclass
from datetime import datetime

#: What stands undivided on a page.
SIGNATURES_KEPT_TOGETHER = 5
CHARACTERS_KEPT_TOGETHER = 300


@dataclass(frozen=True)
class Verdict:
    """A judgement that was made before sending: its sentence and the clause it rests on."""

    title: str
    sentence: str
    basis_path: str = ""


@dataclass(frozen=True)
class DueLine:
    """By when something had to be done, and how that went."""

    sentence: str
    outcome: str = ""
    in_time: bool = True
    basis_path: str = ""


@dataclass(frozen=True)
class Signed:
    """What one person did at a station, and said with it; an empty one is still to be signed."""

    outcome_label: str = ""
    person_name: str = ""
    on_behalf: str = ""
    opinion: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Station:
    """One stop of the chain, and all that was said and done there; nothing yet where it is still to come."""

    post_name: str
    unit_name: str
    act_label: str
    signed: tuple[Signed, ...] = (Signed(),)
    basis_path: str = ""

    @property
    def decided_at(self) -> datetime | None:
        """When the last act was done there."""
        return self.signed[-1].at

    @property
    def is_long(self) -> bool:
        """Whether it may have to go on overleaf."""
        return (
            len(self.signed) > SIGNATURES_KEPT_TOGETHER
            or self.characters() > CHARACTERS_KEPT_TOGETHER
        )

    def characters(self) -> int:
        """How much was said."""
        return sum(len(each.opinion) for each in self.signed)


@dataclass(frozen=True)
class TraceRow:
    """One trace of the log."""

    number: int
    at: datetime
    who: str
    act_label: str
    opinion: str = ""
    basis_paths: tuple[str, ...] = ()
    digest: str = ""
