"""What a visitor asks of a site, and the two ways to bring it there: in this process, and over the network."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPConnection
from io import BytesIO
from typing import Any, Protocol

HOST = "127.0.0.1"
FORM = "application/x-www-form-urlencoded"
#: How much of a long answer is held at once.
PIECE = 64 * 1024


@dataclass(frozen=True)
class Asked:
    """A method, an address with its query, headers by their names, and a form."""

    method: str
    address: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    """A status, and what is told, piece by piece."""

    status: int
    pieces: Iterable[bytes]


class Site(Protocol):
    """Whoever answers."""

    def answer(self, asked: Asked) -> Answer:
        """What is told; its pieces are to be taken before the next question."""


class Inside:
    """The WSGI application in this process: no network, and every statement can be listened to."""

    def answer(self, asked: Asked) -> Answer:
        path, _mark, query = asked.address.partition("?")
        environ = {
            "REQUEST_METHOD": asked.method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": HOST,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": HOST,
            "CONTENT_TYPE": FORM,
            "CONTENT_LENGTH": str(len(asked.body)),
            "wsgi.input": BytesIO(asked.body),
            "wsgi.url_scheme": "http",
            **{f"HTTP_{name.upper()}": value for name, value in asked.headers.items()},
        }
        statuses: list[str] = []
        response = self._application(environ, lambda status, headers: statuses.append(status))
        return Answer(int(statuses[0][:3]), _until_closed(response))

    @cached_property
    def _application(self) -> Any:
        # Where no server is, nothing of it is loaded.
        from .wsgi import application

        return application


def _until_closed(response: Any) -> Iterable[bytes]:
    try:
        yield from response
    finally:
        response.close()


class OverNetwork:
    """A server on this machine; each question has a connection of its own, as a sync worker ends them."""

    def __init__(self, port: int) -> None:
        self.port = port

    def answer(self, asked: Asked) -> Answer:
        connection = HTTPConnection(HOST, self.port)
        connection.request(
            asked.method, asked.address, asked.body or None, {"Content-Type": FORM, **asked.headers}
        )
        response = connection.getresponse()
        return Answer(response.status, iter(lambda: response.read(PIECE), b""))
