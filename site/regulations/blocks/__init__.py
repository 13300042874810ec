"""The blocks an editor writes a regulation with."""

from .clause import ClauseBlock, RulesBlock

__all__ = ["ClauseBlock", "RulesBlock"]
