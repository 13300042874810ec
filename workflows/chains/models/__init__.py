"""Proceedings, their steps, the editions they keep, their serial numbers; minutes."""

from .edition import ProceedingEdition
from .link import Link
from .minutes import Minutes
from .proceeding import FINAL, Proceeding
from .serial import SerialCounter
from .step import Step, StepStatus

__all__ = [
    "FINAL",
    "Link",
    "Minutes",
    "Proceeding",
    "ProceedingEdition",
    "SerialCounter",
    "Step",
    "StepStatus",
]
