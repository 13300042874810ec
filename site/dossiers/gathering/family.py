"""关联: what a matter grew out of, and what grew out of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from workflows.chains.models import Link

from .matter import Matter


def links(matter: Matter, until: datetime | None) -> tuple[str, ...]:
    """A sentence for each, in the order in which they came about."""
    return tuple(_sentence(matter, link) for link in _until(matter, until))


def links_of_record(matter: Matter, until: datetime | None) -> list[dict[str, Any]]:
    """The same as data."""
    return [
        {"direction": _direction(matter, link), "serial": other.serial, "title": other.title}
        for link in _until(matter, until)
        for other in [_other(matter, link)]
    ]


def _until(matter: Matter, until: datetime | None) -> Iterator[Link]:
    """What grew out of it after the dossier's last day would make other bytes each time."""
    for link in matter.links:
        if until is None or link.later.submitted_at <= until:
            yield link


def _direction(matter: Matter, link: Link) -> str:
    return "earlier" if link.later_id == matter.proceeding.pk else "later"


def _other(matter: Matter, link: Link) -> Any:
    return link.earlier if link.later_id == matter.proceeding.pk else link.later


def _sentence(matter: Matter, link: Link) -> str:
    other = _other(matter, link)
    words = {"serial": other.serial, "title": other.title}
    if _direction(matter, link) == "earlier":
        return _("grew out of %(serial)s, %(title)s") % words
    return _("%(serial)s, %(title)s, grew out of it") % words
