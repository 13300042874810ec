"""What an editor may choose from, asked once when a page opens."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.dispatch import receiver

Choices = list[tuple[str, Any]]
#: A page has hundreds of lists with the same choices: within one request they are asked for once.
_of_this_request = Local()


@receiver(request_started)
def _begin(**_kwargs: Any) -> None:
    _of_this_request.kept = {}


@receiver(request_finished)
def _end(**_kwargs: Any) -> None:
    _of_this_request.kept = None


def asked_once(ask: Callable[[], Choices]) -> Callable[[], Choices]:
    """The same choices to all who ask within one request; outside of one they are asked for each time."""

    @wraps(ask)
    def asked() -> Choices:
        kept = getattr(_of_this_request, "kept", None)
        if kept is None:
            return ask()
        if ask not in kept:
            kept[ask] = ask()
        found: Choices = kept[ask]
        return found

    return asked
