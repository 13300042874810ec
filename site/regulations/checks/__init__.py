"""The seven properties that are asked of any regulation, checked before it binds anybody (DM-1 to DM-7)."""

from .everything import find
from .finding import Finding, Level, Property, heed, of_rule
from .offered import offer
from .report import Report, grouped, report

__all__ = [
    "Finding",
    "Level",
    "Property",
    "Report",
    "find",
    "grouped",
    "heed",
    "of_rule",
    "offer",
    "report",
]
