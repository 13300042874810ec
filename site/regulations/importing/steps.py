"""What an editor does to an import by pressing a button: a step, a decision, saving, removing."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import ImportDraft
from ..proposing.office import Office
from ..vocabulary import vocabulary
from .deciding import DECISIONS, decided
from .drafting import NothingToSave, left_behind, save_drafts
from .editing import StepNotPossible, edited
from .proposed import with_proposals
from .state import State
from .views import OfDraft


class StepView(OfDraft):
    """One step of correcting; each is a post of its own."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do the step, or take the last one back."""
        with transaction.atomic():
            draft = self.draft(lock=True)
            if request.POST.get("step") == "undo":
                if not draft.undo():
                    messages.warning(request, _("There is no step to take back."))
            else:
                self._edit(draft)
        return self._back(draft)

    def _edit(self, draft: ImportDraft) -> None:
        given = {name: str(value) for name, value in self.request.POST.items()}
        step = given.get("step", "")
        try:
            if step in DECISIONS:
                after = decided(draft.outline, step, given, vocabulary())
            else:
                after = edited(draft.outline, step, given)
            draft.take(dict(with_proposals(after, draft.outline, Office.now)))
        except StepNotPossible as refused:
            messages.warning(self.request, str(refused))

    def _back(self, draft: ImportDraft) -> HttpResponseRedirect:
        number = self.request.POST.get("shown", "")
        if number.isdecimal() and 0 < int(number[:5]) <= len(draft.outline["regulations"]):
            address = reverse("import_clauses", args=[draft.pk, int(number[:5])])
            clause = self.request.POST.get("clause", "")
            ids = {e["id"] for e in draft.outline["regulations"][int(number[:5]) - 1]["clauses"]}
            return redirect(f"{address}#c-{clause}" if clause in ids else address)
        return redirect("import_outline", draft.pk)


class SaveView(OfDraft):
    """Save what is kept as drafts."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """To the editor when it is one; else to the outline, where each has its link."""
        try:
            with transaction.atomic():
                draft = self.draft(lock=True)
                state: State = draft.outline
                words = vocabulary()
                left = left_behind(state, words)
                pages = save_drafts(state, by=request.user, words=words)
                draft.outline, draft.before = dict(state), None
                draft.save(update_fields=["outline", "before", "saved_at"])
        except NothingToSave:
            sentence = _(
                "Nothing was saved. Keep at least one regulation, and give each that is kept a title."
            )
            messages.warning(request, sentence)
            return redirect("import_outline", self.kwargs["pk"])
        messages.success(
            request,
            _("%(count)s drafts were saved. Nobody is bound by them until they are published.")
            % {"count": len(pages)},
        )
        self._say_what_is_left(*left)
        if len(pages) == 1:
            return redirect("wagtailadmin_pages:edit", pages[0].pk)
        return redirect("import_outline", draft.pk)

    def _say_what_is_left(self, undecided: int, fallen: int) -> None:
        if undecided:
            sentence = ngettext(
                "One proposed rule was not decided on; it is not in the draft.",
                "%(count)s proposed rules were not decided on; they are not in the drafts.",
                undecided,
            )
            messages.info(self.request, sentence % {"count": undecided})
        if fallen:
            sentence = ngettext(
                "One accepted rule is not in the draft: its words were changed, or what it names is not there any more. Write it anew.",
                "%(count)s accepted rules are not in the drafts: their words were changed, or what they name is not there any more. Write them anew.",
                fallen,
            )
            messages.warning(self.request, sentence % {"count": fallen})


class DropView(OfDraft):
    """Do away with an import; drafts that were saved from it stay."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.draft().delete()
        messages.success(request, _("The import was removed. Drafts that were saved from it stay."))
        return redirect("import_begin")
