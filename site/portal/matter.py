"""办件: everything that its page shows, gathered in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from forms.schemas.validation import shown_answers
from forms.submissions.models import Upload
from workflows.chains.acts import Act
from workflows.chains.acts.step_act import StepAct
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import open_acts, specific

from .access import Visitor
from .afterwards import afterwards
from .chain import Picture, picture
from .citations import Citations
from .due import Due, begins
from .log import Entry, entries, traces_of
from .verdicts import Shown, shown

#: Acts with a page of their own.
ELSEWHERE = frozenset({"resubmit"})


@dataclass(frozen=True)
class MatterPage:
    """One matter as one person sees it."""

    matter: Any
    picture: Picture
    answers: list[tuple[str, str, list[Upload]]]
    log: list[Entry]
    verdicts: list[Shown]
    reasons: list[Any]
    step_acts: list[Act]
    own_acts: list[Act]
    may_resubmit: bool
    afterwards: str
    due: Due | None
    mine: bool

    @property
    def tone(self) -> str:
        """The worst tone among its verdicts."""
        tones = [each.tone for each in self.verdicts]
        return next((tone for tone in ("late", "soon", "ok") if tone in tones), "")


def matter_page(proceeding: Proceeding, visitor: Visitor) -> MatterPage:
    """Gather chain, answers, traces, bases and the acts that are open."""
    matter = specific(proceeding)
    steps = list(
        Step.objects.filter(proceeding_id=matter.pk)
        .select_related("post", "unit", "charge", "done_by", "on_behalf_of")
        .order_by("round", "order", "pk")
    )
    for step in steps:
        step.proceeding = matter
    traces = traces_of(matter.serial)
    drawn = picture(matter, steps, me=visitor.me, worn=visitor.hats, at=visitor.now)
    acts = open_acts(proceeding, by=visitor.me, at=visitor.now)
    present = [each for each in steps if each.round == matter.round]
    waiting = drawn.waits_for_me
    bases = [
        *(basis for verdict in matter.verdicts for basis in verdict["basis"]),
        *(basis for step in steps for basis in step.basis),
        *(basis for trace in traces for basis in trace.basis),
    ]
    citations = Citations(bases)
    return MatterPage(
        matter=matter,
        picture=drawn,
        answers=_answers(matter),
        log=entries(traces, steps, citations),
        verdicts=[shown(each, citations) for each in matter.verdicts],
        reasons=citations.of(basis for step in present for basis in step.basis),
        step_acts=[each for each in acts if isinstance(each, StepAct)],
        own_acts=[
            each for each in acts if not isinstance(each, StepAct) and each.code not in ELSEWHERE
        ],
        may_resubmit=any(each.code in ELSEWHERE for each in acts),
        afterwards=afterwards(present, waiting.step) if waiting else "",
        due=_due(matter, visitor),
        mine=matter.applicant_id == visitor.me.pk,
    )


def _due(matter: Any, visitor: Visitor) -> Due | None:
    first_day = getattr(matter, "first_day", None)
    waits = matter.state == "in_approval"
    return begins(first_day, visitor.today) if first_day and waits else None


def _answers(matter: Any) -> list[tuple[str, str, list[Upload]]]:
    uploads = {str(each.pk): each for each in Upload.objects.filter(stream=matter.serial)}
    submission = matter.submissions[-1]
    return [
        (
            field["label"],
            text,
            [uploads[each] for each in submission.answers.get(field["key"], []) if each in uploads]
            if field["type"] == "file"
            else [],
        )
        for field, text in shown_answers(submission.edition, submission.answers)
        if text or submission.answers.get(field["key"])
    ]
