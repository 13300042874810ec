"""我的: my posts, for whom I stand in, who stands in for me, and what the office holds about me."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.asking import running_appointments
from people.models import Substitution

from ..about_me import held_about
from ..access import StaffRequest, signed_in, staff


@signed_in
def me(request: StaffRequest) -> HttpResponse:
    """Posts, substitutions, sign out."""
    visitor = request.visitor
    standing_in = Substitution.objects.none()
    if visitor.person is not None:
        rows = Substitution.objects.filter(ends__gte=visitor.today).select_related(
            "absent", "substitute", "appointment__person", "appointment__post", "appointment__unit"
        )
        standing_in = rows.order_by("starts")
    own = running_appointments(visitor.person, visitor.today) if visitor.person else []
    return render(
        request,
        "portal/me.html",
        {
            "visitor": visitor,
            "appointments": own,
            "keeps_accounts": any(each.post.keeps_accounts for each in own),
            "i_stand_in": standing_in.filter(substitute=visitor.person),
            "held": held_about(visitor) if visitor.person else [],
            "stand_in_for_me": standing_in.filter(
                Q(appointment__person=visitor.person) | Q(absent=visitor.person)
            ),
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
