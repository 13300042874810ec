"""What is being filled in, and what was handed in."""

from .draft import Draft
from .submission import Submission
from .tally import Tally
from .upload import Upload

__all__ = ["Draft", "Submission", "Tally", "Upload"]
