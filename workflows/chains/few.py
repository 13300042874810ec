"""成员不足: bodies that have fewer members than they decide with, so that what waits for them waits for ever."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from .members import seats_of


@dataclass(frozen=True)
class Few:
    """How many members may count at a step, how many the body decides with, whether the applicant is one more."""

    members: int
    needed: int
    aside: bool


def short_of_members(rows: Any, on: date) -> dict[int, Few]:
    """Of steps that wait, those whose body cannot have enough members there; two queries for all of them.

    The applicant stands aside in his own matter, so he is not counted.
    """
    counted = rows.filter(act="deliberate", post__quorum__gt=0).values_list(
        "pk", "post", "unit", "post__quorum", "proceeding__applicant"
    )
    waiting = list(counted)
    if not waiting:
        return {}
    sitting = seats_of({(body, unit) for _pk, body, unit, *_rest in waiting}, on)
    found = {}
    for pk, body, unit, needed, applicant in waiting:
        members = sitting.get((body, unit), set())
        count = len(members - {applicant})
        if count < needed:
            found[pk] = Few(count, needed, applicant in members)
    return found
