"""Trial runs, and what they found."""

from .finding import TrialFinding
from .trial import OPEN, Against, Trial, TrialState

__all__ = ["OPEN", "Against", "Trial", "TrialFinding", "TrialState"]
