"""First passwords: made by the office, said once, and changed by their owner at the first signing in."""

import secrets

from django.contrib.auth.hashers import make_password

from people.models import User

from .hashers import FirstPasswordHasher

#: Without figures and letters that look alike on paper.
SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 10


def first_password() -> str:
    """A random one that can be read from paper."""
    return "".join(secrets.choice(SIGNS) for _each in range(LENGTH))


def new_account(user_name: str) -> tuple[User, str]:
    """An account with a first password, which it must change."""
    password = first_password()
    user = User(username=user_name, must_change_password=True, password=_hashed(password))
    user.save()
    return user, password


def give_first_password(user: User) -> str:
    """Set a new first password and return it; the account must change it, and its sessions end."""
    password = first_password()
    user.password, user.must_change_password = _hashed(password), True
    user.save(update_fields=["password", "must_change_password"])
    return password


def _hashed(password: str) -> str:
    return make_password(password, hasher=FirstPasswordHasher.algorithm)
