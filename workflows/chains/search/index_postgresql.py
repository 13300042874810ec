"""The index in PostgreSQL's words: GIN over the terms as an array.

Its own parser for texts would cut a serial number and a pair of characters each in its own way.
"""

from collections.abc import Iterator, Sequence

INDEX = "chains_search"
NAMES = [INDEX]
INSTALLED = """
    SELECT relname FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid
    WHERE indisvalid AND pg_table_is_visible(pg_class.oid)
"""
_TERMS = "string_to_array(terms, ' ')"
#: New rows wait in a list that every search reads through: a short one.
PENDING_KB = 256
#: How many common terms the planner knows; of others it takes it that they are rare.
STATISTICS = 500


def installing(table: str) -> Iterator[str]:
    """The statements that put it in place."""
    yield f"DROP INDEX IF EXISTS {INDEX}"
    yield (
        f"CREATE INDEX {INDEX} ON {table} USING gin (({_TERMS})) "
        f"WITH (gin_pending_list_limit = {PENDING_KB})"
    )
    yield f"ALTER INDEX {INDEX} ALTER COLUMN 1 SET STATISTICS {STATISTICS}"


def asking(table: str) -> str:
    """The serials of the rows that have the terms, no more than a number.

    Two frequent terms may never meet; with the limit in sight the planner would take it that they
    do, and read every row. So it is told of the limit only afterwards.
    """
    having = f"SELECT stream FROM {table} WHERE {_TERMS} @> %s::text[]"  # noqa: S608
    return f"WITH found AS MATERIALIZED ({having}) SELECT * FROM found LIMIT %s"  # noqa: S608


def given(terms: Sequence[str]) -> list[str]:
    """The terms as an array."""
    return list(terms)
