"""Bodies that lack somebody where they meet: shown before anything waits for them in vain (D1-3.2d)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Case, Q, When

from people.models import Appointment, Post, Unit
from people.models.running import running_on

MOST = 200
#: Who holds each post in each unit; nobody where it was held once.
Held = Mapping[tuple[int, int], set[int]]


@dataclass(frozen=True)
class Lacking:
    """A body of a unit: its members, the posts of members that were held there once, whether somebody records."""

    body: Post
    unit: Unit
    members: int
    vacant: Sequence[Post]
    unrecorded: bool

    @property
    def too_few(self) -> bool:
        """Whether it has fewer members than it decides with."""
        return self.members < (self.body.quorum or 0)


def lacking(on: date, *, within: Sequence[str] | None = None, most: int = MOST) -> list[Lacking]:
    """The bodies that lack somebody on a day, by unit; four queries, however many there are.

    A body meets where a post of its members and the one that records it were held, and one of them
    still is: a unit that is no more lacks nobody. `within` are the paths of the units that are meant.
    """
    named = Post.objects.filter(body=True).select_related("recorded_by")
    bodies = list(named.prefetch_related("members"))
    if not bodies:
        return []
    held = _held(bodies, on)
    meant = Unit.objects.filter(pk__in={unit for _post, unit in held}).order_by("path")
    if within is not None:
        meant = meant.filter(
            reduce(or_, (Q(path__startswith=each) for each in within), Q(pk__in=[]))
        )
    found = (each for unit in meant for body in bodies for each in _of_body(body, unit, held))
    return list(islice(found, most))


def _held(bodies: Sequence[Post], on: date) -> Held:
    """Of the posts of members and those that record."""
    posts = {each for body in bodies for each in (*body.members.all(), body.recorded_by)}
    sits = Case(When(running_on(on) & Q(person__active=True), then=True), default=False)
    rows = Appointment.objects.filter(post__in=filter(None, posts), starts__lte=on)
    held: dict[tuple[int, int], set[int]] = defaultdict(set)
    for post, unit, person, is_there in rows.values_list("post", "unit", "person", sits):
        held[post, unit] |= {person} if is_there else set()
    return held


def _of_body(body: Post, unit: Unit, held: Held) -> Iterator[Lacking]:
    posts = [each for each in body.members.all() if (each.pk, unit.pk) in held]
    recorder = body.recorded_by
    if not posts or recorder is None or (recorder.pk, unit.pk) not in held:
        return
    sitting = [held[each.pk, unit.pk] for each in posts]
    members, recording = set[int]().union(*sitting), held[recorder.pk, unit.pk]
    if not members and not recording:
        return
    vacant = [post for post, persons in zip(posts, sitting, strict=True) if not persons]
    found = Lacking(body, unit, len(members), vacant, not recording)
    if found.too_few or found.vacant or found.unrecorded:
        yield found
