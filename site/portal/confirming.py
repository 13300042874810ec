"""阅知 on the staff site: what somebody has still to read, and whether he has read this."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail.permissions import page_permission_policy

from people.models import Appointment
from regulations.models import Confirmation, Edition
from regulations.reading import bound_appointment, confirmation_of, to_read

if TYPE_CHECKING:
    from .access import Visitor


def unread(visitor: "Visitor") -> list[Edition]:
    """What the visitor has still to read, in his own posts; one query, for a stranger none."""
    if visitor.person is None:
        return []
    return to_read(visitor.person, [each.unit.path for each in own(visitor)], visitor.today)


def own(visitor: "Visitor") -> list[Appointment]:
    """His own appointments, the oldest first: nobody reads in another's place."""
    held = (each.appointment for each in visitor.hats if each.on_behalf_of is None)
    return list({each.pk: each for each in held}.values())


@dataclass(frozen=True)
class Standing:
    """How somebody stands to an edition: asked to confirm it, or done so."""

    asked: bool = False
    confirmed: Confirmation | None = None


def standing(visitor: "Visitor", edition: Edition, in_force: Edition | None) -> Standing:
    """Nobody is asked about an edition that was replaced, or that does not bind him."""
    if visitor.person is None or not edition.text_digest:
        return Standing()
    binds = edition == in_force or edition.in_force_from > visitor.today
    if found := confirmation_of(edition, visitor.person):
        return Standing(confirmed=found)
    return Standing(asked=binds and bound_appointment(edition, own(visitor)) is not None)


def may_follow(user: object) -> bool:
    """Whether somebody keeps regulations: who reads them is his business, nobody else's."""
    found: bool = page_permission_policy.user_has_any_permission(user, {"add", "change", "publish"})
    return found
