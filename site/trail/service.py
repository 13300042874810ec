"""The public surface of the trail: leave a trace, read a stream, verify it."""

from trail.appending import append
from trail.reading import timeline, timelines
from trail.verifying import Finding, verify, verify_all, verify_named, verify_read

__all__ = [
    "Finding",
    "append",
    "timeline",
    "timelines",
    "verify",
    "verify_all",
    "verify_named",
    "verify_read",
]
