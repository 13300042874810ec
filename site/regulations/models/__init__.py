"""Regulations and their editions."""

from .change import ENDINGS, Change
from .edition import Edition
from .regulation import RegulationIndex, RegulationPage

__all__ = ["ENDINGS", "Change", "Edition", "RegulationIndex", "RegulationPage"]
