"""substitutions/: who acts for whom (代理); the caller arranges it as he does on the staff site."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status

from people import models
from people.arranging import (
    MOST,
    Arranged,
    NotArranged,
    Wanted,
    arrange,
    end,
    held_or_to_come,
    of_holder,
)
from people.models import Appointment, Person
from workflows.chains.standing_in import forms_to_stand_in_for
from workflows.leave.standing_in import away_then

from .auth import BearerToken, CallerRequest
from .handlers import not_found
from .matters import somebody
from .once import Key, once
from .paging import LIMIT, After, Limit, Page, page
from .problems import Problem
from .scopes import Scope
from .shapes import around as shapes
from .shapes.problem import Errors

router = Router(tags=["around"])
ARRANGES = BearerToken(Scope.ACT)
#: What a substitution is told with.
RELATED = (
    "absent__user",
    "substitute__user",
    "appointment__person__user",
    "appointment__post",
    "appointment__unit",
)
#: What may change once somebody stands in by it.
WHILE_IT_RUNS = frozenset({"ends", "forms"})
#: Where the model tells what is wrong, and where the caller said it.
SAID_AT = {"appointment": "post", "absent": "post", "__all__": "substitute"}


@router.get("/substitutions/", response=Page[shapes.Substitution], url_name="substitutions")
def substitutions(request: CallerRequest, after: After = None, limit: Limit = LIMIT) -> Page:
    """Who acts for the caller, and for whom the caller acts (代理), the latest first; those over too."""
    me, today = request.auth.person, timezone.localdate()
    mine = Q(substitute=me) | Q(absent=me) | Q(appointment__person=me)
    rows = models.Substitution.objects.filter(mine).select_related(*RELATED)
    found, following = page(rows, by=("-starts", "-id"), after=after, limit=limit)
    return Page[shapes.Substitution](
        items=[_standing_in(each, today) for each in found], next=following
    )


@router.post("/substitutions/", response={201: shapes.Arranged}, auth=ARRANGES)
def name_substitute(
    request: CallerRequest, payload: shapes.SubstitutionIn, key: Key = None
) -> Status:
    """Name somebody who acts for the caller; he is told. `notes` say what else bears on these days.

    The same `Idempotency-Key` with the same content names nobody twice and gets the first answer
    again, also when it has ended or was changed since.
    """
    me, at = request.auth.person, timezone.now()

    def job() -> str:
        arranged = arrange(me, _wanted(me, payload, {}), at=at)
        return _shape(me, arranged.row.pk, _notes(arranged)).model_dump_json()

    content = (b"substitution", payload.model_dump_json().encode())
    try:
        answer, _new = once(job, person=me, key=key, content=content, at=at)
    except NotArranged as refused:
        raise _not_arranged(refused) from None
    return Status(201, _answered(me, answer))


@router.patch(
    "/substitutions/{int:substitution_id}",
    response=shapes.Arranged,
    auth=ARRANGES,
    url_name="substitution",
)
def change_substitution(
    request: CallerRequest, substitution_id: int, payload: shapes.SubstitutionChange
) -> shapes.Arranged:
    """Change what was arranged for the caller; what is not given stays. Who stands in is told."""
    me, at = request.auth.person, timezone.now()
    row = _own(me, substitution_id)
    try:
        wanted = _wanted(me, payload, _as_given(row), row=row)
        arranged = arrange(me, wanted, at=at, row=row)
    except NotArranged as refused:
        raise _not_arranged(refused) from None
    return _shape(me, row.pk, _notes(arranged))


@router.delete("/substitutions/{int:substitution_id}", response={204: None}, auth=ARRANGES)
def end_substitution(request: CallerRequest, substitution_id: int) -> Status:
    """From now on the caller acts himself again; who stood in is told."""
    me = request.auth.person
    end(_own(me, substitution_id), by=me, at=timezone.now())
    return Status(204, None)


def _own(me: Person, pk: int) -> models.Substitution:
    rows = of_holder(me).filter(ends__gte=timezone.localdate(), pk=pk)
    found = rows.select_related(*RELATED).first()
    if found is None:
        raise not_found()
    return found


def _as_given(row: models.Substitution) -> dict[str, Any]:
    """What is arranged, as a caller would say it."""
    held, user = row.appointment, row.substitute.user
    return {
        "substitute": user.get_username() if user else "",
        "post": held.post.code if held else None,
        "unit": held.unit.code if held else None,
        "starts": row.starts,
        "ends": row.ends,
        "forms": row.forms,
        "reason": row.reason,
    }


def _wanted(
    me: Person,
    payload: shapes.SubstitutionIn | shapes.SubstitutionChange,
    kept: dict[str, Any],
    *,
    row: models.Substitution | None = None,
) -> Wanted:
    """What is asked for, over what is kept; NotArranged where it names what is not there."""
    today = timezone.localdate()
    posts = held_or_to_come(me, today)
    given = {**kept, **payload.model_dump(exclude_unset=bool(kept))}
    if row is not None and row.starts <= today:
        _check_begun(given, kept)
    errors: Errors = {}
    held = _post(posts, given["post"], given["unit"], errors)
    _check_forms(posts, given["forms"] or (), kept.get("forms", ()), errors)
    if errors:
        raise NotArranged(errors)
    people = Person.objects.select_related("user")
    return Wanted(
        substitute=people.filter(user__username=given["substitute"]).first(),
        appointment=held,
        starts=given["starts"],
        ends=given["ends"],
        forms=tuple(dict.fromkeys(given["forms"] or ())),
        reason=given["reason"] or "",
    )


def _check_begun(given: dict[str, Any], kept: dict[str, Any]) -> None:
    sentence = _("It has begun: only its last day and its forms change. End it and name anew.")
    changed = {key for key in kept if given[key] != kept[key]} - WHILE_IT_RUNS
    if changed:
        raise NotArranged({key: [sentence] for key in sorted(changed)})


def _post(
    posts: QuerySet[Appointment], post: str | None, unit: str | None, errors: Errors
) -> Appointment | None:
    if not posts:
        sentence = _("You hold no post, so nobody needs to stand in for you.")
        raise Problem("state", sentence)
    if post is None and unit is None:
        return None
    found = [each for each in posts if each.post.code == post and unit in (None, each.unit.code)]
    if not found:
        errors["post"] = [_("You do not hold this post. Choose one of yours.")]
    return found[0] if found else None


def _check_forms(
    posts: QuerySet[Appointment], forms: Collection[str], kept: Collection[str], errors: Errors
) -> None:
    known = {
        slug for slug, _title in forms_to_stand_in_for(posts[:MOST], timezone.localdate(), kept)
    }
    if set(forms) - known:
        errors["forms"] = [_("One of these forms is not there any more. Look at them again.")]


def _not_arranged(refused: NotArranged) -> Problem:
    errors = {SAID_AT.get(key, key): each for key, each in refused.errors.items()}
    detail = " ".join(sentence for each in errors.values() for sentence in each)
    return Problem("invalid", detail, errors=errors)


def _notes(arranged: Arranged) -> list[str]:
    row = arranged.row
    away = away_then(row.substitute, row.starts, row.ends)
    return [*arranged.notes, *filter(None, [away])]


def _shape(me: Person, pk: int, notes: list[str]) -> shapes.Arranged:
    row = _own(me, pk)
    return shapes.Arranged(**dict(_standing_in(row, timezone.localdate())), notes=notes)


def _answered(me: Person, answer: str) -> shapes.Arranged:
    """What was answered the first time."""
    if answer.isdecimal():
        # Under a key of before whole answers were kept: of these only the row is known.
        return _shape(me, int(answer), [])
    return shapes.Arranged.model_validate_json(answer)


def _standing_in(row: models.Substitution, today: date) -> shapes.Substitution:
    held = row.appointment
    absent = held.person if held else row.absent
    assert absent is not None
    return shapes.Substitution(
        id=row.pk,
        absent=somebody(absent),
        appointment=held.label if held else None,
        substitute=somebody(row.substitute),
        starts=row.starts,
        ends=row.ends,
        forms=row.forms,
        reason=row.reason,
        runs=row.starts <= today <= row.ends,
    )
