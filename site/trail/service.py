"""The public surface of the trail: leave a trace, read a stream, verify it."""

from trail.appending import append
from trail.reading import timeline
from trail.verifying import Finding, verify, verify_all, verify_named

__all__ = ["Finding", "append", "timeline", "verify", "verify_all", "verify_named"]
