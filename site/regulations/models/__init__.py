"""Regulations and their editions, the words of their clauses, and who has read them."""

from .clause_text import ClauseText
from .confirmation import Confirmation
from .edition import Edition
from .regulation import RegulationIndex, RegulationPage

__all__ = ["ClauseText", "Confirmation", "Edition", "RegulationIndex", "RegulationPage"]
