"""From proceedings to their shapes."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from people.models import Person
from workflows.chains.acts import Act
from workflows.chains.kinds import kind_of
from workflows.chains.models import Proceeding, Step

from .shapes import proceedings as shapes


def matter_shape(proceeding: Proceeding) -> shapes.Matter:
    """A proceeding in a list."""
    return shapes.Matter(**_common(proceeding))


def proceeding_shape(
    proceeding: Proceeding, *, steps: Iterable[Step], acts: Iterable[Act]
) -> shapes.Proceeding:
    """A proceeding by itself."""
    return shapes.Proceeding(
        **_common(proceeding),
        form=proceeding.form_edition.slug,
        form_edition=proceeding.form_edition.number,
        round=proceeding.round,
        applicant=somebody(proceeding.applicant),
        applicant_as=proceeding.appointment.label,
        unit=proceeding.unit.code,
        unit_name=proceeding.unit.name,
        steps=[_step(each) for each in steps],
        acts=[_act(each) for each in acts],
        verdicts=proceeding.verdicts,
        answers=proceeding.answers,
    )


def somebody(person: Person) -> shapes.Somebody:
    """A person whose user is loaded."""
    return shapes.Somebody(
        user=person.user.get_username() if person.user else None, name=person.name
    )


def state_label(proceeding: Proceeding) -> str:
    """The state in the words of its kind, also of a row that was read as a bare proceeding."""
    return str(kind_of(proceeding.kind).state_labels.get(proceeding.state, proceeding.state))


def number_label(proceeding: Proceeding) -> str:
    """The serial as an office writes it, also of a bare proceeding."""
    return kind_of(proceeding.kind)(serial=proceeding.serial).number_label


def _common(proceeding: Proceeding) -> dict[str, Any]:
    return {
        "serial": proceeding.serial,
        "number_label": number_label(proceeding),
        "kind": proceeding.kind,
        "kind_label": str(kind_of(proceeding.kind).kind_label),
        "title": proceeding.title,
        "state": proceeding.state,
        "state_label": state_label(proceeding),
        "final": proceeding.final,
        "seen": proceeding.seen,
        "submitted_at": proceeding.submitted_at,
        "ended_at": proceeding.ended_at,
        "links": links(proceeding.serial),
    }


def links(serial: str) -> dict[str, str]:
    """Where the rest of a proceeding is."""
    names = ("self", "proceeding"), ("trail", "trail"), ("dossier", "dossier")
    return {name: reverse(f"api:{view}", args=[serial]) for name, view in names}


def _step(step: Step) -> shapes.Step:
    return shapes.Step(
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
        trace=step.trace,
        basis=step.basis,
        note=step.note,
    )


def _act(act: Act) -> shapes.OpenAct:
    return shapes.OpenAct(
        code=act.code,
        label=str(act.label),
        tone=act.tone,
        needs_opinion=act.needs_opinion,
        data=list(act.data_keys),
    )
