"""What is there before the visits begin; loaded where it is made, since no web process holds it."""

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from benchmarks.sizes import Sizes
from office.demo import load_demo

from .matters import make_matters
from .originals import Course, handed_in, leave
from .people import workers


def make_office() -> None:
    """Tables and the demo office."""
    call_command("migrate", verbosity=0)
    load_demo()


def make_rows(rows: int) -> None:
    """Matters of all kinds, among them slips that wait for the deputy leader; and slips to be decided together."""
    make_matters(rows)
    with transaction.atomic():
        # One each: nobody may have two slips for the same days.
        for asking in workers(Sizes.from_environment().decided_together):
            by = asking.person.user.username
            handed_in(Course("leave", 0, leave(), by=by), at=timezone.now())
