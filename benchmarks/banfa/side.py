"""Banfa: the demo office, its rows, and its visits to the staff site and the API."""

from collections.abc import Callable
from itertools import cycle
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from benchmarks.sizes import Sizes
from benchmarks.visitor import Visitor
from office.demo import load_demo
from people.models import User
from workflows.chains.models import Proceeding

from .deciding import approving, deciding_together
from .handing_in import filling_in
from .looking import lists, offices, pages_of
from .matters import make_matters
from .originals import Course, handed_in, leave
from .people import workers

Visit = Callable[[int], Any]


def prepare() -> None:
    """Tables and the demo office."""
    call_command("migrate", verbosity=0)
    load_demo()


def seed(rows: int) -> None:
    """Matters of all kinds, among them slips that wait for the deputy leader; and slips to be decided together."""
    make_matters(rows)
    count = Sizes.from_environment().decided_together
    with transaction.atomic():
        # One each: nobody may have two slips for the same days.
        for asking in workers(count):
            by = asking.person.user.username
            handed_in(Course("leave", 0, leave(), by=by), at=timezone.now())


def visits() -> dict[str, Visit]:
    """Hand in, approve, look and search, each taking the running number of the visit."""
    deputy = Visitor(User.objects.get(username="deputy-leader"))
    worker = Visitor(_somebody())
    archivist = Visitor(User.objects.get(username="archivist"))
    shown = {
        **lists(worker, archivist),
        **offices("worker", worker),
        **offices("deputy", deputy),
        **pages_of(deputy),
    }
    return {
        **filling_in(),
        "approve": approving(deputy),
        "decide 20 at once, each": deciding_together(deputy),
        **shown,
        "many pages": _one_after_another(shown),
    }


def _one_after_another(shown: dict[str, Visit]) -> Visit:
    turns = cycle(shown.values())
    return lambda number: next(turns)(number)


def _somebody() -> User:
    """One of those who handed in the rows, twenty each in the small office and in the large one."""
    copies = Proceeding.objects.exclude(kind="leave").exclude(
        applicant__user__username="grid-worker"
    )
    newest = copies.order_by("-submitted_at")
    return newest.select_related("applicant__user")[0].applicant.user
