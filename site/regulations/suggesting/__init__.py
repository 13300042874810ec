"""Suggested rules: reads the wording of clauses and proposes rules beside their words (pure)."""

from .clause import ClauseText, Suggestion
from .offering import block, sentence
from .reading import suggest
from .vocabulary import Vocabulary

__all__ = ["ClauseText", "Suggestion", "Vocabulary", "block", "sentence", "suggest"]
