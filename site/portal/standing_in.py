"""代理: who acts for somebody while he is away, as he says it himself; and when he is asked whether to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from forms.schemas.service import offered_forms
from people.arranging import (
    MOST,
    Wanted,
    ends_or_runs,
    held_or_to_come,
    of_holder,
)
from people.models import Appointment, Person, Substitution
from people.registry.sources import SOURCES
from workflows.chains.models import Proceeding, Step
from workflows.chains.standing_in import forms_to_stand_in_for
from workflows.leave.models import Leave
from workflows.leave.spans import AWAY, CAME_TO_NOTHING

from .figures import day_in
from .picking import Aid, Box

if TYPE_CHECKING:
    from .access import Visitor

#: Substitutions that are over, as the page still shows them.
LATEST = 5
LONGEST_REASON = 200
SUBSTITUTE = "substitute"


@dataclass(frozen=True)
class Filled:
    """What stands in the form: texts as they were given, and a sentence by field."""

    substitute: str = ""
    #: The key of an appointment; blank for everything.
    whose: str = ""
    starts: str = ""
    ends: str = ""
    forms: tuple[str, ...] = ()
    reason: str = ""
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, given: Any) -> "Filled":
        """From what was posted, or from the address of an offer."""
        texts: dict[str, Any] = {
            name: str(given.get(name, "")).replace("\x00", "").strip()[:LONGEST_REASON]
            for name in ("substitute", "whose", "starts", "ends", "reason")
        }
        forms = [each.replace("\x00", "") for each in given.getlist("forms") if each]
        return cls(**texts, forms=tuple(dict.fromkeys(forms)))

    @classmethod
    def of(cls, row: Substitution) -> "Filled":
        """What is arranged already."""
        user = row.substitute.user
        return cls(
            substitute=user.get_username() if user else "",
            whose=str(row.appointment_id or ""),
            starts=row.starts.isoformat(),
            ends=row.ends.isoformat(),
            forms=tuple(row.forms),
            reason=row.reason,
        )

    def with_errors(self, errors: Mapping[str, Sequence[str]]) -> "Filled":
        """The same, with what is not right about it."""
        at_field = {"appointment": "whose", "absent": "whose", "__all__": SUBSTITUTE}
        return replace(self, errors={at_field.get(key, key): each for key, each in errors.items()})


@dataclass(frozen=True)
class FormPage:
    """The form as one person sees it; of one that has begun only the end and the forms are open."""

    visitor: "Visitor"
    filled: Filled
    row: Substitution | None = None
    posted: Mapping[str, Any] = field(default_factory=dict)
    looking: str = ""

    @property
    def begun(self) -> bool:
        """Whether somebody stands in by it already."""
        return self.row is not None and self.row.starts <= self.visitor.today

    @cached_property
    def posts(self) -> list[Appointment]:
        """The posts for which a substitute may be named."""
        return list(held_or_to_come(self.visitor.me, self.visitor.today)[:MOST])

    @cached_property
    def forms(self) -> list[tuple[str, str]]:
        """The forms that may be chosen: short name and title."""
        return forms_to_stand_in_for(self.posts, self.visitor.today, self._arranged)

    @property
    def _arranged(self) -> set[str]:
        return set(self.row.forms) if self.row else set()

    @cached_property
    def box(self) -> Box:
        """The picker of the substitute."""
        me, source = self.visitor, SOURCES["people"]
        aid = Aid(me.person, me.today, me.hats, self.posted, looking=self.looking)
        value = self.filled.substitute
        label = source.named([value]).get(value, "") if value else ""
        return Box(SUBSTITUTE, source, aid, value if label else "", label)

    def wanted(self) -> Wanted:
        """What is asked for; what cannot be read is left out, and told where it is missing."""
        user, whose = self.filled.substitute, self.filled.whose
        people = Person.objects.select_related("user")
        known = {slug for slug, _title in self.forms}
        return Wanted(
            substitute=people.filter(user__username=user).first() if user else None,
            appointment=next((each for each in self.posts if str(each.pk) == whose), None),
            starts=day_in(self.filled.starts),
            ends=day_in(self.filled.ends),
            forms=tuple(each for each in self.filled.forms if each in known),
            reason=self.filled.reason,
        )

    @property
    def unknown(self) -> dict[str, list[str]]:
        """What is asked for that is not there: a post that he does not hold, a form that nobody offers."""
        errors: dict[str, list[str]] = {}
        whose = self.filled.whose
        if whose and whose not in {str(each.pk) for each in self.posts}:
            errors["whose"] = [_("You do not hold this post. Choose one of yours.")]
        if set(self.filled.forms) - {slug for slug, _title in self.forms}:
            errors["forms"] = [_("One of these forms is not there any more. Look at them again.")]
        return errors


@dataclass(frozen=True)
class Listed:
    """One substitution with the titles of its forms."""

    row: Substitution
    forms: list[str]
    begun: bool


def for_me(visitor: "Visitor") -> list[Listed]:
    """Who stands in for the visitor, now or later."""
    rows = ends_or_runs(of_holder(visitor.me), visitor.today)
    return _listed(rows[:MOST], visitor.today)


def over(visitor: "Visitor") -> list[Listed]:
    """Who did last."""
    rows = of_holder(visitor.me).filter(ends__lt=visitor.today).order_by("-ends", "-pk")
    return _listed(rows[:LATEST], visitor.today)


def by_me(visitor: "Visitor") -> list[Listed]:
    """For whom the visitor stands in, now or later."""
    rows = visitor.me.substitutions.select_related(
        "absent", "appointment__person", "appointment__post", "appointment__unit"
    )
    return _listed(ends_or_runs(rows, visitor.today)[:MOST], visitor.today)


def _listed(rows: QuerySet[Substitution], today: date) -> list[Listed]:
    found = list(rows)
    titles: dict[str, str] = {}
    if any(row.forms for row in found):
        titles = {each.slug: each.title for each in offered_forms()}
    return [
        Listed(row, [titles.get(each, each) for each in row.forms], row.starts <= today)
        for row in found
    ]


@dataclass(frozen=True)
class Offer:
    """On one's own leave: name somebody for its days, or who stands in already."""

    first: date
    last: date
    rows: list[Substitution]
    #: Whether the leave came to nothing, so that nobody needs to stand in.
    needless: bool = False

    @property
    def query(self) -> str:
        """What the form begins with, as the query of its address."""
        days = {"starts": self.first.isoformat(), "ends": self.last.isoformat()}
        return urlencode(days | {"reason": _("on leave")})


def offer_of(matter: Proceeding, visitor: "Visitor") -> Offer | None:
    """For one's own leave whose days are not over, where steps come to a post that one holds."""
    if not isinstance(matter, Leave) or matter.applicant_id != visitor.me.pk:
        return None
    needless = matter.state in CAME_TO_NOTHING
    if matter.last_day < visitor.today or not (needless or matter.state in AWAY) or matter.back_on:
        return None
    first = max(matter.first_day, visitor.today)
    rows = of_holder(visitor.me).filter(starts__lte=matter.last_day, ends__gte=first)
    found = list(rows.order_by("starts", "pk")[:MOST])
    if not found and (needless or not steps_come_to(visitor)):
        return None
    return Offer(first, matter.last_day, found, needless)


def steps_come_to(visitor: "Visitor") -> bool:
    """Whether steps wait, or have waited, at a post that he holds himself."""
    own = [hat for hat in visitor.hats if hat.on_behalf_of is None]
    return bool(own) and Step.objects.at_hats(own).order_by().exists()
