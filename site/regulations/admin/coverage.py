"""覆盖情况: which clauses run, which are to be known, which are open; a report for editors."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..blocks import RulesBlock
from ..coverage import Count, Coverage, Provision, Standing, kinds_of, total
from ..covering import coverage_of_drafts, coverage_on


class CoverageView(WagtailAdminTemplateMixin, TemplateView):
    """Of all regulations in force on a day, or of their drafts."""

    template_name = "regulations/admin/coverage.html"
    page_title = gettext_lazy("Coverage")
    header_icon = "success"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Where it stands among the reports."""
        return [*self.breadcrumbs_items, {"url": "", "label": _("Coverage")}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only for those who edit regulations or publish them."""
        if not edits_regulations(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, **coverage_context(self.request.GET)}


def edits_regulations(user: Any) -> bool:
    """Whether somebody may edit or publish regulations (or any other page)."""
    policy = policy_registry.get_by_type(Page)
    return bool(policy.user_has_any_permission(user, ["add", "change", "publish"]))


def coverage_context(asked: Mapping[str, str]) -> dict[str, Any]:
    """What the page shows, here and on the staff site."""
    drafts = "drafts" in asked
    on = _day(asked.get("on", "")) or timezone.localdate()
    found = coverage_of_drafts() if drafts else coverage_on(on)
    return {
        "drafts": drafts,
        "on": on,
        "covered": [Row(each) for each in found],
        "all": Shares(total(each.clauses for each in found)),
        "all_sources": total(each.sources for each in found),
        "kinds": kind_names(kinds_of(found)),
    }


@dataclass(frozen=True)
class Shares:
    """A count with the lengths of its bar, in hundredths."""

    count: Count

    @property
    def runs(self) -> float:
        return self._share(self.count.runs)

    @property
    def known(self) -> float:
        return self._share(self.count.known)

    def _share(self, part: int) -> float:
        return round(100 * part / self.count.all, 1) if self.count.all else 0


@dataclass(frozen=True)
class Row:
    """One regulation with its bar and its clauses by standing."""

    coverage: Coverage

    @property
    def shares(self) -> Shares:
        return Shares(self.coverage.clauses)

    @property
    def kinds(self) -> list[tuple[str, int]]:
        return kind_names(self.coverage.kinds)

    @property
    def parts(self) -> list[tuple[Standing, list[Provision]]]:
        """The clauses of each standing, those that are open first."""
        order = (Standing.OPEN, Standing.RUNS, Standing.KNOWN)
        return [(each, found) for each in order if (found := self.coverage.of(each))]


def kind_names(kinds: Mapping[str, int]) -> list[tuple[str, int]]:
    """Rule kinds as the editor calls them, the most frequent first."""
    labels = {code: str(block.label) for code, block in RulesBlock().child_blocks.items()}
    ordered = sorted(kinds.items(), key=lambda each: -each[1])
    return [(labels.get(code, code), count) for code, count in ordered]


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
