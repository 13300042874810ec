"""Regulations and their editions, the words of their clauses, and who has read them."""

from .change import ENDINGS, Change
from .clause_text import ClauseText
from .confirmation import Confirmation
from .edition import Edition
from .import_draft import ImportDraft
from .regulation import RegulationIndex, RegulationPage

__all__ = [
    "ENDINGS",
    "Change",
    "ClauseText",
    "Confirmation",
    "Edition",
    "ImportDraft",
    "RegulationIndex",
    "RegulationPage",
]
