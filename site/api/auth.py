"""Who is calling: bearer tokens, made with `manage.py api_tokens create`."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer
from wagtail.models import APIToken

from people.backends import may_sign_in
from people.models import Person, User
from people.service import person_of
from queries import prepared

from .problems import Problem
from .rates import counter
from .scopes import Scope

#: How exact “last used” is; a write for every request would make readers wait for writers.
LAST_USED_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Caller:
    """The account that a token belongs to, and the person behind it."""

    user: User
    person: Person


class CallerRequest(HttpRequest):
    """A request that has passed BearerToken."""

    auth: Caller


class BearerToken(HttpBearer):
    """`Authorization: Bearer …`, in one query; session cookies are not looked at, so nothing can be forged with them.

    `scope` is what the token must be good for.
    """

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Caller:
        caller: Caller | None = super().__call__(request)
        if caller is None:
            raise Problem(
                "unauthenticated",
                _(
                    "Send the header “Authorization: Bearer” with a token that is still valid. "
                    "The administrator makes tokens."
                ),
            )
        return caller

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller, or None when the token or its account may not be used."""
        found = _token(token)
        if found is None or not may_sign_in(found.user):
            return None
        limits = getattr(found, "limits", None)
        _check_rate(found, limits.per_minute if limits else None)
        if limits and self.scope not in limits.scopes:
            raise _out_of_scope(self.scope, limits.scopes)
        person = person_of(found.user)
        if person is None:
            raise Problem(
                "not_allowed",
                _(
                    "The account “%(user)s” belongs to no person of the office, so it has no matters. "
                    "Ask the administrator to enter the person, or use another account's token."
                )
                % {"user": found.user.get_username()},
            )
        _note_use(found)
        request.user = found.user
        return Caller(found.user, person)


def _token(text: str) -> APIToken | None:
    if not APIToken.validate_token_format(text):
        return None
    found: APIToken | None = _known.first(tuple(APIToken.candidate_key_hashes(text)))
    return found


@prepared
def _known(hashes: tuple[str, ...]) -> QuerySet[APIToken]:
    """The token with one of these digests, unless it was revoked."""
    rows = APIToken.objects.select_related("user__person", "limits").filter(revoked_at__isnull=True)
    return rows.filter(key_hash__in=hashes).order_by("pk")[:1]


def _check_rate(token: APIToken, own: int | None) -> None:
    limit = settings.API_REQUESTS_PER_MINUTE if own is None else own
    now = timezone.now().timestamp()
    wait = counter.take(token.pk, limit=limit, now=now) if limit else 0
    if wait:
        sentence = _(
            "This token may be used %(limit)s times a minute, and was used more often. "
            "Wait %(seconds)s seconds, then go on more slowly."
        )
        raise Problem("too_many", sentence % {"limit": limit, "seconds": wait}, retry_after=wait)


def _out_of_scope(scope: Scope, given: list[str]) -> Problem:
    sentence = _(
        "This token is not made for “%(scope)s” (%(code)s), only for: %(given)s. "
        "Use another token, or ask the administrator for one."
    )
    words = {"scope": scope.label, "code": scope.value, "given": _(", ").join(given)}
    return Problem("not_allowed", sentence % words)


def _note_use(token: APIToken) -> None:
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at >= LAST_USED_EVERY:
        APIToken.objects.filter(pk=token.pk).update(last_used_at=now)
