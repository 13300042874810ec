"""The index in SQLite's words: FTS5 over the table, kept by triggers."""

from collections.abc import Iterator, Sequence

INDEX = "chains_search"
NAMES = [INDEX, f"{INDEX}_insert", f"{INDEX}_update", f"{INDEX}_delete"]
INSTALLED = "SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger')"
_OLD = f"INSERT INTO {INDEX} ({INDEX}, rowid, terms) VALUES ('delete', OLD.id, OLD.terms)"  # noqa: S608
_NEW = f"INSERT INTO {INDEX} (rowid, terms) VALUES (NEW.id, NEW.terms)"  # noqa: S608


def installing(table: str) -> Iterator[str]:
    """The statements that put it in place; what is there already is indexed anew."""
    # To the tokenizer `ascii` every character beyond ASCII belongs to a term, whatever its age.
    yield (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(terms, content='{table}', "
        "content_rowid='id', tokenize='ascii', detail='none', columnsize=0)"
    )
    yield from _trigger("insert", f"AFTER INSERT ON {table}", _NEW)
    yield from _trigger("update", f"AFTER UPDATE OF terms ON {table}", f"{_OLD}; {_NEW}")
    yield from _trigger("delete", f"AFTER DELETE ON {table}", _OLD)
    yield f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')"  # noqa: S608


def asking(table: str) -> str:
    """The serials of the rows that have the terms, no more than a number."""
    return (
        f"SELECT stream FROM {INDEX} JOIN {table} ON {table}.id = {INDEX}.rowid "  # noqa: S608
        f"WHERE {INDEX} MATCH %s LIMIT %s"
    )


def given(terms: Sequence[str]) -> str:
    """The terms as FTS5 asks for them; letters and figures alone, so nothing needs to be escaped."""
    return " AND ".join(f'"{term}"' for term in terms)


def _trigger(event: str, when: str, what: str) -> Iterator[str]:
    yield f"DROP TRIGGER IF EXISTS {INDEX}_{event}"
    yield f"CREATE TRIGGER {INDEX}_{event} {when} BEGIN {what}; END"
