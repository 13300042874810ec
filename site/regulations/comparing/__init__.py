"""Two texts of a regulation, clause by clause: pure, from frozen clauses to what differs."""

from .clauses import ClauseChange, compare_clauses
from .kind import Kind
from .rules import RuleChange
from .spans import Op, Span, spans
from .whole import Comparison, HeadingChange, Written, compare

__all__ = [
    "ClauseChange",
    "Comparison",
    "HeadingChange",
    "Kind",
    "Op",
    "RuleChange",
    "Span",
    "Written",
    "compare",
    "compare_clauses",
    "spans",
]
