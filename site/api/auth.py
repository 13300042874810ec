"""Who is calling: bearer tokens, made with `manage.py api_tokens create`."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer
from wagtail.models import APIToken

from people.backends import may_sign_in
from people.models import Person, User
from people.service import person_of

from .problems import Problem

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
    """`Authorization: Bearer …`, in one query; session cookies are not looked at, so nothing can be forged with them."""

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
    rows = APIToken.objects.select_related("user__person").filter(revoked_at__isnull=True)
    return rows.filter(key_hash__in=APIToken.candidate_key_hashes(text)).first()


def _note_use(token: APIToken) -> None:
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at >= LAST_USED_EVERY:
        APIToken.objects.filter(pk=token.pk).update(last_used_at=now)
