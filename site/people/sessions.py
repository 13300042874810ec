"""Sessions as Django keeps them in the database; the one read of every visit is written once."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InTheDatabase
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from queries import prepared


class SessionStore(InTheDatabase):
    """Like Django's own, which sends the same question."""

    def _get_session_from_db(self) -> Any:
        found = _session.first(str(self.session_key), timezone.now())
        if found is None:
            # As Django does: what is not there, or over, begins anew.
            self._session_key = None
        return found


@prepared
def _session(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
