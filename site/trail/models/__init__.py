"""The tables of the trail: what happened, what was said with it, and who looked at personal data."""

from trail.models.access import Access
from trail.models.access import Kind as AccessKind
from trail.models.trace import Payload, Trace

__all__ = ["Access", "AccessKind", "Payload", "Trace"]
