"""我的: my posts, how I am reached, who stands in for whom, and what the office holds about me."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.asking import running_appointments
from people.contacts import NotKept, keep_contacts

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
#: Characters of a number, an address, a password.
LONGEST = 400


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


@staff
def contacts(request: StaffRequest) -> HttpResponse:
    """One's own telephone number and e-mail address."""
    visitor = request.visitor
    fields = ("phone", "email", "password")
    if request.method != "POST":
        typed = {"phone": visitor.me.phone, "email": visitor.user.email}
        return render(request, "portal/contacts.html", {"typed": typed, "errors": {}})
    given = {name: request.POST.get(name, "").replace("\x00", "")[:LONGEST] for name in fields}
    try:
        changed = keep_contacts(visitor.me, **given)
    except NotKept as found:
        context = {"typed": given, "errors": found.errors}
        return render(request, "portal/contacts.html", context, status=422)
    said = _("Kept: how you are reached.") if changed else _("Nothing was changed.")
    messages.success(request, said)
    return redirect("portal:me")
