"""导入制度: from a file or pasted text over the outline to drafts, on the editors' side."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.models import User

from ..models import ImportDraft
from ..numbering import Numbering
from ..proposing.office import Office
from ..proposing.showing import Presenter, counts, without_form
from ..vocabulary import vocabulary
from .forms import ImportForm
from .outlining import outline
from .presenting import clause_rows, heading_rows, regulation_rows
from .proposed import with_proposals
from .rights import may_import
from .state import state_of

#: How many unfinished imports are listed.
MOST_LISTED = 20


class ImportView(WagtailAdminTemplateMixin, TemplateView):
    """What the screens of an import share: who may come in, and the frame around them."""

    page_title = gettext_lazy("Import regulations")
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then the list of imports, then this screen."""
        steps = [{"url": reverse("import_begin"), "label": _("Import regulations")}, *self.steps()]
        return [*self.breadcrumbs_items, *steps]

    def steps(self) -> list[dict[str, Any]]:
        """What stands below the first screen."""
        return []

    def own(self) -> QuerySet[ImportDraft]:
        """The imports of whoever looks."""
        return ImportDraft.objects.filter(owner=self.request.user.pk)


class BeginView(ImportView):
    """Paste or upload; unfinished imports are listed below."""

    template_name = "regulations/importing/begin.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read, outline, keep; or say why it cannot be read."""
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        assert isinstance(request.user, User)
        text = form.cleaned_data["source_text"]
        draft = ImportDraft.objects.create(
            owner=request.user,
            source_name=form.cleaned_data["source_name"],
            source_text=text,
            outline=with_proposals(state_of(outline(text)), None, Office.now),
        )
        if len(draft.outline["regulations"]) == 1:
            return redirect("import_clauses", draft.pk, 1)
        return redirect("import_outline", draft.pk)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        listed = self.own().only("source_name", "saved_at", "owner")[:MOST_LISTED]
        return super().get_context_data(
            **{"form": ImportForm(), "imports": listed, "form_is_multipart": True, **context}
        )


class OfDraft(ImportView):
    """A screen of one import."""

    def draft(self, *, lock: bool = False) -> ImportDraft:
        """The import, if it is one's own; one from before rules were proposed is read for them now."""
        rows = self.own().select_for_update() if lock else self.own()
        draft = get_object_or_404(rows, pk=self.kwargs["pk"])
        draft.outline = dict(with_proposals(draft.outline, None, Office.now))
        return draft

    def steps(self) -> list[dict[str, Any]]:
        """The import itself."""
        return [{"url": self._address(), "label": _("Outline")}]

    def _address(self) -> str:
        return reverse("import_outline", args=[self.kwargs["pk"]])


class OutlineView(OfDraft):
    """The regulations that were found: which of them are kept, and as what they are saved."""

    template_name = "regulations/importing/outline.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        draft = self.draft()
        rows = regulation_rows(draft.outline)
        return super().get_context_data(
            draft=draft,
            rows=rows,
            can_save=any(row.waiting for row in rows),
            undecided=sum(row.proposed for row in rows if row.waiting),
            nameless=any(row.waiting and not row.title.strip() for row in rows),
            **context,
        )


class ClausesView(OfDraft):
    """The clauses of one regulation, to be corrected."""

    template_name = "regulations/importing/clauses.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        draft, number = self.draft(), self.kwargs["number"]
        if not 0 < number <= len(draft.outline["regulations"]):
            return redirect("import_outline", draft.pk)
        regulation = draft.outline["regulations"][number - 1]
        words = vocabulary()
        clauses = clause_rows(regulation, Presenter(words))
        offers = [each for row in clauses for each in row.offers]
        context = self.get_context_data(
            draft=draft,
            regulation=regulation,
            index=number - 1,
            number=number,
            count=len(draft.outline["regulations"]),
            heading=heading_rows(regulation),
            clauses=clauses,
            counts=counts(offers),
            undecided=sum(each.waits for each in offers),
            whole=sum(each.waits and each.whole for each in offers),
            forms=words.forms.items(),
            without_form=without_form(offers),
            numberings=Numbering.choices,
        )
        return self.render_to_response(context)

    def steps(self) -> list[dict[str, Any]]:
        """The import, and the regulation in it."""
        return [*super().steps(), {"url": "", "label": _("Clauses")}]
