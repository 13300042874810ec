"""What the list of facts may be narrowed down to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from ..models import Fact, FactType
from ..usage import uses

USED, UNUSED = "used", "unused"


def owners() -> list[tuple[str, str]]:
    """Who keeps facts."""
    rows = Fact.objects.exclude(owner="").order_by("owner").values_list("owner", flat=True)
    return [(each, each) for each in rows.distinct()]


class FactFilterSet(WagtailFilterSet):
    """By type, by who keeps it, by whether it carries over, by whether anything uses it."""

    type = django_filters.ChoiceFilter(label=_("type"), choices=FactType.choices)
    owner = django_filters.ChoiceFilter(label=_("who keeps it"), choices=owners)
    use = django_filters.ChoiceFilter(
        label=_("use"),
        choices=[(USED, _("used by forms or rules")), (UNUSED, _("used by nothing"))],
        method="by_use",
    )

    class Meta:
        model = Fact
        fields = ("type", "owner", "holds", "use")

    def by_use(self, rows: QuerySet[Fact], name: str, value: str) -> QuerySet[Fact]:
        """Those that somebody uses today, or the others."""
        used: Any = list(uses(timezone.localdate()))
        return rows.filter(key__in=used) if value == USED else rows.exclude(key__in=used)
