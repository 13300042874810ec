"""Proceedings, their steps, the editions they keep, their serial numbers."""

from .edition import ProceedingEdition
from .proceeding import FINAL, Proceeding
from .serial import SerialCounter
from .step import Step, StepStatus

__all__ = ["FINAL", "Proceeding", "ProceedingEdition", "SerialCounter", "Step", "StepStatus"]
