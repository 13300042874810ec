"""抄送我的: what others sent somebody to be read, the newest first, a page at a time."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from notices.models import Kind, Notification
from people.models import Person
from workflows.chains.models import Copied, Proceeding

from .inbox import BADGE_LIMIT
from .paging import Page, page_of

if TYPE_CHECKING:
    from .access import Visitor

#: What a line of the list does not read.
HEAVY = ("proceeding__verdicts", "proceeding__due")


def copied_to(visitor: "Visitor", after: str = "", *, unread: bool = False) -> Page[Copied]:
    """Copies with whose matter it is and who sent it; only those not opened yet, if he wants that."""
    rows = Copied.objects.filter(person=visitor.me)
    if unread:
        rows = rows.filter(read_at=None)
    whose = "by", "proceeding__applicant", "proceeding__unit"
    rows = rows.select_related(*whose).defer(*HEAVY)
    return page_of(rows, ("at", "pk"), after, newest_first=True)


def copied_badge(person: Person) -> str:
    """How many are unread, up to 99+, without counting them all; blank for none."""
    rows = Copied.objects.filter(person=person, read_at=None).order_by()
    found = len(rows.values_list("pk", flat=True)[: BADGE_LIMIT + 1])
    return f"{BADGE_LIMIT}+" if found > BADGE_LIMIT else str(found or "")


def with_copies(matters: QuerySet[Proceeding], visitor: "Visitor") -> QuerySet[Proceeding]:
    """Matters, each with whether a copy of it still lies unread before the visitor."""
    mine = Copied.objects.filter(proceeding=OuterRef("pk"), person=visitor.me, read_at=None)
    return matters.annotate(copy_unread=Exists(mine))


def mark_read(matter: Proceeding, visitor: "Visitor") -> None:
    """He has it before his eyes: the copy is read, and so is the notification of it."""
    if not getattr(matter, "copy_unread", False):
        return
    me, now = visitor.me, visitor.now
    Copied.objects.filter(proceeding=matter, person=me, read_at=None).update(read_at=now)
    told = Notification.objects.filter(person=me, stream=matter.serial, kind=Kind.COPIED)
    told.filter(read_at=None).update(read_at=now)
