"""What a trial adds up, as JSON that grows chunk by chunk."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from .weighing import Weighed

#: How many different reasons are kept; more than these nobody reads.
MOST_REASONS = 20
NONE: dict[str, Any] = {
    "differ": 0,
    "chain": 0,
    "verdict": 0,
    "due": 0,
    "unsaid": 0,
    "refused": 0,
    "allowed": 0,
    "months": {},
    "reasons": {},
}


def add(totals: dict[str, Any], weighed: Iterable[Weighed]) -> dict[str, Any]:
    """The totals with some more matters; those given stay as they are."""
    found = Counter({key: n for key, n in totals.items() if isinstance(n, int)})
    months = {month: list(pair) for month, pair in totals.get("months", {}).items()}
    reasons = Counter(totals.get("reasons", {}))
    for each in weighed:
        month = months.setdefault(f"{each.past.submitted_on:%Y-%m}", [0, 0])
        month[0] += 1
        month[1] += bool(each.differences)
        found["differ"] += bool(each.differences)
        found.update(difference.what for difference in each.differences)
        found["unsaid"] += bool(each.reasons)
        found["refused"] += each.newly_refused
        found["allowed"] += each.newly_allowed
        reasons.update(each.reasons)
    kept = dict(reasons.most_common(MOST_REASONS))
    return {**NONE, **found, "months": dict(sorted(months.items())), "reasons": kept}
