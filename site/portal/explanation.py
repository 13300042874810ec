"""提交后会怎样: verdicts and the chain to come, each with its clause."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from forms.schemas.models import FormEdition
from forms.schemas.service import form_titles
from people.models import Person, Post
from people.service import Holder
from workflows.chains.models import Proceeding
from workflows.chains.plan import PlannedStep, acting
from workflows.chains.service import Explanation, Refusal, explain
from workflows.chains.shapes import basis_list, verdict_dict

from .citations import Citation, Citations
from .due import Deadline, deadlines
from .verdicts import Apart, Shown, shown
from .words import WAITS

MOST_NAMES = 3


@dataclass(frozen=True)
class Stop:
    """One station to come: which post does what, who sits there, why."""

    post: str
    waits: str
    unit: str
    holders: str
    citations: list[Citation]
    note: str
    passed_over: bool = False


@dataclass(frozen=True)
class Panel(Apart):
    """Everything beside the form; `stops` are grouped by their order."""

    verdicts: list[Shown] = field(default_factory=list)
    stops: list[list[Stop]] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    refused: str = ""

    @property
    def tone(self) -> str:
        """The worst tone: it colours the line above the phone's button."""
        if self.refused:
            return "late"
        tones = [each.tone for each in self.verdicts]
        return next((tone for tone in ("late", "soon") if tone in tones), "ok")

    @property
    def brief(self) -> str:
        """The verdict in one line."""
        said = next((each.title for each in self.verdicts if each.tone == self.tone), "")
        if self.tone == "late":
            return said or _("Cannot be handed in")
        stations = _("%(count)s stations") % {"count": len(self.stops)} if self.stops else ""
        return " · ".join(part for part in (said, stations) if part)


def panel(
    edition: FormEdition,
    answers: Any,
    *,
    applicant: Person,
    on: date,
    again: Proceeding | None = None,
    origin: str = "",
) -> Panel:
    """What would happen if this were handed in; as far as the answers go."""
    try:
        told = explain(edition, answers, applicant=applicant, on=on, again=again, origin=origin)
    except Refusal as refusal:
        return Panel(refused=refusal.sentence)
    return _panel(told, on)


def _panel(told: Explanation, on: date) -> Panel:
    if told.considered is None:
        return Panel()
    # While something is still missing, that no route fits yet means nothing.
    said = [
        verdict_dict(each)
        for each in (*told.considered.verdicts, *told.consequences(sums=True))
        if not (told.problems and each.kind == "route")
    ]
    steps = told.considered.steps
    bases = [basis for verdict in said for basis in verdict["basis"]]
    due = [each.as_dict() for each in told.considered.due]
    bases += [basis for each in due for basis in each["basis"]]
    citations = Citations([*bases, *basis_list(step.basis for step in steps)])
    now = datetime.combine(on, time.min, timezone.get_current_timezone())
    return Panel(
        [shown(each, citations) for each in said],
        _stops(steps, citations, told.considered.circumstances.applicant),
        deadlines(due, citations, now),
    )


def _stops(
    steps: Sequence[PlannedStep], citations: Citations, applicant: Person
) -> list[list[Stop]]:
    posts = {
        post.code: post
        for post in Post.objects.filter(code__in={step.desk.post_code for step in steps})
    }
    titles = form_titles({step.hands_in for step in steps if step.hands_in})
    return [
        [_stop(step, posts[step.desk.post_code], citations, titles, applicant) for step in group]
        for _order, group in groupby(steps, key=lambda step: step.order)
    ]


def _stop(
    step: PlannedStep,
    post: Post,
    citations: Citations,
    titles: Mapping[str, str],
    applicant: Person,
) -> Stop:
    return Stop(
        post.name,
        titles.get(step.hands_in) or str(WAITS[step.act.value]),
        step.unit.name,
        seated(post, names_of(acting(step.act, step.holders, applicant.pk))),
        citations.of([step.basis.as_dict()]),
        step.note,
        step.passed_over,
    )


def seated(post: Post, names: str) -> str:
    """Who acts for a post; a body decides together, and somebody writes down what it decided."""
    return _("recorded by %(names)s") % {"names": names} if post.body and names else names


def names_of(holders: Iterable[Holder]) -> str:
    """Who sits at a desk: 宋祎; a substitute says for whom he acts."""
    names = list(dict.fromkeys(_name(each) for each in holders))
    if len(names) <= MOST_NAMES:
        return _(", ").join(names)
    return _("%(names)s and others, %(count)s in all") % {
        "names": _(", ").join(names[:MOST_NAMES]),
        "count": len(names),
    }


def _name(holder: Holder) -> str:
    if holder.substitute_for is None:
        return holder.person.name
    return _("%(substitute)s in place of %(absent)s") % {
        "substitute": holder.person.name,
        "absent": holder.substitute_for.name,
    }
