"""Acts that only assessments know, in the order in which a matter meets them."""

from . import appeal, discontinue, finish, rate, review  # noqa: F401  # importing registers
