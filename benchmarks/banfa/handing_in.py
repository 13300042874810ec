"""Forms that are filled in and handed in: from a page that was just opened, and from a saved draft."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse

from benchmarks.answers import answers
from benchmarks.sizes import Sizes
from benchmarks.visitor import Visitor
from forms.schemas.service import current_edition
from forms.submissions.models import Draft
from people.models import Appointment

from .originals import CASE
from .people import workers

APPLICANTS = 50
LEAVE = "leave"


def filling_in() -> dict[str, Callable[[int], Any]]:
    """A leave, a leave that was saved before, and a case; each visit by the next of fifty workers."""
    held = workers(APPLICANTS)
    return {
        "submit": _hand_in(LEAVE, held, answers),
        "submit a draft": _hand_in_drafts(workers(APPLICANTS)),
        "report a case": _hand_in("case", held, lambda _turn: CASE),
    }


def _hand_in(
    form: str, held: list[Appointment], filled_in: Callable[[int], Mapping[str, Any]]
) -> Callable[[int], Any]:
    address = reverse("portal:fill", args=[form])
    applicants = [Visitor(each.person.user) for each in held]

    def visit(number: int) -> None:
        turn, applicant = divmod(number, len(held))
        # The page carries the id of its draft, under which it is handed in once.
        sent = {**filled_in(turn), "draft": str(uuid.uuid4()), "do": "submit"}
        applicants[applicant].post(address, sent)

    return visit


def _hand_in_drafts(held: list[Appointment]) -> Callable[[int], Any]:
    """What the page has saved by itself while it was filled in."""
    edition = current_edition(LEAVE)
    address = reverse("portal:fill", args=[LEAVE])
    applicants = [Visitor(each.person.user) for each in held]
    drafts = Draft.objects.bulk_create(
        Draft(
            owner=held[number % len(held)].person,
            edition=edition,
            answers={key: each for key, each in answers(number // len(held)).items() if each},
            page=str(uuid.uuid4()),
        )
        for number in range(Sizes.from_environment().acted_on)
    )

    def visit(number: int) -> None:
        turn, applicant = divmod(number, len(held))
        draft = drafts[number]
        sent = {"draft": str(draft.pk), "page": draft.page, "version": "", "do": "submit"}
        applicants[applicant].post(address, {**answers(turn), **sent})

    return visit
