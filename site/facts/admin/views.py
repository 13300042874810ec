"""The list of facts with their users, one fact with all about it, and careful deleting."""

from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import InspectView

from people.admin.viewset import GuardedDeleteView, RowsView

from ..keeping import obstacle
from ..known import KNOWN
from ..models import Fact
from ..usage import Uses, sorts, uses


class FactsView(RowsView):
    """Every fact; how many forms and rules use each is asked once for the whole list."""

    @cached_property
    def uses(self) -> Uses:
        """Today's users of all facts."""
        return uses(timezone.localdate())

    @cached_property
    def columns(self) -> list[Column]:
        """Name and key, what it is, who keeps it, who uses it."""
        return [
            TitleColumn("label", label=_("label"), sort_key="label", get_url=self.get_inspect_url),
            Column("key", label=_("key"), sort_key="key"),
            Column("type", label=_("type"), accessor="get_type_display", sort_key="type"),
            Column("unit", label=_("unit of measure")),
            Column("owner", label=_("who keeps it"), sort_key="owner"),
            Column(
                "holds", label=_("holds until changed"), accessor=_carries_over, sort_key="holds"
            ),
            *(
                Column(each.code, label=each.label, accessor=self._count_of(each.code))
                for each in sorts()
            ),
        ]

    def _count_of(self, code: str) -> Any:
        def count(fact: Fact) -> Any:
            return len(self.uses.get(fact.key, {}).get(code, [])) or "–"

        return count


def _carries_over(fact: Fact) -> str:
    # No red cross: most facts belong to one matter, and that is no fault.
    return gettext("yes") if fact.holds else "–"


class FactView(InspectView):
    """One fact: what it is, who keeps it, where its values come from, who uses it."""

    page_title = _("fact")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        fact = self.object
        found = uses(timezone.localdate()).get(fact.key, {})
        return {
            **super().get_context_data(**kwargs),
            "fact": fact,
            "choices": fact.choices.items(),
            "users": [(each.label, found.get(each.code, [])) for each in sorts()],
            "is_used": bool(found),
            "stands_elsewhere": any(each.fact.key == fact.key for each in KNOWN),
        }


class FactDeleteView(GuardedDeleteView):
    """Deletes what nobody uses."""

    def obstacle(self) -> str:
        return obstacle(self.object, on=timezone.localdate())
