"""What a check tells a form's editor: what must be mended before publishing, and what to heed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Level(StrEnum):
    """Whether it keeps a form from being published, or is only to be heeded."""

    MUST = "must"
    HEED = "heed"

    @property
    def label(self) -> str:
        """The word for it."""
        return str({Level.MUST: _("to be mended"), Level.HEED: _("to be heeded")}[self])


@dataclass(frozen=True)
class Finding:
    """One sentence: which field, what is the matter, what to do; `key` is the field's, if it is about one."""

    sentence: str
    level: Level = Level.MUST
    key: str = ""

    def __str__(self) -> str:
        return self.sentence

    @property
    def stops(self) -> bool:
        """Whether nothing is published while it stands."""
        return self.level is Level.MUST

    def as_dict(self) -> dict[str, Any]:
        """The shape that the editor's screen carries."""
        return {"sentence": self.sentence, "level": self.level.value, "key": self.key}


def heed(sentence: str, key: str = "") -> Finding:
    """Something that an editor should know, but may publish."""
    return Finding(sentence, Level.HEED, key)
