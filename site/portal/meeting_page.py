"""会议: everything that the page of one meeting shows to one person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Person
from people.service import Hat
from trail.models import Trace
from trail.service import timeline
from workflows.chains.calling import may_change
from workflows.chains.expected import Asking, askings
from workflows.chains.models import Discussed, Excuse, Meeting, Minutes, Step
from workflows.chains.models.excuse import ASKED, GRANTED
from workflows.chains.models.meeting import ONE_DAY, begin_of
from workflows.chains.sitting import MOST_MATTERS, agenda_of, members_of
from workflows.leave.models import Leave

from .access import Visitor
from .asking_leave import may_ask
from .leaves.away import leaves_seen

#: What each figure of a vote is called.
VOTED = {
    "in_favour": gettext_lazy("in favour"),
    "against": gettext_lazy("against"),
    "abstained": gettext_lazy("abstained"),
}
#: Rows of a list on the page; a meeting of hundreds has a list of its own office.
MOST = 40
#: Meetings of a body among which one chooses on the page of a matter.
LATEST = 5


@dataclass(frozen=True)
class Absent:
    """One line for the roll call: who has leave from the meeting, asks for it, or is on another leave only."""

    person: Person
    label: str
    serial: str
    title: str
    state: str

    @property
    def said(self) -> str:
        """How it counts when names are called."""
        return {
            "granted": _("on leave from the meeting"),
            "asked": _("leave from the meeting is not decided yet"),
        }.get(self.state, _("away, without leave from the meeting"))

    @property
    def tone(self) -> str:
        return {"granted": "ok", "asked": "soon"}.get(self.state, "late")


@dataclass(frozen=True)
class Item:
    """A matter on which the body may decide; its applicant stands aside if he is a member."""

    step: Step
    aside: bool
    voting: int

    @property
    def matter(self) -> Any:
        return self.step.proceeding


@dataclass(frozen=True)
class Decided:
    """A matter that was decided at the meeting, with the trace of it."""

    matter: Any
    trace: Trace | None

    @property
    def consented(self) -> bool:
        return self.trace is not None and self.trace.act == "deliberate"

    @property
    def data(self) -> Mapping[str, Any]:
        return (self.trace.payload.data or {}) if self.trace else {}


@dataclass
class MeetingPage:
    """One meeting as one person sees it; lists are read when the page draws them."""

    meeting: Meeting
    visitor: Visitor
    refusal: Any = None
    typed: QueryDict = field(default_factory=QueryDict)
    #: The serial of the matter whose form is shown again as it was typed.
    about: str = ""

    @cached_property
    def changes(self) -> Hat | None:
        """The hat in which the visitor may change it."""
        return may_change(self.meeting, self.visitor.me, self.visitor.now)

    @property
    def may_move(self) -> bool:
        """Whether it can be moved or called off still."""
        held = self.decided or self.minutes
        return self.changes is not None and not self.meeting.cancelled and not held

    @property
    def keeps(self) -> Hat | None:
        """The hat in which the visitor keeps the minutes of the body that meets."""
        body = self.meeting.body
        worn = (hat for hat in self.visitor.hats if hat.unit_id == self.meeting.unit_id)
        return next((hat for hat in worn if body and hat.post_code == body.code), None)

    @property
    def begun(self) -> bool:
        return self.meeting.has_begun(self.visitor.now)

    @property
    def today_or_before(self) -> bool:
        """Whether its day has come, so that it can be written down what was decided."""
        return self.meeting.day <= self.visitor.today

    @cached_property
    def slip(self) -> Asking | None:
        """The visitor's own slip about it."""
        found = askings([self.meeting], [self.visitor.me.pk])
        own = found.get((self.meeting.pk, self.visitor.me.pk), [])
        return next((each for each in reversed(own) if each.stands), None)

    @cached_property
    def may_ask(self) -> bool:
        """Whether the visitor is expected and may ask for leave from it."""
        return self.slip is None and may_ask(self.meeting, self.visitor)

    @cached_property
    def absent(self) -> list[Absent]:
        """Who will not be there, as far as the visitor may see it."""
        rows = Excuse.objects.filter(meeting=self.meeting).standing()
        rows = rows.select_related(
            "proceeding__applicant",
            "proceeding__appointment__post",
            "proceeding__appointment__unit",
        )
        excused = [_excused(each) for each in rows.order_by("pk")[:MOST]]
        known = {each.person.pk for each in excused}
        others = [each for each in self._away() if each.person.pk not in known]
        return [*excused, *others][:MOST]

    def _away(self) -> Iterable[Absent]:
        missing = set(Leave.away_from(self.meeting))
        day = self.meeting.day
        rows = leaves_seen(self.visitor).filter(first_day__lte=day, last_day__gte=day)
        for each in rows.order_by("unit__path", "applicant_id")[:MOST]:
            if each.applicant_id in missing:
                label, title = each.appointment.label, each.title
                yield Absent(each.applicant, label, each.serial, title, "")

    @cached_property
    def members(self) -> list[tuple[Person, bool]]:
        """The members of the body, and whether each was there; or is ticked, where that is shown again."""
        there = {each.pk for each in self.present}
        ticked = self._ticked
        return [
            (each, each.pk in there if ticked is None else each.handle in ticked)
            for each in members_of(self.meeting)
        ]

    @property
    def _ticked(self) -> list[str] | None:
        return self.typed.getlist("present") if self.corrects_present else None

    @property
    def corrects_present(self) -> bool:
        """Whether what was typed about who was there is shown again."""
        return "also_present" in self.typed

    @property
    def left_over(self) -> str:
        """What was typed about a matter that is not on the agenda any more, to be copied."""
        if not self.about or any(each.matter.serial == self.about for each in self.agenda):
            return ""
        said = [f"{label} {self.typed[key]}" for key, label in VOTED.items() if self.typed.get(key)]
        return "\n".join([*said, self.typed.get("opinion", "")]).strip()

    @property
    def also_present(self) -> str:
        """Who else was there, or what was typed there and refused."""
        return str(self.typed.get("also_present", self.meeting.also_present))

    @cached_property
    def present(self) -> list[Person]:
        return list(self.meeting.attended.order_by("pk"))

    @cached_property
    def agenda(self) -> list[Item]:
        """What waits for the body; with the members' own matters marked."""
        members = {each.pk for each, _there in self.members}
        seen = self.visitor.sees()
        steps = [each for each in agenda_of(self.meeting) if not self.meeting.cancelled]
        visible = set(
            seen.filter(pk__in=[each.proceeding_id for each in steps]).values_list("pk", flat=True)
        )
        there = {each.pk for each in self.present}
        return [
            Item(
                each,
                each.proceeding.applicant_id in members,
                len(there - {each.proceeding.applicant_id}),
            )
            for each in steps[:MOST_MATTERS]
            if each.proceeding_id in visible
        ]

    @cached_property
    def decided(self) -> list[Decided]:
        """What was decided at it, in that order."""
        rows = Discussed.objects.filter(meeting=self.meeting).select_related(
            "proceeding__applicant", "proceeding__appointment__unit"
        )
        found = list(rows[:MOST_MATTERS])
        serials = [each.proceeding.serial for each in found]
        traces = Trace.objects.filter(stream__in=serials).select_related("words")
        by_place = {(each.stream, each.number): each for each in traces}
        return [
            Decided(each.proceeding, by_place.get((each.proceeding.serial, each.trace)))
            for each in found
        ]

    @cached_property
    def minutes(self) -> list[Minutes]:
        """What the body put on record of it beside."""
        return list(self.meeting.minutes.select_related("about", "body")[:MOST])

    @cached_property
    def log(self) -> list[Trace]:
        """What was done to it, the newest first."""
        if not self.meeting.serial:
            return []
        return list(timeline(self.meeting.serial).order_by("-number")[:MOST])


def sittings_of(step: Step, visitor: Visitor) -> Sequence[Meeting]:
    """The latest meetings of a body at which a matter may have been decided."""
    rows = Meeting.objects.filter(body__code=step.post_id, unit=step.unit_id)
    tomorrow = begin_of(visitor.today + ONE_DAY)
    return list(
        rows.filter(cancelled=False, starts__lt=tomorrow).order_by("-starts", "-pk")[:LATEST]
    )


def _excused(excuse: Excuse) -> Absent:
    slip = excuse.proceeding
    state = "granted" if slip.state in GRANTED else "asked" if slip.state in ASKED else ""
    return Absent(slip.applicant, slip.appointment.label, slip.serial, slip.title, state)
