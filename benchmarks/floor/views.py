"""Submit, approve, inbox, export: one short view each, in one transaction where it writes."""

import csv
import json
from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render

from .forms import LeaveForm
from .models import Event, Slip

ROWS_A_PAGE = 20
AT_ONCE = 2_000


@login_required
def submit(request: HttpRequest) -> HttpResponse:
    """A slip and its first event."""
    form = LeaveForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(form.errors.as_json())
    answers = json.loads(json.dumps(form.cleaned_data, cls=DjangoJSONEncoder))
    with transaction.atomic():
        slip = Slip.objects.create(owner=request.user, assignee=request.user, answers=answers)
        Event.objects.create(slip=slip, actor=request.user, act="submit", to_state=slip.state)
    return HttpResponseRedirect("/inbox/")


@login_required
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Lock, transition, save, event."""
    with transaction.atomic():
        slip = Slip.objects.select_for_update().get(pk=pk)
        before = slip.state
        slip.approve()
        slip.save(update_fields=["state"])
        Event.objects.create(
            slip=slip, actor=request.user, act="approve", from_state=before, to_state=slip.state
        )
    return HttpResponseRedirect("/inbox/")


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """A page of what waits for the caller, the newest first, by keyset."""
    rows = Slip.objects.filter(assignee=request.user, state="in_approval").select_related("owner")
    if request.GET.get("before"):
        rows = rows.filter(pk__lt=request.GET["before"])
    return render(request, "inbox.html", {"rows": rows.order_by("-pk")[:ROWS_A_PAGE]})


@login_required
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Every slip with its answers, a line each, sent as it is read."""
    return StreamingHttpResponse(_lines(), content_type="text/csv")


def _lines() -> Iterator[str]:
    writer = csv.writer(_Echo())
    names = list(LeaveForm.base_fields)
    rows = Slip.objects.values_list("id", "state", "answers")
    for pk, state, answers in rows.iterator(chunk_size=AT_ONCE):
        yield writer.writerow([pk, state, *[answers[name] for name in names]])


class _Echo:
    """Gives back what is written to it."""

    def write(self, text: str) -> str:
        return text
