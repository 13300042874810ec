"""登录, 退出."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from ..kept import SESSION_KEY


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {
        "invalid_login": _(
            "User name and password do not fit together. Check capital letters and try again; "
            "if you forgot the password, ask the administrator for a new one."
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


class SignOut(LogoutView):
    """Sign out; a link alone cannot do it."""
