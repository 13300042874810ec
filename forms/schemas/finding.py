"""What a check tells the editor of a form."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Whether it keeps a form from being published, or is only to be heeded."""

    MUST = "must"
    HEED = "heed"


@dataclass(frozen=True)
class Finding:
    """One thing about a form: which field, what, what to do; `must` keeps it from being published."""

    sentence: str
    #: The key of the field that it is about; blank when it is about the whole.
    key: str = ""
    level: Level = Level.MUST

    def __str__(self) -> str:
        return self.sentence

    @property
    def stops(self) -> bool:
        """Whether nothing is published while it stands."""
        return self.level is Level.MUST


def heed(sentence: str, key: str = "") -> Finding:
    """Something that an editor should know, but may publish."""
    return Finding(sentence, key, Level.HEED)
