"""The two tables of the trail: what happened, and what was said with it."""

from trail.models.payload import Payload
from trail.models.trace import Trace

__all__ = ["Payload", "Trace"]
