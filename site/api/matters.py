"""From proceedings to their shapes."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from facts.holding import where_from
from forms.submissions.models import Submission
from people.models import Person
from workflows.chains.acts import Act
from workflows.chains.acts.on_record import MEMBERS, asks_for_members
from workflows.chains.counted import counting
from workflows.chains.kinds import kind_of
from workflows.chains.members import members_on
from workflows.chains.models import Proceeding, Step
from workflows.chains.offspring import family
from workflows.chains.showing import parts_for, verdicts_for

from .due import due_shapes
from .shapes import proceedings as shapes
from .shapes.basis import Verdict

#: An act with what it asks for beside the opinion.
Offer = tuple[Act, Sequence[str]]


def matter_shape(proceeding: Proceeding) -> shapes.Matter:
    """A proceeding in a list."""
    return shapes.Matter(**_common(proceeding))


def proceeding_shape(
    proceeding: Proceeding,
    *,
    steps: Iterable[Step],
    acts: Iterable[Offer],
    by: Person,
    at: datetime,
) -> shapes.Proceeding:
    """A proceeding by itself, as somebody reads it."""
    links, chain, offered = family(proceeding), list(steps), list(acts)
    members = _members(proceeding, chain, offered, at)
    return shapes.Proceeding(
        **_common(proceeding),
        form=proceeding.form_edition.slug,
        form_edition=proceeding.form_edition.number,
        round=proceeding.round,
        applicant=somebody(proceeding.applicant),
        applicant_as=proceeding.appointment.label,
        unit=proceeding.unit.code,
        unit_name=proceeding.unit.name,
        steps=[_step(each) for each in chain],
        acts=[_act(*each, members) for each in offered],
        verdicts=[Verdict(**each) for each in verdicts_for(proceeding, by)],
        due=due_shapes(proceeding.due, now=at),
        answers=proceeding.answers,
        sources=_sources(proceeding),
        parts=[_part(each) for each in parts_for(proceeding, by)],
        grew_out_of=[each.earlier.serial for each in links if each.later_id == proceeding.pk],
        grew_into=[each.later.serial for each in links if each.earlier_id == proceeding.pk],
    )


def somebody(person: Person) -> shapes.Somebody:
    """A person whose user is loaded."""
    return shapes.Somebody(
        user=person.user.get_username() if person.user else None, name=person.name
    )


def _common(proceeding: Proceeding) -> dict[str, Any]:
    return {
        "serial": proceeding.serial,
        "number_label": proceeding.number_label,
        "kind": proceeding.kind,
        "kind_label": str(kind_of(proceeding.kind).kind_label),
        "title": proceeding.title,
        "state": proceeding.state,
        "state_label": proceeding.state_label,
        "final": proceeding.final,
        "seen": proceeding.seen,
        "submitted_at": proceeding.submitted_at,
        "due_at": proceeding.due_at,
        "ended_at": proceeding.ended_at,
        "links": links(proceeding.serial),
    }


def links(serial: str) -> dict[str, str]:
    """Where the rest of a proceeding is."""
    names = ("self", "proceeding"), ("trail", "trail"), ("dossier", "dossier")
    return {name: reverse(f"api:{view}", args=[serial]) for name, view in names}


def _sources(proceeding: Proceeding) -> dict[str, shapes.Source]:
    """Where the answers of the latest round came from, as far as somebody did not fill them in."""
    latest = proceeding.submissions[-1:]
    return {
        key: shapes.Source(
            source=where_from(each["from"], each["name"]),
            origin=each["from"],
            fact=each["fact"],
            since=each["since"],
            changed=each["changed"],
        )
        for submission in latest
        for key, each in submission.sources.items()
    }


def _step(step: Step) -> shapes.Step:
    return shapes.Step(
        id=step.pk,
        round=step.round,
        order=step.order,
        act=step.act,
        mode=step.mode,
        post=step.post_id,
        post_name=step.post.name,
        unit=step.unit.code,
        unit_name=step.unit.name,
        status=step.status,
        status_label=step.get_status_display(),
        since=step.since,
        done_at=step.done_at,
        done_by=somebody(step.done_by) if step.done_by else None,
        on_behalf_of=step.on_behalf_of.name if step.on_behalf_of else None,
        outcome=step.outcome,
        agreed=len(set(step.agreed) - set(step.against)),
        against=len(step.against),
        trace=step.trace,
        hands_in=step.hands_in,
        optional=step.optional,
        basis=step.basis,
        note=step.note,
        person=somebody(step.person) if step.person else None,
        inserted=step.inserted,
        due_at=step.due_at,
        provisional=step.provisional,
    )


def _part(part: Submission) -> shapes.Part:
    return shapes.Part(
        form=part.part,
        title=part.edition.title,
        by=somebody(part.by),
        at=part.at,
        answers=part.answers,
    )


def _members(
    matter: Proceeding, chain: Sequence[Step], offered: Sequence[Offer], at: datetime
) -> list[shapes.Member]:
    """Who may be named as present, where an act asks for it."""
    if not any(MEMBERS in asks for _act, asks in offered):
        return []
    step = next(each for each in chain if each.status == "current" and asks_for_members(each))
    sitting = members_on(step.post, step.unit_id, localdate(at))
    return [
        shapes.Member(handle=each.handle, name=each.name)
        for each in counting(sitting, matter.applicant)
    ]


def _act(act: Act, asks: Sequence[str], members: list[shapes.Member]) -> shapes.OpenAct:
    return shapes.OpenAct(
        code=act.code,
        label=str(act.label),
        tone=act.tone,
        needs_opinion=act.needs_opinion,
        data=list(asks),
        members=members if MEMBERS in asks else [],
    )
