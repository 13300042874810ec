"""What is being filled in, and what was handed in."""

from .draft import Draft
from .submission import Submission
from .upload import Upload

__all__ = ["Draft", "Submission", "Upload"]
