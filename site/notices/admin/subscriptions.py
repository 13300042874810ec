"""Webhooks (订阅): where to send, what about; the secret is shown once."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.log_actions import log

from people.admin.fields import UnitChoiceField
from people.admin.viewset import OfficeViewSet

from ..channels.addresses import destination
from ..channels.answers import NotDelivered
from ..models import Subscription, Topic
from ..models.subscription import new_secret


class SubscriptionForm(WagtailAdminModelForm):
    """Topics as boxes, forms by their short names; the address is looked at before it is kept."""

    topics = forms.MultipleChoiceField(
        label=gettext_lazy("What about"),
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    forms = forms.CharField(
        label=gettext_lazy("Only these forms"),
        required=False,
        help_text=gettext_lazy(
            "Short names as in the forms' addresses, one a line; leave empty for all."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        field_classes = {"unit": UnitChoiceField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["forms"] = "\n".join(self.instance.forms)
        if self.instance._state.adding:
            self.initial["topics"] = list(Topic.values)

    def clean_forms(self) -> list[str]:
        """One a line."""
        return self.cleaned_data["forms"].split()

    def clean_url(self) -> str:
        """Nothing inside the office's network, unless the settings allow it."""
        url: str = self.cleaned_data["url"]
        try:
            destination(url)
        except NotDelivered as refused:
            # A name that is not found now may be found later.
            if refused.final:
                raise forms.ValidationError(refused.answer.text) from refused
        return url


class SecretShown(CreateView):
    """The page after a webhook was made: its secret, this once."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it, then show."""
        self.form = form
        self.object = self.save_instance()
        return shown(self.request, self.object)


class SwitchedOn(EditView):
    """Whoever switches it on again lets it begin anew."""

    def save_instance(self) -> Subscription:
        """Earlier failures count no more."""
        subscription: Subscription = super().save_instance()
        if subscription.active and subscription.switched_off_at:
            subscription.failures, subscription.switched_off_at = 0, None
            subscription.save(update_fields=["failures", "switched_off_at"])
        return subscription

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the way to another secret."""
        address = reverse("webhook_secret", args=[self.object.pk])
        return super().get_context_data(new_secret=address, **kwargs)


class SubscriptionViewSet(OfficeViewSet):
    """The webhooks of the office."""

    model = Subscription
    name = "webhooks"
    icon = "link-external"
    menu_order = 610
    add_to_settings_menu = True
    joined = ("unit",)
    add_view_class = SecretShown
    edit_view_class = SwitchedOn
    edit_template_name = "notices/webhook_edit.html"
    list_display = (
        "name",
        "url",
        Column("topics", label=gettext_lazy("topics"), accessor=lambda row: topic_names(row)),
        "unit",
        BooleanColumn("active", label=gettext_lazy("switched on")),
        "failures",
    )
    list_filter = ("active",)
    search_fields = ("name", "url")
    edit_handler = ObjectList(
        [*map(FieldPanel, ("name", "url", "topics", "forms", "unit", "active"))],
        base_form_class=SubscriptionForm,
    )


def topic_names(subscription: Subscription) -> str:
    """The topics in words."""
    return _(", ").join(str(Topic(each).label) for each in subscription.topics)


def another_secret(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a webhook another secret: asks first, then shows it once."""
    if not request.user.has_perm("notices.change_subscription"):
        raise PermissionDenied
    subscription = get_object_or_404(Subscription, pk=pk)
    if request.method != "POST":
        context = {"subscription": subscription}
        return TemplateResponse(request, "notices/webhook_another_secret.html", context)
    subscription.secret = new_secret()
    subscription.save(update_fields=["secret"])
    log(subscription, "wagtail.edit", user=request.user)
    return shown(request, subscription)


def shown(request: HttpRequest, subscription: Subscription) -> HttpResponse:
    """The secret, which no other page shows."""
    context = {"subscription": subscription}
    response = TemplateResponse(request, "notices/webhook_secret.html", context)
    response["Cache-Control"] = "no-store"
    return response


def addresses() -> list[URLPattern]:
    """Where another secret is asked for."""
    return [path("webhooks/<int:pk>/secret/", another_secret, name="webhook_secret")]
