"""The public face of the chains room."""

from .explain import Explanation, explain
from .perform import acts_on, hindrances, offers, open_acts, open_acts_of, perform, specific
from .refusal import Reason, Refusal
from .submit import submit

__all__ = [
    "Explanation",
    "Reason",
    "Refusal",
    "acts_on",
    "explain",
    "hindrances",
    "offers",
    "open_acts",
    "open_acts_of",
    "perform",
    "specific",
    "submit",
]
