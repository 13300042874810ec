"""Somebody signed in who asks for pages and hands in forms."""

from collections.abc import Mapping
from http.cookies import SimpleCookie
from importlib import import_module
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from .asking import Answer, Asked, Inside, Site

CSRF_SECRET = "b" * 32
EXPECTED = (200, 201, 302, 303)


class NotAsExpected(Exception):
    """The site answered something else than a page or a redirection."""


class Visitor:
    """One user with a session."""

    #: Whom all visitors ask.
    site: ClassVar[Site] = Inside()

    def __init__(self, user: Any, **headers: str) -> None:
        self.user = user
        cookies = SimpleCookie(
            {
                settings.SESSION_COOKIE_NAME: _session_of(user),
                settings.CSRF_COOKIE_NAME: CSRF_SECRET,
            }
        )
        self.headers = {"Cookie": cookies.output(header="", sep=";").strip(), **headers}

    def get(self, address: str) -> bytes:
        """The page at an address."""
        return _content(*self._ask("GET", address))

    def drain(self, address: str) -> int:
        """The bytes of what stands at an address, taken one piece after another and thrown away."""
        asked, answer = self._ask("GET", address)
        size = sum(map(len, answer.pieces))
        _check(asked, answer, b"")
        return size

    def post(self, address: str, form: Mapping[str, Any]) -> bytes:
        """What the site answers to a filled-in form."""
        filled_in = {**form, "csrfmiddlewaretoken": CSRF_SECRET}
        return _content(*self._ask("POST", address, urlencode(filled_in, doseq=True).encode()))

    def _ask(self, method: str, address: str, body: bytes = b"") -> tuple[Asked, Answer]:
        asked = Asked(method, address, self.headers, body)
        return asked, self.site.answer(asked)


def _content(asked: Asked, answer: Answer) -> bytes:
    content = b"".join(answer.pieces)
    _check(asked, answer, content)
    return content


def _check(asked: Asked, answer: Answer, content: bytes) -> None:
    if answer.status not in EXPECTED:
        told = content[:2000].decode()
        raise NotAsExpected(f"{asked.method} {asked.address}: {answer.status} {told}")


def _session_of(user: Any) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
