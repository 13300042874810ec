"""What a check tells an editor."""

import builtins
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..compiling import RuleInForce
from ..rules.kinds import Choice


class Property(Choice):
    """The seven properties that are asked of any regulation (DM-1 to DM-7)."""

    AUTHORITY = "authority", _("authority")
    COMPLETENESS = "completeness", _("completeness")
    EXCLUSIVITY = "exclusivity", _("exclusivity")
    EXECUTABILITY = "executability", _("executability")
    STABILITY = "stability", _("relative stability")
    SOCIAL_PURPOSE = "social_purpose", _("social purpose")
    FAIRNESS = "fairness", _("fairness and justice")


class Level(Choice):
    """Whether it keeps a regulation from being published, or is only to be heeded."""

    MUST = "must", _("to be mended")
    HEED = "heed", _("to be heeded")


@dataclass(frozen=True)
class Finding:
    """One thing about a regulation: where, what, what to do; `must` keeps it from being published."""

    path: str
    sentence: str
    property: Property = Property.EXECUTABILITY
    level: Level = Level.MUST
    #: The stable id of the clause, and which of its rules it is about.
    clause: str = ""
    rule: int | None = None
    #: What settles it is waiting for approval itself: the regulation may be handed in meanwhile.
    waits: bool = False

    def __str__(self) -> str:
        return f"{self.path}：{self.sentence}" if self.path else self.sentence

    @builtins.property
    def stops(self) -> bool:
        """Whether nothing is published while it stands."""
        return self.level is Level.MUST

    @builtins.property
    def anchor(self) -> str:
        """Where the editor shows the clause; blank when it is about the whole."""
        return f"#block-{self.clause}-section" if self.clause else ""

    def as_dict(self) -> dict[str, Any]:
        """The shape that the editor's screen and the API carry."""
        return {
            "property": self.property.value,
            "title": str(self.property.label),
            "level": self.level.value,
            "clause": self.clause,
            "path": self.path,
            "rule": self.rule,
            "sentence": self.sentence,
            "anchor": self.anchor,
        }


def heed(asked: Property, sentence: str, path: str = "", clause: str = "") -> Finding:
    """Something that an editor should know, but may publish."""
    return Finding(path, sentence, asked, Level.HEED, clause)


def of_rule(
    each: RuleInForce,
    sentence: str,
    asked: Property = Property.EXECUTABILITY,
    level: Level = Level.MUST,
    *,
    waits: bool = False,
) -> Finding:
    """Something about one rule."""
    return Finding(each.basis.path, sentence, asked, level, each.basis.clause, each.index, waits)
