"""试运行 on the editors' side: start, follow, stop, read, take away."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from forms.schemas.service import form_titles
from people.service import person_of
from regulations.models import RegulationPage
from tables import answering

from .drafting import NotTryable, draft_of
from .export import lines_of, table_of
from .forms import TrialForm
from .models import Trial
from .range import any_within
from .saying import KINDS, headline, kinds, months
from .seeing import may_try
from .showing import rows_of
from .starting import NotStarted, forms_touched, start, stop

P = ParamSpec("P")
LISTED = 10


def about_page(
    view: Callable[Concatenate[Any, RegulationPage, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For those who may edit the regulation."""

    @wraps(view)
    def guarded(
        request: HttpRequest, page: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        regulation = get_object_or_404(RegulationPage, id=page)
        if not may_try(request.user, regulation):
            raise PermissionDenied
        return view(request, regulation, *args, **kwargs)

    return guarded


def about_trial(
    view: Callable[Concatenate[Any, Trial, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For those who may edit the regulation that was tried."""

    @wraps(view)
    def guarded(
        request: HttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        rows = Trial.objects.light().select_related("page", "revision", "started_by__person")
        trial = get_object_or_404(rows, pk=pk)
        if not may_try(request.user, trial.page):
            raise PermissionDenied
        return view(request, trial, *args, **kwargs)

    return guarded


@about_page
def overview(request: HttpRequest, page: RegulationPage) -> HttpResponse:
    """What may be tried, and the trials so far."""
    trials = Trial.objects.light().filter(page=page).select_related("started_by")
    context = {**_heading(page), "trials": trials[:LISTED], "going_on": trials.open().first()}
    try:
        draft = draft_of(page)
    except NotTryable as refused:
        return render(request, "trials/overview.html", {**context, "findings": refused.findings})
    touched = forms_touched(page, draft)
    titles = form_titles(touched)
    sent = request.POST if request.method == "POST" else None
    form = TrialForm(sent, titles=titles, today=timezone.localdate())
    if sent is not None and form.is_valid() and (trial := _started(request, page, form)):
        return redirect("trials:trial", trial.pk)
    context |= {"form": form, "titles": titles, "unpublished": page.has_unpublished_changes}
    return render(request, "trials/overview.html", {**context, "live": page.live})


def _started(request: Any, page: RegulationPage, form: TrialForm) -> Trial | None:
    chosen = form.cleaned_data
    if not any_within(chosen["forms"], chosen["first"], chosen["last"]):
        sentence = _(
            "From %(first)s to %(last)s no matter of these forms was handed in, so there is nothing "
            "to try the draft on. Choose a wider range or other forms."
        )
        form.add_error(None, sentence % {"first": chosen["first"], "last": chosen["last"]})
        return None
    try:
        return start(page, by=request.user, at=timezone.now(), **chosen)
    except NotStarted as refused:
        form.add_error(None, str(refused))
        return None


@require_GET
@about_trial
def trial_page(request: HttpRequest, trial: Trial) -> HttpResponse:
    """How far it has come; once it has ended, what it found."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    titles = form_titles(set(trial.forms))
    context = {
        **_heading(trial.page),
        "trial": trial,
        "headline": headline(trial),
        "kinds": kinds(trial),
        "months": list(months(trial)),
        "kind": kind,
        "forms": [titles.get(each, each) for each in trial.forms],
        "by": person_of(trial.started_by) or trial.started_by,
    }
    if not trial.is_open:
        after = request.GET.get("after", "")
        today = timezone.localdate()
        context["found"] = rows_of(trial, request.user, kind=kind, after=after, on=today)
        context["after"] = after
    return render(request, "trials/trial.html", context)


@require_GET
@about_trial
def progress(request: HttpRequest, trial: Trial) -> HttpResponse:
    """The bar alone, asked for again and again; once it has ended, the page is."""
    response = render(request, "trials/_progress.html", {"trial": trial})
    if not trial.is_open:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@about_trial
def stop_trial(request: HttpRequest, trial: Trial) -> HttpResponse:
    """The editor has seen enough."""
    stop(trial, at=timezone.now())
    return redirect("trials:trial", trial.pk)


@require_GET
@about_trial
def take_away(request: HttpRequest, trial: Trial, kind: str) -> HttpResponseBase:
    """The table as a file."""
    answer = answering.workbook if kind == "xlsx" else answering.text
    return answer(table_of(trial), lines_of(trial))


def _heading(page: RegulationPage) -> dict[str, Any]:
    """The way back to the editor, as Wagtail shows it."""
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return {
        "page": page,
        "edit_url": edit,
        "header_title": _("Trial run"),
        "header_icon": "history",
        "breadcrumbs_items": [
            {"url": edit, "label": page.get_admin_display_title()},
            {"url": reverse("trials:overview", args=[page.pk]), "label": _("Trial run")},
        ],
    }
