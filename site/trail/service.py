"""The public surface of the trail: leave a trace, read a stream, verify it, note an access."""

from trail.accesses import note
from trail.appending import append
from trail.reading import timeline, timelines
from trail.verifying import Finding, verify, verify_all, verify_named, verify_read

__all__ = [
    "Finding",
    "append",
    "note",
    "timeline",
    "timelines",
    "verify",
    "verify_all",
    "verify_named",
    "verify_read",
]
