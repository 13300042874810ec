"""免填率 among the reports of the editors' side: a chart, its table, and the same to take away."""

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from forms.schemas.service import form_titles

from ..models import Tally
from ..tallying import tallies
from .shares import added_up, by_form, by_month

SPANS = (12, 24, 60)


class SharesReport(WagtailAdminTemplateMixin, TemplateView):
    """How much is answered without typing: all forms, or one."""

    page_title = gettext_lazy("Answered without typing")
    header_icon = "edit"
    template_name = "submissions/shares.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for those who keep the dictionary: they can do something about it."""
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where one is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The figures of the months and the form asked for."""
        asked = self.request.GET
        rows, titles = _rows(asked)
        slug = asked.get("form", "")
        chosen = [row for row in rows if row.slug == slug] if slug in titles else rows
        months = by_month(chosen)
        return super().get_context_data(
            titles=sorted(titles.items(), key=lambda each: each[1]),
            slug=slug if slug in titles else "",
            spans=SPANS,
            span=_span(asked),
            total=added_up(chosen),
            forms=[(name, titles[name], share) for name, share in by_form(chosen)],
            months=months,
            drawn=[
                {"month": f"{month:%Y-%m}", "untyped": share.untyped, "held": share.held}
                for month, share in months
            ],
            query=asked.urlencode(),
            **kwargs,
        )


@require_GET
def take_away(request: HttpRequest) -> HttpResponseBase:
    """The same months as .xlsx."""
    if not may_see(request.user):
        raise PermissionDenied
    # Only who takes a table away needs what writes it.
    from .sheet import sheet

    rows, titles = _rows(request.GET)
    slug = request.GET.get("form", "")
    file = io.BytesIO()
    sheet([row for row in rows if slug in ("", row.slug)], titles).save(file)
    file.seek(0)
    name = _("Answered without typing %(day)s") % {"day": timezone.localdate()}
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx")


def may_see(user: Any) -> bool:
    """Whether somebody keeps the dictionary of facts."""
    return bool(user.has_perm("facts.change_fact"))


def _rows(asked: Mapping[str, str]) -> tuple[list[Tally], dict[str, str]]:
    today = timezone.localdate()
    rows = tallies(_months_before(today, _span(asked) - 1), today=today)
    slugs = {row.slug for row in rows}
    return rows, {slug: slug for slug in slugs} | form_titles(slugs)


def _span(asked: Mapping[str, str]) -> int:
    given = asked.get("months", "")
    return next((each for each in SPANS if str(each) == given), SPANS[0])


def _months_before(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)
