"""要留意的 on the front page of the editors' side: what the administrator alone can mend, and nobody else would see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.ui.components import Component

from notices.models import Delivery, DeliveryState, Outbox
from workflows.chains.bodies import lacking
from workflows.chains.keeping_the_office import administers
from workflows.chains.stranded import given_back, stranded

from .inbox import BADGE_LIMIT as MOST

#: What was given up is shown so long; in the list it stays for half a year.
SHOWN_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Matter:
    """One sentence, and where to mend what it tells of."""

    sentence: str
    url: str = ""


class LookingAfter(Component):
    """Nothing at all where there is nothing to mend."""

    order = 90
    template_name = "portal/looking_after.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """What there is today."""
        return {"found": list(_found())}


@hooks.register("construct_homepage_panels")
def to_look_after(request: HttpRequest, panels: list[Any]) -> None:
    """Only for those who can do something about it."""
    if administers(request.user):
        panels.append(LookingAfter())


def _found() -> Iterator[Matter]:
    since = timezone.now() - SHOWN_FOR
    given_up = Delivery.objects.filter(state=DeliveryState.GIVEN_UP, ended_at__gte=since)
    if count := _some(given_up):
        sentence = ngettext(
            "%(count)s message was given up after the last attempt. See the last answer, and send it again.",
            "%(count)s messages were given up after the last attempt. See their last answers, and send them again.",
            count,
        )
        address = f"{reverse('deliveries_modeladmin_index')}?state__exact={DeliveryState.GIVEN_UP}"
        yield Matter(sentence % {"count": _said(count)}, address)
    if count := _some(Outbox.objects.filter(at__gte=since).exclude(fault="")):
        sentence = ngettext(
            "%(count)s act could not be told to those whom it concerns. The server's log says why.",
            "%(count)s acts could not be told to those whom they concern. The server's log says why.",
            count,
        )
        yield Matter(sentence % {"count": _said(count)})
    if count := len(stranded(timezone.localdate(), most=MOST + 1)):
        sentence = ngettext(
            "%(count)s step waits for nobody. Appoint somebody, or enter who stands in.",
            "%(count)s steps wait for nobody. Appoint somebody, or enter who stands in.",
            count,
        )
        yield Matter(sentence % {"count": _said(count)}, reverse("stranded_report"))
    if count := len(lacking(timezone.localdate(), most=MOST + 1)):
        sentence = ngettext(
            "%(count)s body lacks somebody: members, or who records. See what, before a matter waits for it.",
            "%(count)s bodies lack somebody: members, or who records. See what, before matters wait for them.",
            count,
        )
        yield Matter(sentence % {"count": _said(count)}, reverse("stranded_report"))
    if count := len(given_back(most=MOST + 1)):
        sentence = ngettext(
            "%(count)s matter was returned to an applicant who is gone. End it in his place.",
            "%(count)s matters were returned to applicants who are gone. End them in their place.",
            count,
        )
        yield Matter(sentence % {"count": _said(count)}, reverse("stranded_report"))


def _some(rows: QuerySet[Any]) -> int:
    """How many, without counting them all."""
    return len(rows.order_by().values_list("pk", flat=True)[: MOST + 1])


def _said(count: int) -> str:
    return f"{MOST}+" if count > MOST else str(count)
