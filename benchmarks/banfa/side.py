"""Banfa: the demo office, its rows, and its visits to the staff site."""

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.management import call_command
from django.urls import reverse

from benchmarks.answers import answers
from benchmarks.sizes import SMALL_ROWS
from benchmarks.visitor import Visitor
from office.demo import load_demo
from people.models import User
from workflows.chains.models import Proceeding

from .matters import make_matters
from .originals import CASE
from .people import workers

APPLICANTS = 50
FIRST_TRACE = "1"
#: In every row stands the post of a worker; of this no office of grids has a word.
IN_ALL, IN_NONE = "网格", "卫星云图"


def prepare() -> None:
    """Tables and the demo office."""
    call_command("migrate", verbosity=0)
    load_demo()


def seed(rows: int) -> None:
    """Matters of all kinds, among them slips that wait for the deputy leader."""
    make_matters(rows)


def visits() -> dict[str, Callable[[int], Any]]:
    """Hand in, approve, look and search, each taking the running number of the visit."""
    deputy = Visitor(User.objects.get(username="deputy-leader"))
    applicants = [Visitor(held.person.user) for held in workers(APPLICANTS)]
    waiting = Proceeding.objects.filter(kind="leave", final=False).order_by("submitted_at")
    serials = waiting.values_list("serial", flat=True)[:SMALL_ROWS]
    pages = [reverse("portal:proceeding", args=[serial]) for serial in serials]

    def hand_in(form: str, filled_in: Callable[[int], dict[str, Any]]) -> Callable[[int], Any]:
        address = reverse("portal:fill", args=[form])

        def visit(number: int) -> None:
            turn, applicant = divmod(number, APPLICANTS)
            # The page carries the id of its draft, under which it is handed in once.
            sent = {**filled_in(turn), "draft": str(uuid.uuid4()), "do": "submit"}
            applicants[applicant].post(address, sent)

        return visit

    return {
        "submit": hand_in("leave", answers),
        "report a case": hand_in("case", lambda _turn: CASE),
        "approve": lambda number: deputy.post(
            pages[number], {"act": "approve", "seen": FIRST_TRACE}
        ),
        "inbox": lambda _number: deputy.get(reverse("portal:home")),
        **_lists(Visitor(_somebody()), Visitor(User.objects.get(username="archivist"))),
    }


def _lists(worker: Visitor, archivist: Visitor) -> dict[str, Callable[[int], Any]]:
    """What a worker handed in; and searching, as one who sees few and as one who sees half of all."""
    search = reverse("portal:search")
    everywhere, nowhere = (f"{search}?{urlencode({'q': words})}" for words in (IN_ALL, IN_NONE))
    return {
        "sent by me": lambda _number: worker.get(reverse("portal:sent")),
        "search, in all: worker": lambda _number: worker.get(everywhere),
        "search, in none: worker": lambda _number: worker.get(nowhere),
        "search, in all: archivist": lambda _number: archivist.get(everywhere),
        "search, in none: archivist": lambda _number: archivist.get(nowhere),
    }


def _somebody() -> User:
    """One of those who handed in the rows, twenty each in the small office and in the large one."""
    newest = Proceeding.objects.exclude(applicant__user__username="grid-worker")
    return newest.order_by("-submitted_at").select_related("applicant__user")[0].applicant.user
