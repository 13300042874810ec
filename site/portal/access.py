"""Who is looking: the person behind the account, what he may act as, and on which day."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from people.models import Appointment, Person
from people.service import Hat, hats, person_of
from workflows.chains.desks import Waits
from workflows.chains.models import Proceeding

from .inbox import badge, first_waiting
from .kept import keep

P = ParamSpec("P")


class Visitor:
    """Somebody at one moment, asked once a request; a stranger is nobody and wears no hat."""

    def __init__(self, user: Any, now: datetime) -> None:
        self.user = user
        self.now = now

    @property
    def today(self) -> date:
        """The day on which he looks."""
        return timezone.localdate(self.now)

    @property
    def today_iso(self) -> str:
        """The same for date inputs."""
        return self.today.isoformat()

    @property
    def signed_in(self) -> bool:
        """Whether there is an account; public pages are read without one."""
        return bool(self.user.is_authenticated)

    @cached_property
    def person(self) -> Person | None:
        """The person behind the account; a technical account has none."""
        return person_of(self.user)

    @property
    def me(self) -> Person:
        """The person, on pages that only persons reach."""
        assert self.person is not None
        return self.person

    @cached_property
    def hats(self) -> list[Hat]:
        """Every post in which he may act today, his own and those he stands in for."""
        return hats(self.person, self.today) if self.person else []

    @property
    def appointment(self) -> Appointment | None:
        """His own, the main one first; None without a post."""
        own = (hat.appointment for hat in self.hats if hat.on_behalf_of is None)
        return next(own, None)

    @property
    def stood_in(self) -> Hat | None:
        """The first of the posts of others in which he may act."""
        return next((hat for hat in self.hats if hat.on_behalf_of), None)

    @property
    def phrases(self) -> list[str]:
        """His own frequent opinions."""
        return list(self.me.phrases)

    @property
    def bodies(self) -> list[str]:
        """The codes of the bodies whose decisions he records."""
        return [hat.post_code for hat in self.hats if hat.post_code != hat.appointment.post.code]

    @cached_property
    def waits(self) -> list[Waits]:
        """The first of what waits for him."""
        return first_waiting(self.person, self.hats) if self.person else []

    def look_closely(self) -> None:
        """Read what waits with all that the filters of the inbox ask about."""
        self.waits = first_waiting(self.me, self.hats, told_at=self.now)

    @property
    def badge(self) -> str:
        """How many things wait for him, up to 99+."""
        return badge(self.waits)

    def sees(self) -> QuerySet[Proceeding]:
        """The matters that he may see."""
        if self.person is None:
            return Proceeding.objects.none()
        return Proceeding.objects.visible_to(self.person, on=self.today, worn=self.hats)


class StaffRequest(HttpRequest):
    """A request of somebody signed in."""

    visitor: Visitor


View = Callable[Concatenate[Any, P], HttpResponseBase]


def signed_in(view: View[P]) -> View[P]:
    """For everybody with an account; what a stranger posted is kept until he has signed in."""

    @wraps(view)
    def guarded(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        request.visitor = Visitor(request.user, timezone.now())
        return view(request, *args, **kwargs)

    return guarded


def anybody(view: View[P]) -> View[P]:
    """For everybody, signed in or not: what is published binds people who have no account, too."""

    @wraps(view)
    def opened(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request.visitor = Visitor(request.user, timezone.now())
        return view(request, *args, **kwargs)

    return opened


def staff(view: View[P]) -> View[P]:
    """For persons of the office: acting, applying and reading matters take a person."""

    @signed_in
    @wraps(view)
    def guarded(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.visitor.person is None:
            return render(request, "portal/no_person.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return stands_too_long(request)
    if request.method == "POST":
        keep(request)
    return redirect_to_login(request.get_full_path())


def stands_too_long(request: HttpRequest) -> HttpResponse:
    """For a part of a page, which cannot show the sign-in page: the next press keeps it all."""
    response = render(request, "portal/_signed_out.html")
    response["HX-Retarget"] = "#after"
    response["HX-Reswap"] = "outerHTML"
    return response
