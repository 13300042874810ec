"""会议请假: a slip for one meeting is begun, with what the office holds and what the other slip says."""

from typing import Any

from django.urls import reverse

from forms.submissions.models import Draft
from forms.submissions.prefilling import offers, prefilled
from workflows.chains.models import Meeting, Proceeding
from workflows.leave.meeting import also_said, begun_with, form_for_meetings

from .access import Visitor


class NoForm(Exception):
    """No form asks for leave from a meeting."""


def may_ask(meeting: Meeting, visitor: Visitor) -> bool:
    """Whether the visitor is expected at a meeting that is still to come."""
    if meeting.cancelled or meeting.has_begun(visitor.now):
        return False
    return is_expected(meeting, visitor)


def is_expected(meeting: Meeting, visitor: Visitor) -> bool:
    """Whether the visitor himself is expected at a meeting."""
    posts: dict[str, set[str]] = {}
    for hat in visitor.hats:
        if hat.on_behalf_of is None:
            posts.setdefault(hat.unit_path, set()).add(hat.appointment.post.code)
    if meeting.body is None:
        return any(path.startswith(meeting.unit.path) for path in posts)
    members = {each.code for each in meeting.body.members.all()}
    return bool(members & posts.get(meeting.unit.path, set()))


def slip_for(
    meeting: Meeting, visitor: Visitor, *, origin: str = "", other: dict[str, Any] | None = None
) -> str:
    """The address of a draft that asks for leave from a meeting; the one that lies there, if one does.

    `origin` is the matter beside which it is asked, if that is the visitor's own; `other` are the
    answers of one that is being filled in.
    """
    edition = form_for_meetings()
    if edition is None:
        raise NoForm
    begun = begun_with(edition, meeting)
    from_it = _own(origin, visitor)
    also = also_said(edition, from_it.answers if from_it else other or {})
    drafts = Draft.objects.filter(owner=visitor.me, edition__slug=edition.slug, stream="")
    latest = drafts.order_by("-saved_at")[:20]
    draft = next((each for each in latest if begun.items() <= each.answers.items()), None)
    if draft is None:
        found = offers(edition, visitor.me, on=visitor.today, held=lambda: visitor.appointment)
        answers, sources = prefilled(found)
        draft = Draft.objects.create(
            owner=visitor.me,
            edition=edition,
            answers={**answers, **also, **begun},
            sources=sources,
            origin=from_it.serial if from_it else "",
        )
    return f"{reverse('portal:fill', args=[edition.slug])}?draft={draft.pk}"


def _own(serial: str, visitor: Visitor) -> Proceeding | None:
    return Proceeding.objects.filter(serial=serial, applicant=visitor.me).first()
