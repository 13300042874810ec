"""Submit, approve, inbox: one short view each, in one transaction where it writes."""

import json

from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render

from .forms import LeaveForm
from .models import Event, Slip

ROWS_A_PAGE = 20


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
