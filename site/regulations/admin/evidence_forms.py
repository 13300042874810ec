"""A draft form of what an `evidence` rule asks for: its fields are bound to the rule's facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks

from forms.schemas.building.beginning import BeginView
from forms.schemas.building.drafting import draft_form
from forms.schemas.building.from_facts import fields_for
from forms.schemas.building.ways import Way, add_way
from forms.schemas.kinds import kind_choices

from ..compiling import RuleInForce, rules_of_edition
from ..shelf import current
from ..vocabulary import vocabulary

#: The kind that a proof begins, where the office has it.
RECORD = "record"


@dataclass(frozen=True)
class Proof:
    """One rule in force that names what proves it."""

    regulation: str
    rule: RuleInForce
    sentence: str
    #: The title of its form, if there is one already.
    form: str

    @property
    def id(self) -> str:
        """Where it stands, for the button that makes a form of it."""
        return f"{self.rule.basis.clause}:{self.rule.index}"

    @property
    def title(self) -> str:
        """What the form is called, until the editor says otherwise."""
        return self.form or self.rule.rule.ledger or self.rule.basis.path

    @property
    def facts(self) -> list[str]:
        """The facts that its records must bring."""
        rows = [row.fact for row in self.rule.rule.when]
        return [*self.rule.rule.facts, *rows]


def proofs() -> Iterator[Proof]:
    """The evidence rules of all regulations in force today that ask for something."""
    words = vocabulary()
    for edition in current(timezone.localdate()).order_by("slug"):
        for rule in rules_of_edition(edition.pk, edition.digest):
            if rule.kind == "evidence" and (rule.rule.facts or rule.rule.when):
                form = words.forms.get(rule.rule.form or "", "")
                yield Proof(edition.title, rule, rule.rule.sentence(words), form)


class EvidenceFormView(BeginView):
    """Choose the rule; then the draft is open in the editor."""

    template_name = "regulations/admin/evidence_forms.html"

    def steps(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": _("From what proves a clause")}]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        asked = self.request.GET.get("clause", "")
        found = [each for each in proofs() if not asked or str(each.rule.basis.clause) == asked]
        return super().get_context_data(proofs=found, **context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make a draft with a field for each fact of the rule."""
        chosen = request.POST.get("proof", "")
        proof = next((each for each in proofs() if each.id == chosen), None)
        fields = fields_for(proof.facts) if proof else []
        if proof is None or not fields:
            sentence = _(
                "This rule is no longer in force, or the system fills in by itself all that it asks "
                "for. Choose another."
            )
            messages.error(request, sentence)
            return redirect("form_from_evidence")
        kinds = [code for code, _label in kind_choices()]
        page = draft_form(
            title=proof.title,
            slug=proof.rule.rule.form or "",
            kind=RECORD if RECORD in kinds else kinds[0],
            fields=fields,
            by=request.user,
        )
        sentence = _("“%(title)s” was made as a draft. Look it over, and publish it.")
        messages.success(request, sentence % {"title": page.title})
        return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("register_admin_urls")
def evidence_form_address() -> list[URLPattern]:
    """Beside the other ways to begin a form."""
    return [path("forms/new/evidence/", EvidenceFormView.as_view(), name="form_from_evidence")]


add_way(
    Way(
        gettext_lazy("From what proves a clause"),
        gettext_lazy("A rule says which fields a record must state: the draft asks for them."),
        "form_from_evidence",
        "clipboard-list",
    )
)
