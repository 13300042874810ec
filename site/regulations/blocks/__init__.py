"""The blocks an editor writes a regulation with."""

from .clause import ClauseBlock, ClausesBlock, RulesBlock

__all__ = ["ClauseBlock", "ClausesBlock", "RulesBlock"]
