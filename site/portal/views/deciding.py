"""一并办理: the ticked ones, or the one whose button was pressed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ..access import StaffRequest, staff
from ..deciding import Decided, decide
from ..narrowing import inbox_address


@staff
@require_POST
def decide_from_list(request: StaffRequest) -> HttpResponse:
    """One act each; what was refused is said with its reason, and stays in the list."""
    visitor = request.visitor
    one = request.POST.get("one", "")
    picked = [one] if one else request.POST.getlist("pick")
    opinion = request.POST.get("opinion", "") if not one else request.POST.get(f"opinion-{one}", "")
    decided = decide(picked, by=visitor.me, at=visitor.now, opinion=opinion)
    _say(request, decided)
    return redirect(inbox_address(request))


def _say(request: StaffRequest, decided: list[Decided]) -> None:
    done = [each for each in decided if not each.refused]
    if not decided:
        messages.warning(request, _("Nothing was ticked. Tick what you agree to."))
    if done:
        told = ngettext("%(count)s done: %(titles)s.", "%(count)s done: %(titles)s.", len(done))
        titles = _(", ").join(each.title for each in done[:5])
        messages.success(request, told % {"count": len(done), "titles": titles})
    for each in decided:
        if each.refused:
            sentence = _("%(title)s (%(serial)s): %(reason)s")
            named = {"title": each.title, "serial": each.serial, "reason": each.refused}
            messages.error(request, sentence % named)
