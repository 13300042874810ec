"""Which database, and with what care: SQLite as the embedded default, PostgreSQL by URL."""

from pathlib import Path
from typing import Any

import dj_database_url

SQLITE_ENGINE = "queries.sqlite3"
POSTGRES_KEEP_SECONDS = 600
POSTGRES_ENGINE = "queries.postgresql"
# What comes back is read and planned once per connection (`queries.sending`), whatever its values:
# by itself PostgreSQL goes on planning what it believes to gain by that, for several times as long
# as finding it takes. Everything else has its values written in, and is planned for them. A pooler
# between us that hands each transaction another connection forbids this.
# Compiling a plan to machine code takes far longer still: that is for reports over everything.
POSTGRES_OPTIONS = {
    "prepare_threshold": 0,
    "options": "-c jit=off -c plan_cache_mode=force_generic_plan",
}
# Opening the file anew costs a quarter of an act: functions, pragmas, a checkpoint at each close.
SQLITE_KEEP = {"CONN_MAX_AGE": None}

# Without IMMEDIATE, writers that read first meet "database is locked" instead of waiting.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database(url: str, *, default: Path) -> dict[str, Any]:
    """Settings of the database that the URL names, or of the SQLite file when it names none."""
    if not url:
        default.parent.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": SQLITE_ENGINE,
            "NAME": default,
            "OPTIONS": SQLITE_OPTIONS,
            **SQLITE_KEEP,
        }
    settings: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=POSTGRES_KEEP_SECONDS, conn_health_checks=True)
    )
    if settings["ENGINE"].endswith("sqlite3"):
        settings |= {"ENGINE": SQLITE_ENGINE, "OPTIONS": SQLITE_OPTIONS, **SQLITE_KEEP}
    elif settings["ENGINE"].endswith("postgresql"):
        options = POSTGRES_OPTIONS | settings.get("OPTIONS", {})
        settings |= {"ENGINE": POSTGRES_ENGINE, "OPTIONS": options}
    return settings
