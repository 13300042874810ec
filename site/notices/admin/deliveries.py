"""Deliveries (投递): what went out, what was given up and why; sent again by a press."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail_modeladmin.options import ModelAdmin

from trail.looking import LookOnly

from ..delivering import send_again
from ..models import Delivery, Kind, Topic


class SendersOnly(LookOnly):
    """Made by acts alone; nobody adds, changes or deletes."""

    def user_can_list(self, user: Any) -> bool:
        """Who may change webhooks may see what they were sent."""
        return bool(user.has_perm("notices.change_subscription"))


class Deliveries(ModelAdmin):
    """The newest first."""

    model = Delivery
    menu_label = gettext_lazy("Deliveries")
    menu_icon = "mail"
    menu_order = 611
    add_to_settings_menu = True
    base_url_path = "deliveries"
    permission_helper_class = SendersOnly
    history_view_enabled = False
    list_display = (
        "made_at",
        "channel",
        "to_whom",
        "stream",
        "about",
        "how_far",
        "attempts",
        "answer",
        "again",
    )
    list_filter = ("state", "channel")
    list_select_related = ("subscription", "person")
    list_per_page = 50
    search_fields = ("stream", "subscription__name", "person__name")
    ordering = ("-made_at", "-pk")

    def to_whom(self, delivery: Delivery) -> str:
        """The receiver in words."""
        return delivery.receiver

    def about(self, delivery: Delivery) -> str:
        """The topic in words."""
        return topic_label(delivery.topic)

    def how_far(self, delivery: Delivery) -> str:
        """The state, with the next attempt."""
        label = str(delivery.get_state_display())
        if delivery.next_at is None or not delivery.attempts:
            return label
        when = timezone.localtime(delivery.next_at).strftime("%m-%d %H:%M")
        return _("%(state)s, next attempt %(when)s") % {"state": label, "when": when}

    def answer(self, delivery: Delivery) -> str:
        """The last status and the beginning of the last answer."""
        return f"{delivery.last_status or ''} {delivery.last_answer[:80]}".strip()

    def again(self, delivery: Delivery) -> SafeString | str:
        """The way to send it again, once it has ended."""
        if delivery.ended_at is None:
            return ""
        url = reverse("send_again", args=[delivery.pk])
        return format_html('<a class="w-whitespace-nowrap" href="{}">{}</a>', url, _("Send again"))

    to_whom.short_description = gettext_lazy("receiver")  # type: ignore[attr-defined]
    about.short_description = gettext_lazy("topic")  # type: ignore[attr-defined]
    how_far.short_description = gettext_lazy("state")  # type: ignore[attr-defined]
    answer.short_description = gettext_lazy("last answer")  # type: ignore[attr-defined]
    again.short_description = ""  # type: ignore[attr-defined]


def topic_label(topic: str) -> str:
    """A topic of webhooks, a kind of notification, or the daily e-mail, in words."""
    if topic == "digest":
        return _("one e-mail a day")
    labels = {**dict(Topic.choices), **dict(Kind.choices)}
    return str(labels.get(topic, topic))


def confirm_again(request: HttpRequest, key: Any) -> HttpResponse:
    """Ask, then let it begin anew."""
    if not request.user.has_perm("notices.change_subscription"):
        raise PermissionDenied
    delivery = get_object_or_404(Delivery.objects.exclude(ended_at=None), pk=key)
    if request.method != "POST":
        context = {"delivery": delivery, "topic": topic_label(delivery.topic)}
        return TemplateResponse(request, "notices/send_again.html", context)
    send_again(delivery, now=timezone.now())
    messages.success(request, _("It is being sent again; see its state here in a moment."))
    return redirect("deliveries_modeladmin_index")


def addresses() -> list[URLPattern]:
    """Where something is sent again."""
    return [path("deliveries/<uuid:key>/again/", confirm_again, name="send_again")]
