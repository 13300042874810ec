"""The floor as one side of a comparison: its rows, and its visits."""

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from benchmarks.answers import answers
from benchmarks.sizes import SMALL_ROWS
from benchmarks.visitor import Visitor

BATCH = 5_000


def prepare() -> None:
    """Tables, and the user for whom everything waits."""
    # The tables that the own ones refer to come first.
    call_command("migrate", verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)
    get_user_model().objects.create_user("boss")


def seed(rows: int) -> None:
    """Slips that wait for the boss."""
    from .models import Slip

    boss = get_user_model().objects.get()
    for first in range(0, rows, BATCH):
        Slip.objects.bulk_create(
            Slip(owner=boss, assignee=boss, answers=answers(number))
            for number in range(first, min(first + BATCH, rows))
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def rows() -> int:
    """How many slips there are."""
    from .models import Slip

    return Slip.objects.count()


def visits() -> dict[str, Callable[[int], None]]:
    """Submit, approve, look and export, each taking the running number of the visit."""
    from .models import Slip

    boss = Visitor(get_user_model().objects.get())
    waiting = list(Slip.objects.order_by("pk").values_list("pk", flat=True)[:SMALL_ROWS])
    return {
        "submit": lambda number: boss.post("/submit/", answers(number)),
        "approve": lambda number: boss.post(f"/approve/{waiting[number]}/", {}),
        "inbox": lambda number: boss.get("/inbox/"),
        "export": lambda number: boss.drain("/export.csv"),
    }
