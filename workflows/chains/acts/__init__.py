"""Acts that every chain knows: one verb per file."""

from . import applicant, decide, file, opine, refuse  # noqa: F401  # importing registers
from .base import Act, Matter, act_of, acts_for, register_act

__all__ = ["Act", "Matter", "act_of", "acts_for", "register_act"]
