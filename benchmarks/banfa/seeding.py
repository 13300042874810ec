"""What is there before the visits begin; loaded where it is made, since no web process holds it."""

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from benchmarks.sizes import Sizes
from office.demo import load_demo
from people.models import Unit

from .matters import make_matters
from .originals import Course, handed_in, leave
from .people import MORE, workers


def make_office() -> None:
    """Tables and the demo office."""
    call_command("migrate", verbosity=0)
    load_demo()


def make_rows(rows: int) -> None:
    """Matters of all kinds, among them slips that wait for the deputy leader; and slips to be decided together."""
    make_matters(rows)
    with transaction.atomic():
        # One each: nobody may have two slips for the same days. Not in the grids of the visitors:
        # who shares one with them may act on their cases.
        grids = list(Unit.objects.filter(code__startswith=MORE))
        for asking in workers(Sizes.from_environment().decided_together, grids):
            by = asking.person.user.username
            handed_in(Course("leave", 0, leave(), by=by), at=timezone.now())
