"""岗位被提到的地方: where a post is named by its code alone, so that no row of the database would hold it.

Rules and forms name posts by code. Higher rooms say where; a post that is named somewhere stays.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import ProtectedError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.models import Post

#: Places that one sentence names; of more, how many.
MOST = 5

Source = Callable[[str, date], Iterable[str]]
#: Where codes are kept for good, whether or not it still binds anybody: their code goes in.
Keeper = Callable[[str], Iterable[str]]
_sources: list[Source] = []
_keepers: list[Keeper] = []


class StillNamed(ProtectedError):
    """The post stays, since something names it; its first argument is the sentence that says where."""


def tell_where_posts_are_named(source: Source) -> None:
    """Let a higher room say where it names a post: its code and a day to places as one cites them."""
    if source not in _sources:
        _sources.append(source)


def tell_where_codes_are_kept(keeper: Keeper) -> None:
    """Let a higher room say where it keeps the code of a post: in what was published, in chains."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def places(post: Post, on: date) -> list[str]:
    """Every place at which a post is named, each once."""
    return list(dict.fromkeys(_places(post.code, on)))


def why_it_stays(post: Post, on: date) -> str:
    """Why a post must not go, as a sentence; blank when nothing names it."""
    found = places(post, on)
    if not found:
        return ""
    sentence = _(
        "“%(post)s” is named in %(places)s. Have it named there no more, by a new edition, and then "
        "delete it. Nothing was deleted."
    )
    return sentence % {"post": post.name, "places": _said(found)}


def why_the_code_stays(code: str) -> str:
    """Why a post must go on being called by a code, as a sentence; blank when nothing keeps it."""
    found = list(dict.fromkeys(place for keeper in _keepers for place in keeper(code)))
    if not found:
        return ""
    sentence = _(
        "The code “%(code)s” is kept in %(places)s, which would not find the post any more. Leave "
        "it; the name can be changed. For another code enter a new post."
    )
    return sentence % {"code": code, "places": _said(found)}


def _said(found: list[str]) -> str:
    named = _(", ").join(found[:MOST])
    if (left := len(found) - MOST) > 0:
        more = ngettext("%(places)s and %(count)s more", "%(places)s and %(count)s more", left)
        return more % {"places": named, "count": left}
    return named


def keep_what_is_named(sender: Any, instance: Post, **_more: Any) -> None:
    """Whatever deletes a post is stopped here while something names it."""
    if sentence := why_it_stays(instance, localdate()):
        raise StillNamed(sentence, {instance})


def _places(code: str, on: date) -> Iterator[str]:
    for source in _sources:
        yield from source(code, on)
