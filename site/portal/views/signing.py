"""登录, 退出."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ..kept import SESSION_KEY


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {
        "invalid_login": _(
            "User name and password do not fit together. Check capital letters and try again; "
            "if you forgot the password, ask the office for a new one."
        ),
        "inactive": _("This account is closed. Ask the administrator to open it again."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False


class SignIn(LoginView):
    """Sign in, then on to where one wanted to go."""

    template_name = "portal/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, kept=SESSION_KEY in self.request.session)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        # Only for showing the link: the editors' side asks again for itself.
        opens_admin = self.request.user.has_perm("wagtailadmin.access_admin")
        self.request.session["opens_admin"] = opens_admin
        return response


class OwnPassword(PasswordChangeView):
    """One's own password, chosen anew; sessions elsewhere end."""

    template_name = "portal/password.html"
    success_url = reverse_lazy("portal:home")

    def get_success_url(self) -> str:
        back = self.request.POST.get("next", "")
        own = url_has_allowed_host_and_scheme(back, {self.request.get_host()})
        return back if own else str(self.success_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = self.request.POST.get("next") or self.request.GET.get("next", "")
        return super().get_context_data(**kwargs, next=given)

    def form_valid(self, form: Any) -> HttpResponse:
        user: Any = form.user
        user.must_change_password = False
        response = super().form_valid(form)
        messages.success(self.request, _now("The new password holds from now on."))
        return response


class SignOut(LogoutView):
    """Sign out; a link alone cannot do it."""
