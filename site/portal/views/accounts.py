"""账号: who keeps accounts gives new first passwords to the people of his units."""

from functools import reduce
from operator import or_

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from people.models import Appointment, Person
from people.staffing.accounts import give_first_password

from ..access import StaffRequest, Visitor, staff

MOST = 50


@staff
def accounts(request: StaffRequest) -> HttpResponse:
    """Find somebody by name, number or user name."""
    words, people = (
        request.GET.get("q", "").replace("\x00", "").strip()[:60],
        _whom(request.visitor),
    )
    found = _found(people, words) if words else []
    return render(request, "portal/accounts.html", {"words": words, "found": found})


@staff
@require_POST
def new_password(request: StaffRequest, pk: int) -> HttpResponse:
    """Give somebody a new first password; it is shown this once."""
    person = get_object_or_404(_whom(request.visitor), pk=pk)
    assert person.user is not None
    password = give_first_password(person.user)
    response = render(request, "portal/new_password.html", {"person": person, "password": password})
    response["Cache-Control"] = "no-store"
    return response


def _found(people: QuerySet[Person], words: str) -> list[Person]:
    about = Q(name__icontains=words) | Q(phone__startswith=words) | Q(user__username=words)
    return list(people.filter(about).order_by("name", "pk")[:MOST])


def _whom(visitor: Visitor) -> QuerySet[Person]:
    """The people with an account in the units for which the visitor keeps accounts; not himself."""
    paths = [hat.unit_path for hat in visitor.hats if hat.appointment.post.keeps_accounts]
    if not paths:
        raise PermissionDenied
    below = reduce(or_, (Q(unit__path__startswith=path) for path in paths))
    held = Appointment.objects.running(visitor.today).filter(below)
    rows = Person.objects.filter(pk__in=held.values("person"), user__isnull=False, active=True)
    # Who may do more on the editors' side than the one who asks is not his to open.
    rows = rows.exclude(pk=visitor.me.pk).exclude(user__is_superuser=True)
    return rows.exclude(user__groups__isnull=False).select_related("user")
