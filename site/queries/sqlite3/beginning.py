"""Beginning to write: one at a time."""

import sqlite3
import time
from random import uniform

#: Seconds between two tries, so that those who wait do not try in step.
AGAIN_AFTER = (0.0005, 0.0015)
#: The low byte of an error's code is its kind; the others say more of it.
KIND = 0xFF


def begin(connection: sqlite3.Connection, patience: float) -> None:
    """BEGIN IMMEDIATE, as soon as nobody else writes; OperationalError after `patience` seconds.

    SQLite by itself tries again after 1, 2, 5, 10 and in the end 100 milliseconds: whoever comes
    meanwhile goes first, and those who wait still do so when nobody writes any more. An act
    writes for ten milliseconds.
    """
    until = time.monotonic() + patience
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while not _begun(connection, last=time.monotonic() >= until):
            time.sleep(uniform(*AGAIN_AFTER))  # noqa: S311  # no secret
    finally:
        connection.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")


def _begun(connection: sqlite3.Connection, *, last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or error.sqlite_errorcode & KIND != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
