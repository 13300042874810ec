"""Databases for one run: files in a folder of its own, or databases on a server, dropped at the end."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]


class Databases(Protocol):
    """A place where databases are made and copied by name."""

    title: str

    def url(self, name: str) -> str:
        """The address of a database, made empty if it is not there yet."""

    def copy(self, name: str, copied_from: str) -> None:
        """A database that begins as a copy of another one, which nobody is using."""


class Files:
    """SQLite."""

    title = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, name: str) -> str:
        return f"sqlite:///{self._file(name)}"

    def copy(self, name: str, copied_from: str) -> None:
        shutil.copyfile(self._file(copied_from), self._file(name))

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.sqlite3"


class Server:
    """PostgreSQL, at the address of any database on it."""

    title = "PostgreSQL"

    def __init__(self, address: str) -> None:
        self.address = address
        self.made: list[str] = []

    def url(self, name: str) -> str:
        if name not in self.made:
            self._run("CREATE DATABASE {}", name)
            self.made.append(name)
        parts = urlsplit(self.address)
        query = f"?{parts.query}" if parts.query else ""
        # An address without a host (a local socket) keeps its slashes.
        return f"{parts.scheme}://{parts.netloc}/{self._own(name)}{query}"

    def copy(self, name: str, copied_from: str) -> None:
        self._run("CREATE DATABASE {} TEMPLATE {}", name, copied_from)
        self.made.append(name)

    def drop(self) -> None:
        """Leave nothing behind."""
        while self.made:
            self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.made.pop())

    def _run(self, statement: str, *names: str) -> None:
        identifiers = [sql.Identifier(self._own(name)) for name in names]
        with psycopg.connect(self.address, dbname="postgres", autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*identifiers))

    def _own(self, name: str) -> str:
        return f"banfa_bench_{os.getpid()}_{name}"


@contextmanager
def on_each() -> Iterator[tuple[Path, list[Databases]]]:
    """A folder for the run, and the kinds of database that this machine offers.

    BENCH_ON names one of them (sqlite, postgresql); otherwise all that there are.
    """
    wanted = os.environ.get("BENCH_ON", "").lower()
    address = "" if wanted == "sqlite" else _server_address()
    folder = Path(tempfile.mkdtemp(prefix="banfa-bench-"))
    (folder / "static").mkdir()
    server = Server(address)
    places = [Files(folder), *([server] if address else [])]
    try:
        yield folder, [each for each in places if wanted in ("", each.title.lower())]
    finally:
        server.drop()
        shutil.rmtree(folder, ignore_errors=True)


def _server_address() -> str:
    """The address of a server that lets us make databases; blank when none answers."""
    found = subprocess.run(  # our own script
        [sys.executable, ROOT / "bin/postgres_url.py"], capture_output=True, text=True, check=True
    )
    return found.stdout.strip()
