"""Past leaves: a few that were really handed in, and thousands of copies of them."""

from datetime import timedelta
from itertools import cycle

from django.db import connection
from django.utils import timezone

from benchmarks.answers import SLIPS_A_YEAR
from benchmarks.banfa.copying import Copy, Original
from benchmarks.banfa.originals import TAKEN, Course, handed_in, leave
from benchmarks.banfa.people import new_grids, workers

AT_ONCE = 2_000
APART = timedelta(minutes=30)
#: Of one day, of three (for which the draft wants fewer signatures), of six; taken and not.
COURSES = (
    Course("leave", 8, leave(1), acts=TAKEN),
    Course("leave", 6, leave(3, place=1)),
    Course("leave", 6, leave(6, place=2)),
)


def make_leaves(count: int) -> None:
    """So many leaves, twenty for each person, handed in one after another until now."""
    people = max(1, count // SLIPS_A_YEAR)
    held = workers(people, new_grids(people))
    begun = timezone.now() - (count + 1) * APART
    originals = [Original(handed_in(each, at=begun)) for each in COURSES]
    turns = cycle(originals)
    wanted = [
        Copy(next(turns), number + 10, held[number % len(held)], begun + (number + 1) * APART)
        for number in range(count - len(originals))
    ]
    for first in range(0, len(wanted), AT_ONCE):
        Original.copy_all(wanted[first : first + AT_ONCE])
    for original in originals:
        original.copy_rows()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
