"""A leave taken from the slip to coming back: in one go, or returned for correction on the way."""

from datetime import datetime, timedelta

from django.utils import timezone

from benchmarks.answers import answers, over
from forms.schemas.service import current_edition
from people.models import Person
from workflows.chains.models import Proceeding
from workflows.chains.service import perform, submit

DAYS = 5
#: So many of the slips of two days lie between two of these.
APART = 3
AN_HOUR = timedelta(hours=1)
#: (who, act, what is said)
STRAIGHT = (
    ("deputy-leader", "opine", "情况属实。"),
    ("office-director", "approve", "同意。"),
    ("office-clerk", "file", ""),
)
RETURNED_FIRST = (
    ("deputy-leader", "return", "请写明工作交给谁，再交上来。"),
    ("grid-worker", "resubmit", ""),
    *STRAIGHT,
)


def finished(course: tuple[tuple[str, str, str], ...], place: int) -> Proceeding:
    """A matter of the demo office that has gone this course and has ended; no two lie at one `place`."""
    at = timezone.now() - timedelta(days=30)
    edition = current_edition("leave")
    assert edition is not None
    slip = answers(place * APART)
    filled_in = {**slip, "last_day": _last_day(slip["first_day"])}
    matter = submit(edition, filled_in, by=_person("grid-worker"), at=at)
    for number, (who, act, opinion) in enumerate(course):
        at_then = at + AN_HOUR * (number + 1)
        again = filled_in if act == "resubmit" else None
        perform(matter, act, by=_person(who), at=at_then, opinion=opinion, answers=again)
    perform(matter, "report_back", by=_person("grid-worker"), at=over(filled_in["last_day"]))
    return Proceeding.objects.get(pk=matter.pk)


def _person(user: str) -> Person:
    return Person.objects.get(user__username=user)


def _last_day(first_day: str) -> str:
    last = datetime.fromisoformat(first_day) + timedelta(days=DAYS - 1)
    return last.date().isoformat()
