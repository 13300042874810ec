"""Prints the URL of a PostgreSQL server on which tests may make databases, if one answers."""

import os
import sys

import psycopg

USUAL_PLACES = ["postgresql://postgres@127.0.0.1:5432/banfa", "postgresql:///banfa"]
MAY_CREATE = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"


def answers(url: str) -> bool:
    """Whether the server lets this user make a database."""
    try:
        with psycopg.connect(url, dbname="postgres", connect_timeout=3) as connection:
            row = connection.execute(MAY_CREATE).fetchone()
    except psycopg.OperationalError:
        return False
    return bool(row and row[0])


def main() -> None:
    """A server named on purpose must answer; the usual places are only tried."""
    named = os.environ.get("TEST_DATABASE_URL")
    if named and not answers(named):
        sys.exit(
            "TEST_DATABASE_URL names a server that does not answer, or may not make databases."
        )
    print(named or next(filter(answers, USUAL_PLACES), ""))


if __name__ == "__main__":
    main()
