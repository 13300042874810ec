"""Who sees what: one queryset for portal, API, admin and files (design section 7)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial, reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Exists, OuterRef, Q

from people.models import Person
from people.service import Hat, hats
from queries import Prepared, prepared

from .desks import Worn

#: Wagtail groups whose members may read every matter that has ended.
READERS_OF_ENDED = frozenset({"archivist", "auditor"})
ADMINISTRATORS = "administrator"


#: A sight in values that a prepared question takes: who, in which hats (`Worn`), sees everything, or all that ended.
Seen = tuple[int | None, tuple[tuple[Any, ...], ...], bool, bool]


@dataclass(frozen=True)
class Sight:
    """What somebody sees on a day: everything, or matters for one of several reasons."""

    person: Person | int | None = None
    worn: tuple[Hat | Worn, ...] = ()
    everything: bool = False
    all_ended: bool = False

    @property
    def wide(self) -> bool:
        """Whether he reads by office, not by what passed through his hands."""
        return self.everything or self.all_ended

    @property
    def asked(self) -> Seen:
        """The same in values that a prepared question takes; `Sight.of` makes a sight of them again."""
        if self.everything:
            return None, (), True, self.all_ended
        worn = tuple(
            [
                Worn(
                    each.post_code, each.unit_id, each.unit_path, each.charge_paths, each.forms,
                    each.oversees,
                )
                for each in self.worn
            ]
        )  # fmt: skip
        key = self.person.pk if isinstance(self.person, Person) else self.person
        return key, worn, False, self.all_ended

    @classmethod
    def of(cls, asked: Seen) -> "Sight":
        """What `asked` said; a prepared question gives it values that nobody uses."""
        person, worn, everything, all_ended = asked
        return cls(person, tuple([Worn(*each) for each in worn]), everything, all_ended)

    def covers(self, unit_path: str, form: str) -> bool:
        """Whether he sees whatever is born of a form in a unit, since he oversees it (as `_overseen` has it)."""
        return self.everything or any(
            unit_path.startswith(tuple(hat.charge_paths or (hat.unit_path,)))
            for hat in self.worn
            if hat.oversees and (not hat.forms or form in hat.forms)
        )

    def of_matters(self) -> Iterator[Q]:
        """Reasons that lie in the matter: his own, ended, told to him, of a unit that he oversees."""
        yield Q(applicant=self.person)
        if self.all_ended:
            yield Q(final=True)
        if self.worn:
            # Whom it is told to when it is overdue can look at it.
            yield ~Q(tell="") & Q(final=False) & _told(self.worn)
        yield from _overseen(self.worn)

    def of_steps(self) -> Iterator[Q]:
        """Reasons that lie in a step: he did it, or it reached him by name."""
        yield Q(done_by=self.person)
        # Also a step that was waiting when the matter was taken back.
        yield Q(person=self.person, since__isnull=False)


class ProceedingQuerySet(models.QuerySet):
    """Proceedings by who may see them."""

    def visible_to(
        self, person: Person, *, on: date, worn: Sequence[Hat] | None = None
    ) -> "ProceedingQuerySet":
        """The applicant; who has or had a step; overseers of the unit and above; archivist and auditor once ended."""
        return self.in_sight(sight_of(person, on, worn))

    def in_sight(self, sight: Sight) -> "ProceedingQuerySet":
        """Those that somebody sees, when it is known already what he sees."""
        if sight.everything:
            return self
        from .models.copied import Copied
        from .models.step import Step

        steps = Step.objects.filter(proceeding=OuterRef("pk"))
        reasons: list[Any] = [*sight.of_matters()]
        reasons += [Exists(steps.filter(reason)) for reason in sight.of_steps()]
        reasons.append(
            Exists(Copied.objects.filter(proceeding=OuterRef("pk"), person=sight.person))
        )
        if sight.worn:
            reasons.append(Exists(steps.filter(since__isnull=False).at_hats(sight.worn)))
            # Whom the clock told that it is overdue can look at it.
            reasons.append(Exists(steps.told_to(sight.worn)))
        return self.filter(reduce(or_, map(Q, reasons)))

    def overdue_for(self, worn: Sequence[Hat], *, at: datetime) -> "ProceedingQuerySet":
        """What is overdue and told to these hats, the longest overdue first."""
        return self.overdue_in([(hat.post_code, hat.unit_path, hat.forms) for hat in worn], at=at)

    def overdue_in(
        self, posts: Iterable[tuple[str, str, tuple[str, ...]]], *, at: datetime
    ) -> "ProceedingQuerySet":
        """The same for posts, each with the path of its unit, and the forms if not for all."""
        late = ~Q(tell="") & Q(final=False, due_at__lt=at)
        return self.filter(late, _told_in(posts)).order_by("due_at", "pk")

    def sent_by(self, person: Person) -> "ProceedingQuerySet":
        """What a person handed in, the newest first."""
        return self.filter(applicant=person).order_by("-submitted_at", "-pk")


def sight_of(person: Person, on: date, worn: Sequence[Hat] | None = None) -> Sight:
    """What a person sees on a day."""
    worn = hats(person, on) if worn is None else worn
    user = person.user
    groups = set(_groups_of(user.pk)) if user is not None else set()
    everything = user is not None and (user.is_superuser or ADMINISTRATORS in groups)
    return Sight(person, tuple(worn), everything, bool(groups & READERS_OF_ENDED))


@prepared
def _groups_of(user: int) -> models.QuerySet[Group, str]:
    return Group.objects.filter(user=user).order_by().values_list("name", flat=True)


def few_in_sight(sight: Sight, *, most: int) -> list[int] | None:
    """The keys of all that somebody sees, each reason by an index of its own; None when there are too many."""
    if sight.wide:
        return None
    keys = [key for (key,) in _keys_up_to(most + 1)(sight.asked)]
    return list(set(keys)) if len(keys) <= most else None


@cache
def _keys_up_to(most: int) -> Prepared:
    return Prepared(partial(_keys_in_sight, most), by_value=True)


def _keys_in_sight(most: int, asked: Seen) -> models.QuerySet[Any, Any]:
    from .models.copied import Copied
    from .models.proceeding import Proceeding
    from .models.step import Step

    sight = Sight.of(asked)
    matters = [Proceeding.objects.filter(reason).values_list("pk") for reason in sight.of_matters()]
    steps = [Step.objects.filter(reason) for reason in sight.of_steps()]
    steps += [Step.objects.filter(since__isnull=False).at_hats([hat]) for hat in sight.worn]
    steps += [Step.objects.told_to(sight.worn)] if sight.worn else []
    copied = Copied.objects.filter(person=sight.person).values_list("proceeding_id")
    branches = [*matters, copied, *(each.values_list("proceeding_id") for each in steps)]
    first, *others = (each.order_by() for each in branches)
    return first.union(*others, all=True)[:most]


def _told(worn: Sequence[Hat | Worn]) -> Q:
    """What is told to these hats: to their posts, in their units or below; a substitute only his forms."""
    return _told_in((hat.post_code, hat.unit_path, hat.forms) for hat in worn)


def _told_in(posts: Iterable[tuple[str, str, tuple[str, ...]]]) -> Q:
    told = Q(pk__in=[])
    for post_code, path, forms in posts:
        of_post = Q(tell=post_code, unit__path__startswith=path)
        told |= of_post & Q(form_edition__slug__in=forms) if forms else of_post
    return told


def _overseen(worn: Sequence[Hat | Worn]) -> Iterator[Q]:
    """What these hats oversee: the units in charge, or the whole unit; a substitute only his forms."""
    for hat in worn:
        if hat.oversees:
            for path in hat.charge_paths or (hat.unit_path,):
                below = Q(unit__path__startswith=path)
                yield below & Q(form_edition__slug__in=hat.forms) if hat.forms else below
