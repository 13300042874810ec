"""What is published is frozen as an edition, in the transaction that makes it live; or neither."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from wagtail.log_actions import LogContext, get_active_log_context

MILLISECOND = timedelta(milliseconds=1)


class FreezesEditions:
    """A page of which every publication becomes an edition.

    Wagtail publishes in several ways: the editor's button, the approver's, a schedule, many
    pages at once. Not all of them call publish(); all of them save the page with a new
    time of publication.
    """

    def freeze(self, *, by: Any, at: datetime) -> None:
        """Check the page and freeze its next edition, or raise with the findings."""
        raise TypeError(f"{type(self).__name__} does not say how it is frozen")

    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> None:
        """Publish on somebody's behalf."""
        with LogContext(user=user), transaction.atomic():
            super().publish(revision, user=user, **kwargs)  # type: ignore[misc]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and freeze what is published with it."""
        with transaction.atomic():
            anew = self._is_published_anew()
            super().save(*args, **kwargs)  # type: ignore[misc]
            if anew:
                by = get_active_log_context().user
                self.freeze(by=by, at=self.last_published_at)  # type: ignore[attr-defined]

    def _is_published_anew(self) -> bool:
        page: Any = self
        if not page.live or page.last_published_at is None:
            return False
        rows = type(page).objects.filter(pk=page.pk)
        before = rows.values_list("last_published_at", flat=True).first()
        # A draft carries the time of publication too, but only to the millisecond; and a
        # clock that was put back must not let a text go live without its edition.
        return before is None or abs(page.last_published_at - before) >= MILLISECOND
