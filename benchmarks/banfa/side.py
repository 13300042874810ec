"""Banfa: the demo office, its rows, and its visits to the staff site and the API."""

from collections.abc import Callable
from typing import Any

from benchmarks.visitor import Visitor
from people.models import User
from workflows.chains.models import Proceeding

from .deciding import approving, deciding_together
from .handing_in import filling_in
from .looking import lists, offices, pages_of

Visit = Callable[[int], Any]


def prepare() -> None:
    """Tables and the demo office."""
    from .seeding import make_office

    make_office()


def seed(rows: int) -> None:
    """Matters of all kinds."""
    from .seeding import make_rows

    make_rows(rows)


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
    turns = list(shown.values())
    return lambda number: turns[number % len(turns)](number)


def _somebody() -> User:
    """One of those who handed in the rows, twenty each in the small office and in the large one."""
    copies = Proceeding.objects.exclude(kind="leave").exclude(
        applicant__user__username="grid-worker"
    )
    newest = copies.order_by("-submitted_at")
    return newest.select_related("applicant__user")[0].applicant.user
