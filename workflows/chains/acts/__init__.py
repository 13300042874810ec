"""Acts that every chain knows: one verb per file."""

from . import (  # noqa: F401  # importing registers
    applicant,
    clock,
    copy,
    decide,
    file,
    hand_over,
    opine,
    reassign,
    recount,
    refuse,
    return_,
    sign_too,
    urge,
)
from .base import Act, Matter, act_of, acts_for, register_act

__all__ = ["Act", "Matter", "act_of", "acts_for", "register_act"]
