"""Asking once more on the editors' side: what was posted goes along, and counts only once it is confirmed."""

from typing import Any

from django.http import HttpRequest

CONFIRMED = "confirmed"


def is_confirmed(request: HttpRequest) -> bool:
    """Whether who posted it has seen what hangs on it."""
    return CONFIRMED in request.POST


def posted_again(request: HttpRequest) -> list[tuple[str, Any]]:
    """All that was posted, to be posted once more with the confirmation."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
