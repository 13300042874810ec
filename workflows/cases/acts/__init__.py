"""Acts that only cases know: one verb (or a few that belong together) in each file."""

from . import answer, close, hand_up, reopen, resolve, take_on  # noqa: F401  # importing registers
