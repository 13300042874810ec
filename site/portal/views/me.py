"""我的: my posts, for whom I stand in, who stands in for me, and what the office holds about me."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.asking import running_appointments

from ..about_me import held_about
from ..access import StaffRequest, signed_in, staff
from ..standing_in import by_me, for_me


@signed_in
def me(request: StaffRequest) -> HttpResponse:
    """Posts, substitutions, sign out."""
    visitor = request.visitor
    own = running_appointments(visitor.person, visitor.today) if visitor.person else []
    return render(
        request,
        "portal/me.html",
        {
            "visitor": visitor,
            "phrases": "\n".join(visitor.phrases) if visitor.person else "",
            "appointments": own,
            "keeps_accounts": any(each.post.keeps_accounts for each in own),
            "i_stand_in": by_me(visitor) if visitor.person else [],
            "held": held_about(visitor) if visitor.person else [],
            "stand_in_for_me": for_me(visitor) if visitor.person else [],
        },
    )


MOST_PHRASES, LONGEST_PHRASE = 8, 100


@staff
@require_POST
def keep_phrases(request: StaffRequest) -> HttpResponse:
    """One's own frequent opinions, one a line."""
    person = request.visitor.me
    lines = request.POST.get("phrases", "").replace("\x00", "").splitlines()
    kept = dict.fromkeys(line.strip()[:LONGEST_PHRASE] for line in lines if line.strip())
    person.phrases = list(kept)[:MOST_PHRASES]
    person.save(update_fields=["phrases"])
    messages.success(request, _("Your frequent opinions are kept."))
    return redirect("portal:me")
