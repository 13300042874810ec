"""Pickers on a page: what was typed, what is offered for it, and what may be entered anew."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import type_of
from forms.schemas.fields.picker import Picked, Picker
from people.models import Person, Unit
from people.models.resident import Sex
from people.registry.entering import units_to_enter_in
from people.registry.reach import Reach, reach_of
from people.registry.sources import SOURCES, Offer, Source
from people.service import Hat

#: What is offered at once; who looks for more types more.
MOST_OFFERED = 20
#: What stands behind the path of a field in the names of the inputs that help to fill it in.
FIND, ENTER = "--find", "--"
#: The lists to which somebody may be added from the form.
ENTERED = frozenset({"households", "residents"})


@dataclass(frozen=True)
class Aid:
    """What pickers of one page share: who looks, what was posted, which button was pressed."""

    person: Person | None = None
    on: date | None = None
    worn: Sequence[Hat] | None = None
    posted: Mapping[str, Any] = field(default_factory=dict)
    #: The path of the picker whose “look up” was pressed.
    looking: str = ""
    #: The path of the picker below which somebody could not be entered, and why, by input.
    failed: str = ""
    errors: Mapping[str, list[str]] = field(default_factory=dict)
    #: What had been chosen there before.
    kept: str = ""
    #: The codes of a fact that the office's own rules name.
    ruled: Callable[[str], Collection[str]] = lambda fact: ()

    @cached_property
    def reach(self) -> Reach | None:
        """How far the one who looks sees."""
        if self.person is None or self.on is None:
            return None
        return reach_of(self.person, self.on, worn=self.worn)

    @cached_property
    def units(self) -> list[Unit]:
        """Where the one who looks may enter households (one query for a page)."""
        return units_to_enter_in(self.reach) if self.reach else []


@dataclass(frozen=True)
class Box:
    """One picker as it is drawn."""

    name: str
    source: Source
    aid: Aid
    value: str = ""
    label: str = ""
    limits: Mapping[str, Any] = field(default_factory=dict)
    #: The name of the input whose household narrows it.
    of: str = ""
    household: str = ""

    @property
    def id(self) -> str:
        """The same for ids of elements."""
        return self.name.replace(".", "-")

    @property
    def text(self) -> str:
        """What was typed, where the browser runs no script."""
        return str(self.aid.posted.get(self.name + FIND) or "") if self.looking else self.label

    @property
    def looking(self) -> bool:
        """Whether its button was pressed."""
        return self.aid.looking == self.name

    @property
    def address(self) -> str:
        """Where the list is asked for as somebody types."""
        address = reverse("portal:pick", args=[self.source.code])
        return f"{address}?{urlencode(self.limits, doseq=True)}" if self.limits else address

    @property
    def entering(self) -> str:
        """Where somebody is entered; blank when the list takes nobody."""
        if self.source.code not in ENTERED or not self.aid.units:
            return ""
        return reverse("portal:enter", args=[self.source.code])

    @cached_property
    def offers(self) -> list[Offer]:
        """What was found for what was typed."""
        if not (self.looking and self.aid.reach):
            return []
        limits = {**self.limits, "household": self.household}
        rows = self.source.first(self.aid.reach, self.text, limits, MOST_OFFERED)
        return [self.source.offer(row) for row in rows]

    @property
    def typed(self) -> dict[str, str]:
        """What was typed to enter somebody, by input."""
        start = self.name + ENTER
        return {
            name.removeprefix(start): str(value)
            for name, value in self.aid.posted.items()
            if name.startswith(start)
        }

    @property
    def errors(self) -> Mapping[str, list[str]]:
        """What could not be entered, and why."""
        return self.aid.errors if self.aid.failed == self.name else {}

    @property
    def household_box(self) -> "Box":
        """The picker in which the household of a new resident is chosen."""
        value = self.typed.get("household", "")
        named = SOURCES["households"].named([value]) if value else {}
        source = SOURCES["households"]
        return Box(f"{self.name}{ENTER}household", source, self.aid, value, named.get(value, ""))

    @property
    def sexes(self) -> list[tuple[str, str]]:
        """As the identity card has it."""
        return [(each.value, str(each.label)) for each in Sex]


def box_of(asked_field: Field, answers: Answers, prefix: str, aid: Aid) -> Box:
    """The picker of a field, with what was chosen."""
    kind = type_of(asked_field)
    assert isinstance(kind, Picker)
    given = answers.get(asked_field["key"]) or ""
    of = asked_field.get("of") or ""
    return Box(
        name=prefix + asked_field["key"],
        source=kind.list,
        aid=aid,
        value=str(given),
        label=given.label if isinstance(given, Picked) else str(given),
        limits=kind.limits(asked_field),
        of=prefix + of if of else "",
        household=str(answers.get(of) or "") if of else "",
    )


#: For a page on which nobody fills in: a preview.
NO_AID = Aid()
