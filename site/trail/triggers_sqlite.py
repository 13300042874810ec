"""The refusing triggers in SQLite's words."""

from collections.abc import Iterator, Sequence

INSTALLED = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


def names(table: str) -> list[str]:
    """The names of the triggers of a table."""
    return [f"{table}_no_update", f"{table}_no_delete", f"{table}_no_replace"]


def creating(table: str, unique: Sequence[str]) -> Iterator[str]:
    """The statements that put the triggers in place."""
    for event in ("update", "delete"):
        yield _refusing(table, event, f"BEFORE {event.upper()} ON {table}")
    # INSERT OR REPLACE deletes the old row without asking the trigger for deletes.
    taken = " OR ".join(
        " AND ".join(f"{column} = NEW.{column}" for column in key)
        for key in (["rowid"], list(unique))
    )
    guarded = f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken})"  # noqa: S608
    yield _refusing(table, "replace", guarded)


def dropping(table: str) -> Iterator[str]:
    """The statements that take the triggers away."""
    for name in names(table):
        yield f"DROP TRIGGER IF EXISTS {name}"


def _refusing(table: str, event: str, when: str) -> str:
    refusal = f"SELECT RAISE(ABORT, '{table} is append-only: {event} refused')"
    return f"CREATE TRIGGER {table}_no_{event} {when} BEGIN {refusal}; END"
