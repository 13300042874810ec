"""Who may sign in: production settings refuse the demo users."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from people.models import Person, User
from queries import prepared


def demo_users_allowed() -> bool:
    """Whether this installation may have demo users; unless it says so, it may not."""
    return getattr(settings, "ALLOW_DEMO_USERS", False)


def may_sign_in(user: User) -> bool:
    """Whether an account may be used at all: by password, session or token."""
    person = getattr(user, "person", None)
    here = person is None or person.active
    return user.is_active and here and (demo_users_allowed() or not user.is_demo)


def user_name_of(given: str) -> str:
    """The user name, also where somebody wrote his phone number instead; what is nobody's stays."""
    if User.objects.filter(username=given).exists():
        return given
    rows = Person.objects.filter(phone=given, user__isnull=False).exclude(phone="")
    named = list(rows.values_list("user__username", flat=True)[:2])
    return named[0] if len(named) == 1 else given


class OfficeBackend(ModelBackend):
    """Django's own backend, which also ends the sessions of those who may no longer sign in."""

    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> Any:
        """By user name or phone number."""
        name = user_name_of(username) if username else username
        return super().authenticate(request, username=name, password=password, **kwargs)

    def user_can_authenticate(self, user: Any) -> bool:
        """Active accounts, and demo users only where they are allowed."""
        return super().user_can_authenticate(user) and may_sign_in(user)

    def get_user(self, user_id: Any) -> User | None:
        """The account of a session with its person, who every page asks for, in one query."""
        user = _account.first(user_id)
        return user if user and self.user_can_authenticate(user) else None


@prepared
def _account(key: int) -> QuerySet[User]:
    return User.objects.filter(pk=key).select_related("person")
