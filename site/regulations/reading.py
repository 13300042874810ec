"""阅知: whom an edition asks to read it, and who has said that he did."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from people.models import Appointment, Person, Unit
from queries import prepared

from .models import Confirmation, Edition
from .shelf import current


class NotBound(Exception):
    """An edition does not bind somebody, or binds nobody any more: there is nothing to confirm."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def asking(on: date) -> QuerySet[Edition]:
    """Editions in force or to come that have something to read."""
    in_force = current(on).values("pk")
    rows = Edition.objects.filter(Q(pk__in=in_force) | Q(in_force_from__gt=on))
    return rows.exclude(text_digest="").defer("clauses", "words")


def to_read(person: Person, unit_paths: Collection[str], on: date) -> list[Edition]:
    """What somebody in these units has still to read, the latest published first; one query.

    Whoever has confirmed the same clauses in another edition has read them: a correction asks anew
    only when it changes a clause.
    """
    above = {up for path in unit_paths for up in Unit.paths_up(path)}
    return _unread(person.pk, tuple(sorted(above)), on) if above else []


@prepared
def _unread(person: int, above: tuple[str, ...], on: date) -> QuerySet[Edition]:
    same = Confirmation.objects.filter(
        person=person,
        edition__regulation=OuterRef("regulation"),
        edition__text_digest=OuterRef("text_digest"),
    )
    bound = Edition.binds.through.objects.filter(edition=OuterRef("pk"), unit__path__in=above)
    rows = asking(on).filter(Exists(bound), ~Exists(same))
    return rows.order_by("-published_at", "-pk")


def confirmations_of(edition: Edition) -> QuerySet[Confirmation]:
    """Who has read its clauses, in this edition or in another with the same ones."""
    return Confirmation.objects.filter(
        edition__regulation=edition.regulation_id, edition__text_digest=edition.text_digest
    )


def confirmation_of(edition: Edition, person: Person) -> Confirmation | None:
    """When somebody read its clauses first; None when he has not."""
    return confirmations_of(edition).filter(person=person).order_by("at").first()


def bound_appointment(edition: Edition, held: Iterable[Appointment]) -> Appointment | None:
    """The first of somebody's appointments in which the edition binds him."""
    bound = tuple(unit.path for unit in edition.binds.all())
    return next((each for each in held if bound and each.unit.path.startswith(bound)), None)


def confirm(
    edition: Edition, *, person: Person, held: Iterable[Appointment], at: datetime, on: date
) -> Confirmation:
    """Keep that somebody has read an edition; saying it twice changes nothing."""
    if not asking(on).filter(pk=edition.pk).exists():
        sentence = _("%(edition)s no longer binds anybody. Read the edition in force instead.")
        raise NotBound(sentence % {"edition": edition})
    appointment = bound_appointment(edition, held)
    if appointment is None:
        sentence = _(
            "%(edition)s does not bind your unit, so nothing is to be confirmed. "
            "If you think that it should, ask the office to check your post."
        )
        raise NotBound(sentence % {"edition": edition})
    found, _made = Confirmation.objects.get_or_create(
        edition=edition, person=person, defaults={"appointment": appointment, "at": at}
    )
    return found
