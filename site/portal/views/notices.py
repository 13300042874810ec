"""通知, and how one wants to be told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from notices.models import Kind, Notification, Wishes
from notices.wishing import WishesForm

from ..access import StaffRequest, staff
from ..copied import copied_badge
from ..notices import told, unread_badge

ABOUT_STANDING_IN = frozenset({Kind.STANDS_IN, Kind.STANDS_DOWN, Kind.STANDS_ALONE})


@staff
def notices(request: StaffRequest) -> HttpResponse:
    """The list."""
    unread = request.GET.get("unread") == "1"
    page = told(request.visitor.me, request.GET.get("after", ""), unread=unread)
    context = {"lines": page.rows, "next": page.next, "unread": unread}
    return render(request, "portal/notices/list.html", context)


@staff
def unread(request: StaffRequest) -> HttpResponse:
    """The figures at the bell and at the copies, fetched by the page after it is shown."""
    me = request.visitor.me
    figures = {"unread": unread_badge(me), "copied": copied_badge(me)}
    return render(request, "portal/notices/_badge.html", figures)


@staff
def open_notice(request: StaffRequest, pk: int) -> HttpResponse:
    """To the matter; it is read with that."""
    mine = Notification.objects.filter(person=request.visitor.me)
    found = get_object_or_404(mine, pk=pk)
    mine.filter(pk=pk, read_at=None).update(read_at=request.visitor.now)
    if not found.stream:
        of_standing_in = found.kind in ABOUT_STANDING_IN
        return redirect("portal:standing_in" if of_standing_in else "portal:notices")
    return redirect("portal:proceeding", found.stream)


@require_POST
@staff
def read_all(request: StaffRequest) -> HttpResponse:
    """All of it is read."""
    mine = Notification.objects.filter(person=request.visitor.me, read_at=None)
    mine.update(read_at=request.visitor.now)
    return redirect("portal:notices")


@staff
def wishes(request: StaffRequest) -> HttpResponse:
    """What reaches me on which way, and when not."""
    me = request.visitor.me
    kept = Wishes.objects.filter(pk=me.pk).first() or Wishes(person=me)
    form = WishesForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Kept: how you are told."))
        return redirect("portal:wishes")
    context = {"form": form, "address": request.visitor.user.email}
    status = 422 if form.is_bound else 200
    return render(request, "portal/notices/wishes.html", context, status=status)
