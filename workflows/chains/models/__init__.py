"""Proceedings, their steps, who was copied, the editions they keep, their serial numbers; meetings and minutes."""

from .copied import Copied
from .discussed import Discussed
from .edition import ProceedingEdition
from .excuse import Excuse
from .link import Link
from .meeting import Meeting
from .minutes import Minutes
from .proceeding import FINAL, RETURNED, Proceeding
from .serial import SerialCounter
from .step import ClockWord, Inserted, Step, StepStatus

__all__ = [
    "FINAL",
    "RETURNED",
    "ClockWord",
    "Copied",
    "Discussed",
    "Excuse",
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
