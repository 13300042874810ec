"""我的: my posts, for whom I stand in, who stands in for me, and what the office holds about me."""

from django.http import HttpResponse
from django.shortcuts import render

from facts.holding import all_held
from facts.known import KNOWN, Asker, known_about, known_keys
from facts.models import Fact
from facts.words import Words
from people.asking import running_appointments
from people.models import Substitution

from ..access import StaffRequest, Visitor, signed_in
from ..origins import Origin, origin_of


@signed_in
def me(request: StaffRequest) -> HttpResponse:
    """Posts, substitutions, sign out."""
    visitor = request.visitor
    standing_in = Substitution.objects.none()
    if visitor.person is not None:
        rows = Substitution.objects.filter(ends__gte=visitor.today).select_related(
            "substitute", "appointment__person", "appointment__post", "appointment__unit"
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
            "held": _held(visitor) if visitor.person else [],
            "stand_in_for_me": standing_in.filter(appointment__person=visitor.person),
        },
    )


def _held(visitor: Visitor) -> list[tuple[str, str, Origin]]:
    """Whatever forms come filled in with: what, the value as read, where from and since when."""
    kept = all_held(visitor.me, on=visitor.today)
    there = {each.fact for each in kept}
    standing = (each.fact.key for each in KNOWN if each.fact.type == "text")
    asker = Asker(visitor.me, visitor.today, lambda: visitor.appointment)
    found = [*known_about(asker, set(standing) - there), *kept]
    words = Words(
        facts=dict(Fact.objects.filter(key__in=known_keys()).values_list("key", "label")),
        units_of_measure={each.fact: each.unit for each in found},
    )
    return [
        (
            words.facts.get(each.fact, each.label),
            words.value(each.fact, each.value),
            origin_of(each),
        )
        for each in found
    ]
