"""GET notifications/: what the caller was told; POST marks it as read."""

from django.utils import timezone
from ninja import Router

from notices import models
from notices.sentences import sentence

from .auth import BearerToken, CallerRequest
from .handlers import not_found
from .paging import LIMIT, After, Limit, Page, page
from .scopes import Scope
from .shapes.around import Notification, Read

router = Router(tags=["notifications"])
NEWEST_FIRST = ("-at", "-id")


@router.get("/", response=Page[Notification], url_name="notifications")
def notifications(
    request: CallerRequest, unread: bool = False, after: After = None, limit: Limit = LIMIT
) -> Page:
    """What the caller was told, the newest first; with `unread` only what he has not read yet."""
    rows = models.Notification.objects.filter(person=request.auth.person)
    if unread:
        rows = rows.filter(read_at=None)
    found, following = page(rows, by=NEWEST_FIRST, after=after, limit=limit)
    return Page[Notification](items=[_shape(each) for each in found], next=following)


@router.post("/read", response=Read, url_name="read_all", auth=BearerToken(Scope.NOTICES))
def read_all(request: CallerRequest) -> Read:
    """Mark all that the caller was told as read."""
    rows = models.Notification.objects.filter(person=request.auth.person, read_at=None)
    return Read(read=rows.update(read_at=timezone.now()))


@router.post(
    "/{int:notification_id}/read",
    response=Notification,
    url_name="read_one",
    auth=BearerToken(Scope.NOTICES),
)
def read_one(request: CallerRequest, notification_id: int) -> Notification:
    """Mark one as read; again changes nothing."""
    mine = models.Notification.objects.filter(person=request.auth.person)
    # A key beyond what the database can hold is nobody's.
    found = mine.filter(pk=notification_id).first() if notification_id < LARGEST else None
    if found is None:
        raise not_found()
    if found.read_at is None:
        found.read_at = timezone.now()
        found.save(update_fields=["read_at"])
    return _shape(found)


LARGEST = 2**63


def _shape(each: models.Notification) -> Notification:
    return Notification(
        id=each.pk,
        kind=each.kind,
        kind_label=each.get_kind_display(),
        sentence=sentence(each.kind, each.words),
        serial=each.stream,
        at=each.at,
        read_at=each.read_at,
    )
