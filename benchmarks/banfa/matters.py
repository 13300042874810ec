"""Thousands of matters of all kinds: some that were really handed in, copied with all their rows."""

from collections import Counter
from datetime import timedelta
from itertools import cycle

from django.db import connection
from django.utils import timezone

from benchmarks.answers import SLIPS_A_YEAR
from workflows.chains.models import SerialCounter
from workflows.chains.search.indexing import index_matters, not_indexed

from .copying import Copy, Original
from .originals import Course, courses, handed_in
from .people import new_grids, workers

AT_ONCE = 2_000
APART = timedelta(seconds=30)
A_DAY = timedelta(days=1)


def make_matters(count: int) -> None:
    """Matters handed in one after another until now, the kinds mixed as an office has them."""
    people = max(1, count // SLIPS_A_YEAR)
    held = workers(people, new_grids(people))
    begun = timezone.now() - (count + 1) * APART
    shares = courses((begun - A_DAY * 2).date())
    originals = [Original(handed_in(course, at=begun - A_DAY)) for course in shares]
    turns = cycle(_mixed(shares))
    serials = Counter(each.series for each in originals)
    wanted = []
    for number in range(count - len(originals)):
        original = originals[next(turns)]
        serials[original.series] += 1
        at = begun + (number + 1) * APART
        wanted.append(Copy(original, serials[original.series], held[number % len(held)], at))
        if len(wanted) == AT_ONCE:
            Original.copy_all(wanted)
            wanted = []
    Original.copy_all(wanted)
    for original in originals:
        original.copy_rows()
    for series, last in serials.items():
        SerialCounter.objects.filter(series=series).update(last=last)
    index_matters(not_indexed().order_by("pk").iterator(chunk_size=AT_ONCE))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _mixed(shares: tuple[Course, ...]) -> list[int]:
    """The courses of twenty matters, each as often as it is due, none in a heap."""
    due = [
        ((turn + 0.5) / course.of_twenty, number)
        for number, course in enumerate(shares)
        for turn in range(course.of_twenty)
    ]
    return [number for _place, number in sorted(due)]
