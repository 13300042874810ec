"""人员总表 on the editors' side: give a table, look over what it would do, let it count."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from people.asking import person_of
from people.leaving import hangs_on
from people.models import StaffTable

from .carrying_out import carry_out
from .leavers import MOST
from .plan import Plan
from .planning import plan_of
from .reading import NotATable, Row, read_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def may_staff(user: Any) -> bool:
    """Whether somebody may make people, units and appointments."""
    return user.is_active and user.has_perms(
        ["people.add_person", "people.add_unit", "people.add_appointment"]
    )


class TableForm(forms.Form):
    """The file."""

    file = forms.FileField(label=gettext_lazy("Staff table (.xlsx)"))


class StaffingView(TemplateView):
    """For those who may make people, units and appointments."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_staff(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def tables(self) -> QuerySet[StaffTable]:
        """One's own tables under way."""
        return StaffTable.objects.filter(owner_id=self.request.user.pk)

    def table(self) -> StaffTable:
        """The one that the address names."""
        return get_object_or_404(self.tables(), pk=self.kwargs["pk"])

    def plan(self) -> Plan:
        """What it would do as things are now."""
        rows = [Row(number, cells) for number, cells in self.table().rows]
        return plan_of(rows, today=localdate(), asker=person_of(self.request.user))


class BeginView(StaffingView):
    """Give a table."""

    template_name = "people/staffing/begin.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read it; what cannot be read is said in a sentence."""
        form = TableForm(request.POST, request.FILES)
        if form.is_valid():
            given = form.cleaned_data["file"]
            try:
                rows = read_table(given, given.size)
            except NotATable as refused:
                form.add_error("file", str(refused))
            else:
                kept = [(row.number, row.cells) for row in rows]
                table = StaffTable.objects.create(
                    owner_id=int(request.user.pk or 0), name=given.name[:200], rows=kept
                )
                return redirect("staffing_look", table.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", TableForm())
        return super().get_context_data(**kwargs, tables=self.tables())


class LookView(StaffingView):
    """What the table would do, and what stands against it."""

    template_name = "people/staffing/look.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, today = self.plan(), localdate()
        leaving = [
            {"leaver": each, "hanging": hangs_on(each.person, today)}
            for each in plan.leavers[:MOST]
        ]
        context = {"table": self.table(), "plan": plan, "leaving": leaving}
        return super().get_context_data(**kwargs, **context)


class CarryOutView(StaffingView):
    """Let it count; the first passwords are shown this once."""

    template_name = "people/staffing/done.html"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """All of it, or nothing."""
        with transaction.atomic():
            # One table at a time: two at once could each make the same unit. Whoever presses
            # twice waits here too, and then finds the table gone.
            list(StaffTable.objects.select_for_update().order_by("pk").values_list("pk"))
            table = get_object_or_404(self.tables(), pk=pk)
            plan = self.plan()
            if plan.must:
                messages.error(request, _("Something is to be mended first; nothing was made."))
                return redirect("staffing_look", pk)
            accounts = carry_out(plan, by=person_of(request.user), at=timezone.now())
            table.delete()
        response = self.render_to_response({"accounts": accounts, "plan": plan})
        response["Cache-Control"] = "no-store"
        return response


class DropView(StaffingView):
    """Throw a table away."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.table().delete()
        return redirect("staffing_begin")


class ExampleView(StaffingView):
    """A table with our own headings, as a start."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        # Only who takes a table away needs what writes it.
        from .example import example

        name = _("staff table")
        return FileResponse(
            example(), as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX
        )
