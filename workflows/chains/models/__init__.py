"""Proceedings, their steps, who was copied, the editions they keep, their serial numbers; meetings and minutes."""

from .copied import Copied
from .edition import ProceedingEdition
from .link import Link
from .meeting import Meeting
from .minutes import Minutes
from .proceeding import FINAL, Proceeding
from .serial import SerialCounter
from .step import ClockWord, Inserted, Step, StepStatus

__all__ = [
    "FINAL",
    "ClockWord",
    "Copied",
    "Inserted",
    "Link",
    "Meeting",
    "Minutes",
    "Proceeding",
    "ProceedingEdition",
    "SerialCounter",
    "Step",
    "StepStatus",
]
