"""分步: a form in several steps, one at a time, and a last look at all of it before it is handed in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from facts.conditions import all_hold
from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import type_of
from forms.schemas.shown import Visible, conditions_of, shown_among, shown_fields, under_sections

from .figures import number_in

#: What stands for the last look in an address, where steps have numbers.
CHECK = "check"


@dataclass(frozen=True)
class Step:
    """Some fields that stand on one page; the number is that of the address and does not change."""

    number: str
    title: str
    fields: Sequence[Field]
    #: Its place among the steps that these answers bring up, from 1.
    place: int = 0

    @property
    def is_check(self) -> bool:
        """Whether it is the last look."""
        return self.number == CHECK

    @property
    def keys(self) -> frozenset[str]:
        """The keys that it asks for."""
        return frozenset(key for field in self.fields for key in type_of(field).keys(field))


@dataclass(frozen=True)
class Way:
    """The steps that these answers bring up, and the one that is open."""

    steps: Sequence[Step]
    here: Step

    @property
    def before(self) -> Step | None:
        """The step that one goes back to."""
        return self.steps[self.here.place - 2] if self.here.place > 1 else None

    @property
    def after(self) -> Step | None:
        """The step that follows."""
        return self.steps[self.here.place] if self.here.place < len(self.steps) else None

    def step_of(self, path: str) -> Step | None:
        """Where the answer of a path is asked for."""
        key = path.partition(".")[0]
        return next((step for step in self.steps if key in step.keys), None)


def parts(fields: Iterable[Field]) -> list[list[Field]]:
    """The fields of each step: a section that begins a page begins one."""
    found: list[list[Field]] = [[]]
    for field in fields:
        if field["type"] == "section" and field.get("new_page") and found[-1]:
            found.append([])
        found[-1].append(field)
    return found


def way(fields: Sequence[Field], answers: Answers, number: str) -> Way | None:
    """The way through a form, standing at a step or where it went to; None for a form of one page."""
    cut = parts(fields)
    if len(cut) == 1:
        return None
    shown = {field["key"] for field in shown_fields(fields, answers)}
    every = [_step(str(place), part) for place, part in enumerate(cut, 1)]
    open_now = [each for each in every if any(field["key"] in shown for field in each.fields)]
    open_now.append(Step(CHECK, _("Check and hand in"), ()))
    steps = [replace(each, place=place) for place, each in enumerate(open_now, 1)]
    return Way(steps, _nearest(steps, number))


def _step(number: str, fields: Sequence[Field]) -> Step:
    headed = next((each["label"] for each in fields if each["type"] == "section"), "")
    return Step(number, headed or _("To begin with"), fields)


def _nearest(steps: Sequence[Step], number: str) -> Step:
    """The step of that number, or the next one that is open where the answers have hidden it."""
    if number == CHECK:
        return steps[-1]
    wanted = number_in(number, otherwise=1)
    return next(each for each in steps if each.is_check or int(each.number) >= wanted)


def visible_in(fields: Iterable[Field], answers: Answers) -> Visible:
    """What conditions may ask about: the answers of the fields that are shown."""
    visible: Visible = {}
    list(shown_among(fields, answers, visible))
    return visible


def fields_of(step: Step, fields: Iterable[Field], visible: Mapping[str, Any]) -> list[Field]:
    """The fields of a step, less those that answers given at other steps have hidden."""
    here, keys = {field["key"] for field in step.fields}, step.keys
    return [
        field
        for field in under_sections(fields)
        if field["key"] in here
        and all_hold((row for row in conditions_of(field) if row.fact not in keys), visible)
    ]
