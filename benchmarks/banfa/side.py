"""Banfa: the demo office, its rows, and its three visits to the staff site."""

import uuid
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.urls import reverse

from benchmarks.answers import answers
from benchmarks.sizes import SMALL_ROWS
from benchmarks.visitor import Visitor
from office.demo import load_demo
from people.models import User
from workflows.chains.models import Proceeding

from .people import workers
from .slips import make_slips

APPLICANTS = 50
FIRST_TRACE = "1"


def prepare() -> None:
    """Tables and the demo office."""
    call_command("migrate", verbosity=0)
    load_demo()


def seed(rows: int) -> None:
    """Slips that wait for the deputy leader."""
    make_slips(rows)


def visits() -> dict[str, Callable[[int], Any]]:
    """Submit, approve and look, each taking the running number of the visit."""
    deputy = Visitor(User.objects.get(username="deputy-leader"))
    applicants = [Visitor(held.person.user) for held in workers(APPLICANTS)]
    waiting = Proceeding.objects.order_by("submitted_at").values_list("serial", flat=True)
    pages = [reverse("portal:proceeding", args=[serial]) for serial in waiting[:SMALL_ROWS]]
    form = reverse("portal:fill", args=["leave"])

    def submit(number: int) -> None:
        turn, applicant = divmod(number, APPLICANTS)
        # The page carries the id of its draft, under which it is handed in once.
        sent = {**answers(turn), "draft": str(uuid.uuid4()), "do": "submit"}
        applicants[applicant].post(form, sent)

    return {
        "submit": submit,
        "approve": lambda number: deputy.post(
            pages[number], {"act": "approve", "seen": FIRST_TRACE}
        ),
        "inbox": lambda _number: deputy.get(reverse("portal:home")),
    }
