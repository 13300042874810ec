"""审批链 as a picture: a box a station, those of equal order in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.words import joined
from forms.schemas.service import form_titles
from people.models import Person
from people.service import Desk, Hat, Holder, holders_of
from regulations.rules.route import ON_OWN_MATTER, HolderMode
from workflows.chains.models import Proceeding, Step
from workflows.chains.plan import acting

from .due import Due, step_due
from .explanation import names_of, seated
from .inbox import sits_at
from .words import OUTCOMES, WAITS, waits_for

#: outcome of a step that is done -> (tone, icon)
DONE = {
    "reject": ("late", "x"),
    "return": ("soon", "arrow-back-up"),
    "hand_over": ("gone", "arrows-right-left"),
}
ADDED = ("added", "plus")
AGREED = ("ok", "circle-check")
OTHERS = {
    "current": ("now", "clock"),
    "ahead": ("todo", "circle-dashed"),
    "passed": ("gone", "circle-minus"),
    "dropped": ("gone", "circle-minus"),
}
MOST_IN_A_ROW = 6
#: mode -> what is asked of several holders
ASKED = {
    HolderMode.ALL: gettext_lazy("all holders must agree; one who rejects ends it"),
    HolderMode.MAJORITY: gettext_lazy("more than half of the holders must agree"),
}


@dataclass(frozen=True)
class Station:
    """One station as drawn."""

    step: Step
    holders: str
    mine: bool
    form_title: str = ""
    now: datetime | None = None
    #: Where several holders act: who has agreed, who is against, who has not acted yet.
    agreed: Sequence[str] = ()
    against: Sequence[str] = ()
    open: Sequence[str] = ()

    @property
    def post(self) -> str:
        return self.step.post.name

    @property
    def tone(self) -> str:
        return self._look[0]

    @property
    def icon(self) -> str:
        return self._look[1]

    @property
    def said(self) -> str:
        """What was done, or is waited for."""
        if self.step.status == "done":
            return str(OUTCOMES.get(self.step.outcome or self.step.act, ""))
        if self.step.status == "current":
            return waits_for(self.step.act, self.step.proceeding.state)
        return str(WAITS.get(self.step.act, ""))

    @property
    def inserted(self) -> str:
        """How it came into the chain, where no route put it there."""
        return str(self.step.get_inserted_display()) if self.step.inserted else ""

    @property
    def due(self) -> Due | None:
        """By when it is to be done, if it has a time of its own and waits."""
        return step_due(self.step, self.now)

    @property
    def hands_in(self) -> bool:
        """Whether a form is handed in here."""
        return bool(self.step.hands_in)

    @property
    def who(self) -> str:
        """Who did it, or may do it."""
        done_by = self.step.done_by
        return seated(self.step.post, done_by.name if done_by else self.holders)

    @property
    def votes(self) -> list[str]:
        """How it stands where several must act, a sentence each; nothing elsewhere."""
        if self.step.mode == HolderMode.ANY or self.step.status != "current":
            return []
        seats = len(self.agreed) + len(self.against) + len(self.open)
        named = {"seats": seats, "count": len(self.agreed), "names": joined(self.agreed)}
        asked = ASKED[HolderMode(self.step.mode)]
        stands = (
            _("%(count)s of %(seats)s have agreed: %(names)s")
            if self.agreed
            else _("nobody has agreed yet")
        )
        told = [str(asked), stands % named]
        if self.against:
            told.append(_("against: %(names)s") % {"names": joined(self.against)})
        if self.open:
            told.append(_("still to act: %(names)s") % {"names": joined(self.open)})
        return told

    @property
    def _look(self) -> tuple[str, str]:
        if self.step.inserted and self.step.status == "ahead":
            return ADDED
        if self.step.status == "done":
            return DONE.get(self.step.outcome, AGREED)
        return OTHERS[self.step.status]


@dataclass(frozen=True)
class Box:
    """The stations of one order."""

    stations: list[Station]

    @property
    def side_by_side(self) -> bool:
        """Whether several must act here: who handed it over need not."""
        return sum(each.step.outcome != "hand_over" for each in self.stations) > 1

    @property
    def lit(self) -> bool:
        """Whether the matter has come this far."""
        return any(each.step.status in ("done", "current") for each in self.stations)


@dataclass(frozen=True)
class Picture:
    """The chain of the present round, behind the one who handed in."""

    handed_in_at: datetime
    #: Who handed it in, where it is somebody else's matter.
    handed_in_by: Person | None
    boxes: list[Box]

    @property
    def in_a_row(self) -> bool:
        return len(self.boxes) < MOST_IN_A_ROW

    @property
    def waits_for_me(self) -> Station | None:
        """The station where I may act now."""
        found = (each for box in self.boxes for each in box.stations)
        return next((each for each in found if each.mine), None)

    @property
    def now(self) -> list[Station]:
        """The stations where it waits."""
        found = [each for box in self.boxes for each in box.stations]
        return [each for each in found if each.step.status == "current"]


def picture(
    matter: Proceeding, steps: Sequence[Step], *, me: Person, worn: Sequence[Hat], at: datetime
) -> Picture:
    """Draw the steps of the present round; who sits where is asked for all of them at once."""
    round_steps = [each for each in steps if each.round == matter.round]
    open_steps = [each for each in round_steps if each.status in ("current", "ahead")]
    held = holders_of(
        [each.desk for each in open_steps],
        localdate(at),
        matter.form_edition.slug,
        known=[each.charge for each in open_steps if each.charge],
    )
    titles = form_titles({each.hands_in for each in round_steps if each.hands_in})
    stations = [_station(step, held, titles, me=me, worn=worn, at=at) for step in round_steps]
    boxes = [
        Box(list(group)) for _order, group in groupby(stations, key=lambda each: each.step.order)
    ]
    submission = matter.submissions[-1] if matter.submissions else None
    if submission is None:
        return Picture(matter.submitted_at, None, boxes)
    other = submission.by if submission.by_id != matter.applicant_id else None
    return Picture(submission.at, other, boxes)


def _station(
    step: Step,
    held: Mapping[Desk, list[Holder]],
    titles: Mapping[str, str],
    *,
    me: Person,
    worn: Sequence[Hat],
    at: datetime,
) -> Station:
    own = step.proceeding.applicant_id == me.pk and step.act not in ON_OWN_MATTER
    mine = step.status == "current" and not own and sits_at(step, me, worn)
    named = step.person if step.person and step.person.active else None
    may_act = acting(step.act, held.get(step.desk, ()), step.proceeding.applicant_id)
    return Station(
        step,
        named.name if named else names_of(may_act),
        mine and me.pk not in step.agreed,
        titles.get(step.hands_in, step.hands_in),
        at,
        *_divided(step, held.get(step.desk, ())),
    )


def _divided(step: Step, held: Sequence[Holder]) -> tuple[list[str], list[str], list[str]]:
    """The names of who has agreed, who is against, who has not acted; the applicant is none of them."""
    own = step.proceeding.applicant_id if step.act not in ON_OWN_MATTER else None
    seats = {each.appointment.pk: each.person for each in held if each.person.pk != own}
    agreed: list[str] = []
    against: list[str] = []
    still: list[str] = []
    for person in seats.values():
        acted = person.pk in step.agreed
        where = against if person.pk in step.against else agreed if acted else still
        where.append(person.name)
    return agreed, against, still
