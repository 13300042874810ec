"""What was typed is not lost: a post that came too late waits in the session until it is shown again."""

from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, QueryDict

from people.models import Person

SESSION_KEY = "kept_posts"
#: A stranger may fill no more of our sessions than this.
MOST_CHARACTERS = 60_000
MOST_PAGES = 3
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "whose"})

_signer = Signer(salt="portal.kept")


def whose(person: Person) -> str:
    """The hidden field of a form that says whose it is; nobody can make it for somebody else."""
    return _signer.sign(str(person.pk))


def keep(request: HttpRequest) -> bool:
    """Keep what was posted to this page; False when it is not one of our forms, or too long."""
    owner = _owner(request.POST.get("whose", ""))
    data = {key: values for key, values in request.POST.lists() if key not in NEVER_KEPT}
    long = sum(len(value) for values in data.values() for value in values) > MOST_CHARACTERS
    if owner is None or long:
        return False
    kept: dict[str, Any] = request.session.get(SESSION_KEY, {})
    kept.pop(request.path, None)
    kept[request.path] = {"owner": owner, "data": data}
    request.session[SESSION_KEY] = dict(list(kept.items())[-MOST_PAGES:])
    return True


def restored(request: HttpRequest, person: Person, path: str = "") -> QueryDict | None:
    """What this person posted to this page before he had to sign in again; handed out once.

    `path` is where a form of the page is sent, if it is not the page itself.
    """
    kept = request.session.get(SESSION_KEY, {})
    found = kept.pop(path or request.path, None)
    if found is None:
        return None
    request.session[SESSION_KEY] = kept
    if found["owner"] != str(person.pk):
        return None
    data = QueryDict(mutable=True)
    for key, values in found["data"].items():
        data.setlist(key, values)
    return data


def _owner(signed: str) -> str | None:
    try:
        return _signer.unsign(signed)
    except BadSignature:
        return None
