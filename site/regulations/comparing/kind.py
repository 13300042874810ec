"""What can become of a clause or a rule between two texts."""

from enum import StrEnum


class Kind(StrEnum):
    """The most that happened to it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    SAME = "same"
