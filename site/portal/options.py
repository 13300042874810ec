"""The options of a choice, as one office is offered them."""

from collections.abc import Mapping
from typing import Any

from forms.schemas.fields import Field
from forms.schemas.offering import is_offered

from .picking import Aid

#: A choice of more options than this is a list, not tiles.
MOST_TILES = 8


def offered_options(field: Field, chosen: Any, aid: Aid) -> list[Mapping[str, Any]]:
    """What may be chosen in one's office, and what was chosen before; those that its rules name first."""
    options = list(field["options"])
    narrowed = any(each.get("offered_in") for each in options)
    places = aid.reach.places if narrowed and aid.reach else None
    wanted = chosen if isinstance(chosen, list) else [chosen]
    offered = [
        each
        for each in options
        if each["value"] in wanted or (not each.get("withdrawn") and is_offered(each, places))
    ]
    if len(offered) <= MOST_TILES or not field.get("fact"):
        return offered
    ruled = aid.ruled(field["fact"])
    return sorted(offered, key=lambda each: each["value"] not in ruled)
