"""办件: everything that its page shows, gathered in a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from forms.schemas.models import FormEdition
from forms.submissions.models import Submission, Upload
from forms.submissions.named import ids_named
from workflows.chains.acts import Act, Matter
from workflows.chains.acts.return_ import earlier
from workflows.chains.expected import Expected
from workflows.chains.models import Excuse, Link, Meeting, Proceeding, Step
from workflows.chains.offspring import family, offered
from workflows.chains.service import hindrances, open_acts_of, specific
from workflows.chains.shapes import verdict_dict
from workflows.chains.showing import parts_for, traces_for, verdicts_for
from workflows.leave.models import Leave

from .access import Visitor
from .afterwards import afterwards
from .answered import Shown as Answer
from .answered import answered
from .buttons import Button, buttons_of, stands_alone
from .chain import Picture, Station, picture
from .citations import Citations
from .due import Deadline, Due, deadlines, due_of
from .leaves.beside import Beside, beside_of
from .log import Entry, entries, traces_of
from .meeting_page import sittings_of
from .roll import Roll, roll_of
from .sent_back import SentBack, sent_back
from .standing_in import Offer, offer_of
from .verdicts import Apart, Shown, shown

#: Kinds of verdicts that one has to heed.
JUDGED = frozenset({"limit", "overlap"})
#: Tones of verdicts that say more than that a limit is kept.
HEEDED = frozenset({"soon", "late"})
#: Types of fields whose answers say what a matter is about.
FIRST_READ = frozenset({"half_day_range", "text", "long_text"})
MOST_IN_BRIEF = 3


@dataclass(frozen=True)
class Part:
    """What somebody handed in within the matter."""

    submission: Submission
    answers: list[Answer]


@dataclass(frozen=True)
class MatterPage(Apart):
    """One matter as one person sees it."""

    matter: Any
    picture: Picture
    answers: list[Answer]
    parts: list[Part]
    log: list[Entry]
    verdicts: list[Shown]
    deadlines: list[Deadline]
    reasons: list[Any]
    buttons: list[Button]
    #: What the form of the buttons asks for beside the opinion, and to which steps it may go back.
    asks: list[str]
    earlier: list[Step]
    #: What was written to the applicant for whom it waits to be corrected.
    sent_back: SentBack | None
    own_acts: list[Act]
    #: Why what the reader could do otherwise is not open just now.
    not_now: list[str]
    #: Seldom wanted: each has a page of its own.
    rare_acts: list[Act]
    #: Stations that an office outside decides: a letter goes there.
    letters: list[Step]
    codes: frozenset[str]
    grew_out_of: list[Proceeding]
    grew_into: list[Proceeding]
    may_grow_into: list[FormEdition]
    afterwards: str
    due: Due | None
    mine: bool
    may_print: bool
    #: Of a leave that waits for the reader: what he wants in sight when he decides.
    beside: Beside | None
    #: Of a slip for a meeting: which one; of another leave, what meetings there are on its days.
    meeting: Meeting | None
    meetings: list[Expected]
    #: Meetings of the body that decides, at which it may have been decided.
    sittings: Sequence[Meeting]
    #: Who may be ticked as present, where the body that decides counts its members.
    roll: Roll | None
    #: On one's own leave: who stands in for its days.
    offer: Offer | None

    @property
    def has_map(self) -> bool:
        """Whether a place among its answers has a point."""
        answers = [*self.answers, *(each for part in self.parts for each in part.answers)]
        return any(each.point for each in answers)

    @property
    def in_brief(self) -> list[Answer]:
        """The answers that one reads first where there is little room: from when to when, and why."""
        return [each for each in self.answers if each.kind and each.kind.code in FIRST_READ][
            :MOST_IN_BRIEF
        ]

    @property
    def to_heed(self) -> list[Shown]:
        """What the rules have to say about it, beside that a limit is kept."""
        return [each for each in self.judged if each.tone in HEEDED]

    @property
    def metered(self) -> list[Shown]:
        """The limits that add up, each with what is left of it."""
        return [each for each in self.verdicts if each.bar]

    @property
    def tone(self) -> str:
        """The worst tone among its limits, and of what else is to be heeded."""
        tones = [each.tone for each in self.judged if each.kind in JUDGED or each.tone in HEEDED]
        return next((tone for tone in ("late", "soon", "ok") if tone in tones), "")

    @property
    def goes_on(self) -> bool:
        """Whether the reader may let it go on in a further matter: an extension of his leave."""
        return self.mine and bool(self.matter.continues_with)

    @property
    def may_resubmit(self) -> bool:
        """Whether it may be corrected and handed in again."""
        return "resubmit" in self.codes

    @property
    def to_hand_in(self) -> list[Station]:
        """The stations whose form waits for the reader."""
        stations = (each for box in self.picture.boxes for each in box.stations)
        return [each for each in stations if each.mine and each.hands_in]

    @property
    def records(self) -> bool:
        """Whether the reader records what a body decided; it is not his opinion then."""
        return "meeting" in self.asks

    @property
    def say_templates(self) -> list[str]:
        """What stands above and below the box for words: the kind's own, or the common one."""
        return [f"portal/kinds/{self.matter.kind}/say.html", "portal/acts/say.html"]


def matter_page(
    proceeding: Proceeding, visitor: Visitor, *, met_on: date | None = None
) -> MatterPage:
    """Gather chain, answers, traces, bases and the acts that are open.

    `met_on` is the day of a meeting that is about to be put on record, if not today.
    """
    matter = specific(proceeding)
    steps = _steps(matter)
    traces = traces_for(traces_of(matter.serial), matter, visitor.me)
    drawn = picture(matter, steps, me=visitor.me, worn=visitor.hats, at=visitor.now)
    present = [each for each in steps if each.round == matter.round]
    asked = Matter(matter, present, visitor.me, visitor.now, visitor.hats)
    acts = open_acts_of(asked)
    buttons = buttons_of(acts)
    asks = list(dict.fromkeys(key for each in buttons for key in each.act.asks(asked)))
    waiting = drawn.waits_for_me
    verdicts = _verdicts(matter, visitor)
    citations = Citations(_bases(verdicts, matter.due, steps, traces))
    uploads = _uploads(matter)
    links = family(matter)
    return MatterPage(
        matter=matter,
        picture=drawn,
        answers=_answers(matter.submissions[-1], uploads),
        parts=[Part(each, _answers(each, uploads)) for each in parts_for(matter, visitor.me)],
        log=entries(traces, steps, citations),
        verdicts=[shown(each, citations) for each in verdicts],
        deadlines=deadlines(matter.due, citations, visitor.now),
        reasons=citations.of(basis for step in present for basis in step.basis),
        buttons=buttons,
        asks=asks,
        earlier=_back_to(asked, waiting.step) if waiting else [],
        sent_back=sent_back(matter, visitor, traces),
        not_now=hindrances(asked),
        own_acts=[each for each in acts if stands_alone(each)],
        rare_acts=[each for each in acts if each.rare],
        letters=[each for each in present if each.act == "refer" and each.since],
        codes=frozenset(each.code for each in acts),
        grew_out_of=[each.earlier for each in links if each.later_id == matter.pk],
        grew_into=[each.later for each in links if each.earlier_id == matter.pk],
        may_grow_into=_may_grow_into(matter, links),
        afterwards=afterwards(present, waiting.step) if waiting else "",
        due=due_of(matter, visitor.now),
        mine=matter.applicant_id == visitor.me.pk,
        may_print=matter.shows_parts_to(visitor.me),
        beside=beside_of(matter, visitor) if waiting else None,
        meeting=_meeting(matter),
        meetings=matter.meetings
        if isinstance(matter, Leave) and not _for_a_meeting(matter)
        else [],
        sittings=sittings_of(waiting.step, visitor) if waiting and "meeting" in asks else (),
        roll=roll_of(waiting.step, matter.applicant, met_on or visitor.today)
        if waiting and "members" in asks
        else None,
        offer=offer_of(matter, visitor),
    )


def _verdicts(matter: Any, visitor: Visitor) -> list[dict[str, Any]]:
    """What the rules said, and what follows from it as it stands now."""
    mine = matter.applicant_id == visitor.me.pk
    follows = [verdict_dict(each) for each in matter.leads_to(at=visitor.now, sums=mine)]
    replaced = {each["kind"] for each in follows}
    said = [each for each in verdicts_for(matter, visitor.me) if each["kind"] not in replaced]
    # Meetings are called, moved and called off while it runs: what counts them is asked anew.
    anew = None if matter.final else matter.judged_now(at=visitor.now)
    if anew is not None:
        said = [each for each in said if "counted" not in each]
    return [*said, *map(verdict_dict, anew or ()), *follows]


def _back_to(asked: Matter, step: Step) -> list[Step]:
    """The steps to which it may go back; nobody returns it to himself."""
    return [each for each in earlier(asked, step) if each.done_by_id != asked.by.pk]


def _for_a_meeting(matter: Any) -> bool:
    return bool(matter.asks_about_meetings)


def _meeting(matter: Any) -> Meeting | None:
    if not _for_a_meeting(matter):
        return None
    rows = Excuse.objects.filter(proceeding_id=matter.pk).select_related("meeting")
    return next((each.meeting for each in rows), None)


def _steps(matter: Any) -> list[Step]:
    rows = Step.objects.filter(proceeding_id=matter.pk).select_related(
        "post", "unit", "charge", "person", "done_by", "on_behalf_of"
    )
    steps = list(rows.order_by("round", "order", "pk"))
    for step in steps:
        step.proceeding = matter
    return steps


def _bases(
    verdicts: Iterable[Any], due: Iterable[Any], steps: Iterable[Step], traces: Iterable[Any]
) -> list[Any]:
    carriers = [*(each["basis"] for each in (*verdicts, *due))]
    carriers += [each.basis for each in (*steps, *traces)]
    return [basis for each in carriers for basis in each]


def _may_grow_into(matter: Any, links: Sequence[Link]) -> list[FormEdition]:
    """Once something grew out of it, one looks at that instead."""
    grown = {each.later.kind for each in links if each.earlier_id == matter.pk}
    return [each for each in offered(matter) if each.kind not in grown]


def _uploads(matter: Any) -> dict[str, Upload]:
    """Its files by key; nothing is asked while no answer names one."""
    shown = [matter.submissions[-1], *matter.parts]
    if not any(ids_named(each.edition, each.answers) for each in shown):
        return {}
    return {str(each.pk): each for each in Upload.objects.filter(stream=matter.serial)}


def _answers(submission: Submission, uploads: Mapping[str, Upload]) -> list[Answer]:
    return answered(
        submission.edition, submission.answers, uploads, submission.names, submission.sources
    )
