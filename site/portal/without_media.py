"""Wagtail's stores of pictures and documents are not installed: papers belong to matters.

Its pages name the addresses of both lists to their scripts all the same.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks


class NoList:
    """An endpoint of Wagtail's own API that has an address and nothing at it."""

    #: The things that it lists: none are of this kind.
    model = type(None)

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        """Named as those of the real ones are."""
        return [path("", nothing_there, name="listing")]


def nothing_there(request: HttpRequest) -> HttpResponse:
    """As for any address at which nothing is."""
    raise Http404


@hooks.register("construct_admin_api")
def lists_of_nothing(router: Any) -> None:
    """Give the two lists their addresses."""
    router.register_endpoint("images", NoList)
    router.register_endpoint("documents", NoList)
