"""Writers on SQLite: one at a time, the next as soon as the one before is done."""

import sqlite3
import time
from threading import Thread

import pytest

from queries.sqlite3.beginning import begin

A_MOMENT = 0.1
PATIENCE = 0.2


@pytest.fixture
def file(tmp_path):
    """Opens the same file again and again, as processes do; in autocommit, as Django does."""
    opened = []

    def connect():
        connection = sqlite3.connect(
            tmp_path / "office.sqlite3", isolation_level=None, check_same_thread=False
        )
        opened.append(connection)
        return connection

    connect().execute("PRAGMA journal_mode=WAL")
    yield connect
    for each in opened:
        each.close()


def waits(connection):
    """For how many milliseconds the driver waits for a lock."""
    return connection.execute("PRAGMA busy_timeout").fetchone()[0]


class TestWhoeverWrites:
    def test_begins_at_once_where_nobody_does(self, file):
        mine = file()
        begin(mine, PATIENCE)

        assert mine.in_transaction
        assert waits(mine) == PATIENCE * 1000

    def test_begins_when_the_one_before_is_done(self, file):
        before, mine = file(), file()
        begin(before, PATIENCE)
        done: list[float] = []

        def end():
            time.sleep(A_MOMENT)
            done.append(time.monotonic())
            before.execute("COMMIT")

        ending = Thread(target=end)
        ending.start()
        begin(mine, 10)
        begun = time.monotonic()
        ending.join()

        assert mine.in_transaction
        assert done[0] <= begun

    def test_tries_again_and_again_at_once(self, file, monkeypatch):
        before, mine = file(), file()
        begin(before, PATIENCE)
        slept: list[float] = []

        def end_at_last(seconds):
            slept.append(seconds)
            if len(slept) == 30:
                before.execute("COMMIT")

        monkeypatch.setattr(time, "sleep", end_at_last)
        begin(mine, 10)

        assert mine.in_transaction
        assert len(slept) == 30
        assert max(slept) < 0.002

    def test_is_told_when_it_lasts_too_long(self, file):
        before, mine = file(), file()
        begin(before, PATIENCE)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            begin(mine, PATIENCE)

        assert not mine.in_transaction
        assert waits(mine) == PATIENCE * 1000

    def test_is_told_at_once_of_anything_else(self, file):
        mine = file()
        begin(mine, PATIENCE)
        begun = time.monotonic()
        with pytest.raises(sqlite3.OperationalError, match="within a transaction"):
            begin(mine, 10)

        assert time.monotonic() - begun < PATIENCE

    def test_goes_on_where_it_was_begun(self, file):
        mine, other = file(), file()
        begin(mine, PATIENCE)
        mine.execute("CREATE TABLE slip (number)")
        mine.execute("COMMIT")

        begin(other, PATIENCE)
        other.execute("INSERT INTO slip VALUES (1)")
        other.execute("ROLLBACK")
        assert mine.execute("SELECT count(*) FROM slip").fetchone() == (0,)
