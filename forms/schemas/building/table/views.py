"""From an .xlsx over a sheet of guesses, which the editor corrects, to a draft form."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ...fields import field_types
from ...kinds import kind_choices, kinds_to_choose
from ..beginning import BeginView
from ..drafting import draft_form
from ..looks import in_order
from .guessing import Guess, guess
from .headings import Column, table_of
from .opening import LARGEST_FILE_BYTES, NotATable
from .posted import fields_of

#: A mere day is a moment to a spreadsheet.
MIDNIGHT = " 00:00:00"
LONGEST_EXAMPLE = 40


@dataclass(frozen=True)
class Row:
    """One column on the sheet of guesses."""

    column: Column
    guess: Guess

    @property
    def example(self) -> str:
        """The first thing that stands below."""
        first = self.column.samples[0] if self.column.samples else ""
        return str(first).removesuffix(MIDNIGHT)[:LONGEST_EXAMPLE]


def types_to_choose() -> list[tuple[str, Any]]:
    """The types that a column may become."""
    types = field_types()
    codes = in_order([code for code, kind in types.items() if kind.in_rows])
    return [(code, types[code].label) for code in codes]


class TableView(BeginView):
    """Choose a table; then its columns with what they would become."""

    template_name = "schemas/building/table.html"

    def steps(self) -> list[dict[str, Any]]:
        return [{"url": reverse("form_from_table"), "label": _("From the headings of a table")}]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read the headings; or say why they cannot be read."""
        # Only who brings a table needs what reads it (docs/architecture.md, “What a web process holds”).
        from .sheet import read_head

        upload = request.FILES.get("file")
        try:
            if upload is None:
                raise NotATable(_("No file was chosen. Choose an .xlsx table."))
            found = table_of(read_head(upload.read(LARGEST_FILE_BYTES + 1)))
        except NotATable as refused:
            context = self.get_context_data(problems=[str(refused)])
            return self.render_to_response(context, status=422)
        rows = [Row(column, guess(column)) for column in found.columns]
        name = (upload.name or "").rpartition(".")[0]
        context = self.get_context_data(
            rows=rows,
            sections=list(dict.fromkeys(row.column.section for row in rows if row.column.section)),
            title=found.title or name,
            types=types_to_choose(),
            kinds=kinds_to_choose(),
        )
        return self.render_to_response(context)


class MakeView(BeginView):
    """The draft, as the editor has corrected the guesses."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make it, and open it in the editor."""
        fields = fields_of(request.POST)
        kind = request.POST.get("kind", "")
        title = request.POST.get("title", "").replace("\x00", "").strip()[:255]
        if not fields or not title or kind not in dict(kind_choices()):
            sentence = _(
                "A form needs a title, its kind, and at least one column. "
                "Choose the table once more, and tick what is to be asked."
            )
            messages.error(request, sentence)
            return redirect("form_from_table")
        page = draft_form(title=title, kind=kind, fields=fields, by=request.user)
        sentence = _("“%(title)s” was made as a draft. Look it over, and publish it.")
        messages.success(request, sentence % {"title": page.title})
        return redirect("wagtailadmin_pages:edit", page.pk)
