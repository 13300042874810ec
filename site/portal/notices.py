"""通知: what somebody was told, the newest first, a page at a time."""

from dataclasses import dataclass

from notices.models import Kind, Notification
from notices.sentences import sentence
from people.models import Person

from .inbox import BADGE_LIMIT
from .paging import Page, page_of

#: kind -> (tone of the stylesheet, icon)
LOOKS = {
    Kind.WAITS: ("act", "inbox"),
    Kind.DECIDED: ("ok", "circle-check"),
    Kind.RETURNED: ("soon", "arrow-back-up"),
    Kind.COPIED: ("", "send"),
    Kind.URGED: ("soon", "clock"),
    Kind.OVERDUE: ("late", "alert-triangle"),
    Kind.MOVED: ("soon", "clock"),
    Kind.WITHDRAWN: ("", "arrow-back-up"),
    Kind.STRANDED: ("late", "alert-triangle"),
    Kind.STANDS_IN: ("act", "arrows-right-left"),
    Kind.STANDS_DOWN: ("", "arrows-right-left"),
    Kind.STANDS_ALONE: ("late", "alert-triangle"),
    Kind.SWITCHED_OFF: ("late", "ban"),
}


@dataclass(frozen=True)
class Line:
    """One notification with its sentence and its look."""

    notification: Notification

    @property
    def sentence(self) -> str:
        """In the language of who reads it."""
        return sentence(self.notification.kind, self.notification.words)

    @property
    def tone(self) -> str:
        """The colour of its icon."""
        return LOOKS[Kind(self.notification.kind)][0]

    @property
    def icon(self) -> str:
        """What stands before it."""
        return LOOKS[Kind(self.notification.kind)][1]


def told(person: Person, after: str = "", *, unread: bool = False) -> Page[Line]:
    """What a person was told; only what he has not read yet, if he wants that."""
    rows = Notification.objects.filter(person=person)
    if unread:
        rows = rows.filter(read_at=None)
    return page_of(rows, ("at", "pk"), after, newest_first=True).mapped(Line)


def unread_badge(person: Person) -> str:
    """How many are unread, up to 99+, without counting them all; blank for none."""
    rows = Notification.objects.filter(person=person, read_at=None).order_by()
    found = len(rows.values_list("pk", flat=True)[: BADGE_LIMIT + 1])
    return f"{BADGE_LIMIT}+" if found > BADGE_LIMIT else str(found or "")
