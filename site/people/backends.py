"""Who may sign in: production settings refuse the demo users."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from people.models import User


def demo_users_allowed() -> bool:
    """Whether this installation may have demo users; unless it says so, it may not."""
    return getattr(settings, "ALLOW_DEMO_USERS", False)


def may_sign_in(user: User) -> bool:
    """Whether an account may be used at all: by password, session or token."""
    return user.is_active and (demo_users_allowed() or not user.is_demo)


class OfficeBackend(ModelBackend):
    """Django's own backend, which also ends the sessions of those who may no longer sign in."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Active accounts, and demo users only where they are allowed."""
        return super().user_can_authenticate(user) and may_sign_in(user)

    def get_user(self, user_id: Any) -> User | None:
        """The account of a session with its person, who every page asks for, in one query."""
        try:
            user = User.objects.select_related("person").get(pk=user_id)
        except User.DoesNotExist:
            return None
        return user if self.user_can_authenticate(user) else None
