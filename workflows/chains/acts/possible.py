"""Which acts a kind of matter knows at all, whatever its state: what deadlines may count from."""

from ..kinds import kinds_by_code
from .base import EVERY_KIND, registered


def possible_acts(kind: str) -> frozenset[str] | None:
    """Its birth, and each act one of whose transitions it has; None for a kind that nobody registered."""
    model = kinds_by_code().get(kind)
    if model is None:
        return None
    acts = [
        act
        for of_kind, act in registered()
        if of_kind in (EVERY_KIND, kind) and any(hasattr(model, each) for each in act.transitions)
    ]
    named = {act.code for act in acts} | {act.counts_as for act in acts if act.counts_as}
    return frozenset({model.born_by, *named})
