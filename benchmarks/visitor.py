"""Somebody signed in who asks the WSGI application itself: no network, no test client in between."""

from collections.abc import Mapping
from functools import cache
from http.cookies import SimpleCookie
from importlib import import_module
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.servers.basehttp import get_internal_wsgi_application

CSRF_SECRET = "b" * 32


class NotAsExpected(Exception):
    """The site answered something else than a page or a redirection."""


class Visitor:
    """One user with a session."""

    def __init__(self, user: Any, **headers: str) -> None:
        self.user = user
        self.headers = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        cookies = SimpleCookie(
            {
                settings.SESSION_COOKIE_NAME: _session_of(user),
                settings.CSRF_COOKIE_NAME: CSRF_SECRET,
            }
        )
        self.cookies = cookies.output(header="", sep=";").strip()

    def get(self, address: str) -> bytes:
        """The page at an address."""
        return self._ask("GET", address, b"")

    def drain(self, address: str) -> int:
        """The bytes of what stands at an address, taken one piece after another and thrown away."""
        statuses, response = self._answer("GET", address, b"")
        size = sum(map(len, response))
        response.close()
        _check(f"GET {address}", statuses, b"")
        return size

    def post(self, address: str, form: Mapping[str, Any]) -> bytes:
        """What the site answers to a filled-in form."""
        filled_in = {**form, "csrfmiddlewaretoken": CSRF_SECRET}
        return self._ask("POST", address, urlencode(filled_in, doseq=True).encode())

    def _ask(self, method: str, address: str, body: bytes) -> bytes:
        statuses, response = self._answer(method, address, body)
        content = b"".join(response)
        response.close()
        _check(f"{method} {address}", statuses, content)
        return content

    def _answer(self, method: str, address: str, body: bytes) -> tuple[list[str], Any]:
        path, _mark, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": self.cookies,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            "wsgi.url_scheme": "http",
            **self.headers,
        }
        statuses: list[str] = []
        return statuses, _site()(environ, lambda status, headers: statuses.append(status))


def _check(asked: str, statuses: list[str], content: bytes) -> None:
    if statuses[0][:3] not in ("200", "201", "302", "303"):
        raise NotAsExpected(f"{asked}: {statuses[0]} {content[:2000].decode()}")


@cache
def _site() -> Any:
    # What a server runs: the entry that the settings name.
    return get_internal_wsgi_application()


def _session_of(user: Any) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
