"""A time limit for a whole exchange: timeouts of a socket count anew with every byte that drips in."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from urllib3.connection import HTTPConnection, HTTPSConnection


class Limit:
    """`with Limit(seconds) as limit:` hangs up all connections made under it when the time is up."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._lines: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._hang_up)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        for line in self._lines:
            line.close()

    def watch(self, line: socket.socket) -> socket.socket:
        """Keep a second handle of a connection: TLS takes the first one away."""
        self._lines.append(line.dup())
        return line

    def _hang_up(self) -> None:
        self.over = True
        for line in self._lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


def connections(limit: Limit) -> tuple[type[HTTPConnection], type[HTTPSConnection]]:
    """The connections of a pool that are hung up when the time is up."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> Any:
            return limit.watch(super()._new_conn())

    class Secure(HTTPSConnection):
        def _new_conn(self) -> Any:
            return limit.watch(super()._new_conn())

    return Plain, Secure
