"""Pages for what could not be shown, and for posts whose token had become too old."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ..access import stands_too_long
from ..kept import keep


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that stood open across a new sign-in: what was typed is shown again, nothing is done."""
    if request.headers.get("HX-Request"):
        return stands_too_long(request)
    if request.method == "POST" and keep(request):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return redirect(request.get_full_path())
    if request.resolver_match and request.resolver_match.view_name == "portal:login":
        messages.info(request, _("This page stood open for too long. Please sign in once more."))
        return redirect(request.get_full_path())
    return render(request, "portal/errors/old_page.html", status=403)
