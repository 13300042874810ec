"""Who uses a fact: forms that ask for it, rules that ask about it; higher rooms say so themselves."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from .dictionary import is_declared
from .models import FactValue


@dataclass(frozen=True)
class Use:
    """One place where a fact is used now: what it is called, what it does there, where to look."""

    title: str
    detail: str
    url: str


@dataclass(frozen=True)
class Users:
    """One sort of users: those of today by fact, and whether any ever was."""

    code: str
    label: str | Promise
    now: Callable[[date], Mapping[str, list[Use]]]
    ever: Callable[[str], bool]


Uses = Mapping[str, Mapping[str, list[Use]]]

_users: dict[str, Users] = {}


def add_users(users: Users) -> None:
    """Let a room say which facts it uses; LookupError when its code is taken."""
    if _users.setdefault(users.code, users) != users:
        raise LookupError(users.code)


def sorts() -> list[Users]:
    """All sorts of users, in the order of their codes: forms, then rules."""
    return sorted(_users.values(), key=lambda each: each.code)


def uses(on: date) -> Uses:
    """Today's users of every fact, by fact and sort (one query a sort)."""
    found: dict[str, dict[str, list[Use]]] = defaultdict(dict)
    for sort in sorts():
        for key, each in sort.now(on).items():
            found[key][sort.code] = each
    return found


def is_settled(key: str) -> bool:
    """Whether anything rests on the key and type of a fact: code, values, editions old or new."""
    return (
        is_declared(key)
        or FactValue.objects.filter(fact__key=key).exists()
        or any(sort.ever(key) for sort in sorts())
    )


def by_fact(found: Iterable[tuple[str, Use]]) -> dict[str, list[Use]]:
    """Uses gathered under their facts."""
    grouped: dict[str, list[Use]] = defaultdict(list)
    for key, use in found:
        grouped[key].append(use)
    return dict(grouped)
