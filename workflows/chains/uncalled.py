"""临时会议: who was there when a body decided at a meeting that was not called beforehand (D1-3.2d)."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.models import Person

from .counted import check_quorum, check_votes, counted_by, counting
from .members import by_handle, members_on, name_of
from .models import Step
from .refusal import Reason, Refusal


def members_there(matter: Any, step: Step, day: date, votes: int) -> list[Person]:
    """The members who were there, by their handles in `members`; none where nobody counts them.

    The page always says; another system that leaves `members` out altogether is taken at its
    word, as it was before they could be named. Refusal when one of them does not sit in the body
    on that day, when it is his own matter, or when too few of them were there.
    """
    if "members" not in matter.data:
        return []
    given = str(matter.data["members"] or "")
    named = list(dict.fromkeys(each.strip() for each in given.split(",") if each.strip()))
    if not named and not step.post.quorum:
        return []
    sitting = members_on(step.post, step.unit_id, day)
    members = by_handle(sitting)
    if strangers := [each for each in named if each not in members]:
        raise _no_member(strangers[0], step, day, sitting)
    if not named:
        raise _nobody_named(step)
    there = [each for handle, each in members.items() if handle in named]
    applicant = matter.proceeding.applicant
    if len(counting(there, applicant)) < len(there):
        raise _own_matter(applicant)
    too_few = _(
        "By “%(title)s” %(path)s this is decided by %(body)s, with at least %(needed)s of its "
        "members present; %(there)s are ticked. Nothing was changed: tick everybody who was there, "
        "or decide it at another meeting."
    )
    check_quorum(step, len(there), too_few, "members")
    check_votes(votes, there, applicant)
    return there


def _own_matter(applicant: Person) -> Refusal:
    sentence = _(
        "It is the own matter of %(name)s, who stands aside: he is not counted among the members "
        "present. Leave him out."
    )
    return _refusal(sentence % {"name": applicant.name})


def _no_member(user: str, step: Step, day: date, sitting: list[Person]) -> Refusal:
    sentence = _(
        "“%(user)s” did not sit in “%(body)s” on %(day)s. Members on that day: %(members)s. "
        "Write others down under who else was there."
    )
    told = {
        "user": name_of(user, step.unit),
        "body": step.post.name,
        "day": date_format(day),
        "members": _(", ").join(each.name for each in sitting) or _("nobody"),
    }
    return _refusal(sentence % told)


def _nobody_named(step: Step) -> Refusal:
    sentence = _(
        "By “%(title)s” %(path)s this is decided by %(body)s, with at least %(needed)s of its "
        "members present. Tick the members who were there."
    )
    return _refusal(sentence % counted_by(step))


def _refusal(sentence: str) -> Refusal:
    return Refusal(Reason.INVALID, sentence, errors={"members": [sentence]})
