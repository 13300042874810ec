"""The refusing triggers in PostgreSQL's words."""

from collections.abc import Iterator, Sequence

FUNCTION = "trail_append_only"
# A disabled trigger stands in the catalogue but refuses nothing.
INSTALLED = """
    SELECT tgname FROM pg_trigger
    WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')
      AND pg_table_is_visible(tgrelid)
"""
_REFUSE = f"""
    CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, lower(TG_OP)
            USING ERRCODE = 'integrity_constraint_violation';
    END $$
"""


def names(table: str) -> list[str]:
    """The names of the triggers of a table."""
    return [f"{table}_no_update", f"{table}_no_delete", f"{table}_no_truncate"]


def creating(table: str, unique: Sequence[str]) -> Iterator[str]:
    """The statements that put the triggers in place; a unique key needs no guard here."""
    yield _REFUSE
    for event, level in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
        yield (
            f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} "
            f"FOR EACH {level} EXECUTE FUNCTION {FUNCTION}()"
        )


def dropping(table: str) -> Iterator[str]:
    """The statements that take the triggers away."""
    # A table with checks put off to the end of the transaction cannot be altered before.
    yield "SET CONSTRAINTS ALL IMMEDIATE"
    for name in names(table):
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield "SET CONSTRAINTS ALL DEFERRED"
