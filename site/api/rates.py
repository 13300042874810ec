"""How often a token may be used: counted in each process, added up in the database now and then."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from django.db import connection

from .models import TokenCount

MINUTE_SECONDS = 60
#: A process tells the others after so many requests; a limit is overrun by no more than this
#: for each process, and nine requests of ten cost no statement.
TELL_EVERY = 10
#: Tokens that one process remembers.
MOST_TOKENS = 1000


@dataclass
class _Window:
    minute: int
    #: What all processes had counted when this one last told them, and its own since then.
    told: int = 0
    own: int = 0


class Counter:
    """The requests of one process, by token."""

    def __init__(self) -> None:
        self._windows: OrderedDict[int, _Window] = OrderedDict()
        self._lock = Lock()

    def take(self, token: int, *, limit: int, now: float) -> int:
        """Count one request; the seconds to wait when that is one too many, else 0."""
        minute = int(now // MINUTE_SECONDS)
        with self._lock:
            window = self._window(token, minute)
            if window.told > limit:
                return _until_next(now)
            window.own += 1
            if window.told + window.own <= limit and window.own % min(TELL_EVERY, limit):
                return 0
            own, window.own = window.own, 0
        total = _add(token, minute, own)
        with self._lock:
            window.told = max(window.told, total)
        return 0 if total <= limit else _until_next(now)

    def forget(self) -> None:
        """Begin anew."""
        self._windows.clear()

    def _window(self, token: int, minute: int) -> _Window:
        found = self._windows.get(token)
        if found is None or found.minute != minute:
            found = self._windows[token] = _Window(minute)
        self._windows.move_to_end(token)
        if len(self._windows) > MOST_TOKENS:
            self._windows.popitem(last=False)
        return found


counter = Counter()


def _until_next(now: float) -> int:
    return MINUTE_SECONDS - int(now % MINUTE_SECONDS)


def _add(token: int, minute: int, count: int) -> int:
    """Add to what all processes counted in this minute; the sum, in one statement."""
    table = connection.ops.quote_name(TokenCount._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (token_id, minute, count) VALUES (%s, %s, %s) "  # noqa: S608  # the table's own name
            f"ON CONFLICT (token_id) DO UPDATE SET minute = excluded.minute, "
            f"count = excluded.count + CASE WHEN {table}.minute = excluded.minute "
            f"THEN {table}.count ELSE 0 END RETURNING count",
            [token, minute, count],
        )
        (total,) = cursor.fetchone()
    return int(total)
