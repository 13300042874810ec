"""退回给申请人的: who sent it back, and what he wrote; it stands where it is corrected."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from trail.models import Trace

from .access import Visitor
from .log import SEPARATOR

#: The acts by which a matter comes back to its applicant.
RETURNS = frozenset({"return", "correct"})


@dataclass(frozen=True)
class SentBack:
    """The words with which it came back; blank names where the applicant took it back himself."""

    post: str
    name: str
    words: str


def sent_back(matter: Any, visitor: Visitor, traces: Iterable[Trace]) -> SentBack | None:
    """What was written to the applicant for whom a matter waits; None where nothing was.

    By the latest of the acts that brought it back; the newest of the traces comes first.
    """
    if matter.state != "returned" or matter.applicant_id != visitor.me.pk:
        return None
    last = next((each for each in traces if each.act in RETURNS), None)
    if last is None or not last.payload.opinion:
        return None
    if last.act == "correct":
        return SentBack("", "", last.payload.opinion)
    post = last.appointment.partition(SEPARATOR)[0]
    return SentBack(post, last.actor_name, last.payload.opinion)
