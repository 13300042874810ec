"""Regulations and their editions."""

from .edition import Edition
from .regulation import RegulationIndex, RegulationPage

__all__ = ["Edition", "RegulationIndex", "RegulationPage"]
