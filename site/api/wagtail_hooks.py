"""On the editors' side: what each token of the API may be used for, and how often."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.models import APIToken

from people.admin.viewset import OfficeViewSet

from .models import TokenLimits
from .scopes import Scope


class LimitsForm(WagtailAdminModelForm):
    """Scopes as boxes; tokens that are revoked are not offered."""

    scopes = forms.MultipleChoiceField(
        label=_("may be used to"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "token" in self.fields:
            rows = APIToken.objects.filter(revoked_at=None).select_related("user")
            self.fields["token"].queryset = rows


class TokenLimitsViewSet(OfficeViewSet):
    """Beside Wagtail's list of tokens."""

    model = TokenLimits
    name = "token_limits"
    icon = "key"
    menu_label = _("Limits of tokens")
    menu_order = 603
    add_to_settings_menu = True
    joined = ("token__user",)
    list_display = (
        "token",
        Column("user", label=_("user account"), accessor="token.user"),
        Column("scopes", label=_("may be used to"), accessor=lambda row: ", ".join(row.scopes)),
        "per_minute",
    )
    search_fields = ("token__name", "token__user__username")
    edit_handler = ObjectList(
        [*map(FieldPanel, ("token", "scopes", "per_minute"))], base_form_class=LimitsForm
    )


@hooks.register("register_admin_viewset")
def limits_of_tokens() -> TokenLimitsViewSet:
    """The list of limits."""
    return TokenLimitsViewSet(url_prefix="token-limits")
