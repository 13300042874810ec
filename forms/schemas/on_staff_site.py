"""Pages of the editors' side that people read on the staff site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class OnStaffSite:
    """A page whose address is one of the staff site, whether or not Wagtail knows a site."""

    #: The name of that address; the page's own slug goes with it where it is one of many.
    staff_view = ""
    one_of_many = True

    def staff_address(self) -> str:
        """Where people find it."""
        return reverse(self.staff_view, args=[self.slug] if self.one_of_many else [])  # type: ignore[attr-defined]

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str]:
        """As Wagtail asks for it: no site of its own, root and path."""
        return 0, settings.WAGTAILADMIN_BASE_URL.rstrip("/"), self.staff_address()

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str:
        """The path alone: editors and readers come in at one host."""
        return self.staff_address()

    url = property(get_url)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Wagtail's own address leads there."""
        return redirect(self.staff_address())
