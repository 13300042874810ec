"""POST proceedings/{serial}/acts/{act}: acting, through the one door."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router

from people.models import Person
from workflows.chains.acts import act_of
from workflows.chains.models import Proceeding
from workflows.chains.service import Refusal, perform

from .auth import BearerToken, CallerRequest
from .handlers import not_found
from .limits import LONGEST_TEXT
from .once import Key, once
from .problems import Problem
from .proceedings import RELATED, as_it_is, one_visible, visible, whole
from .scopes import Scope
from .shapes import proceedings as shapes
from .shapes.problem import Errors

router = Router(tags=["proceedings"], auth=BearerToken(Scope.ACT), by_alias=True)


@router.post("/{slug:serial}/acts/{slug:act}", response=shapes.Proceeding, url_name="act")
def act_on(
    request: CallerRequest,
    serial: str,
    act: str,
    payload: shapes.ActIn | None = None,
    key: Key = None,
) -> shapes.Proceeding:
    """Do an act; the proceeding as it is then. A refused act (403, 409, 422) has changed nothing.

    The same `Idempotency-Key` with the same content does nothing more, and gives the proceeding
    as it is by now; with other content it is refused (409).
    """
    at, by = timezone.now(), request.auth.person
    given = payload or shapes.ActIn()
    found = Proceeding.objects.filter(serial=serial).select_related(*RELATED).first()
    if found is None:
        raise not_found()
    acted: list[Any] = []

    def job() -> str:
        acted.append(_act(found, act, given, by=by, at=at))
        return found.serial

    content = (serial, act, given.model_dump_json())
    try:
        once(job, person=by, key=key, content=map(str.encode, content), at=at)
    except (Refusal, Problem):
        # Who may act may also see; only who was refused is told no more than he may know.
        _check_visible(found, by)
        raise
    if not acted:
        return whole(one_visible(serial, by), by=by, at=at)
    acted[0].unit, acted[0].applicant = found.unit, found.applicant
    return as_it_is(acted[0], by=by, at=at)


def _act(found: Proceeding, act: str, given: shapes.ActIn, *, by: Person, at: datetime) -> Any:
    return perform(
        found,
        act,
        by=by,
        at=at,
        seen=given.seen,
        opinion=given.opinion,
        data=_texts(found, act, given.model_extra or {}),
        answers=given.answers,
    )


def _check_visible(found: Proceeding, person: Person) -> None:
    if not visible(person).filter(pk=found.pk).exists():
        raise not_found()


def _texts(found: Proceeding, code: str, given: Mapping[str, Any]) -> dict[str, str]:
    """What the act carries beside the opinion; a problem names what it cannot carry."""
    act = act_of(found, code)
    if act is None:
        raise not_found()
    errors: Errors = {}
    for key, value in given.items():
        if key not in act.data_keys:
            sentence = _("“%(act)s” does not carry “%(key)s”. Leave it out.")
        elif not isinstance(value, str) or len(value) > LONGEST_TEXT:
            sentence = _("“%(key)s” takes a text of at most %(limit)s characters.")
        else:
            continue
        words = {"act": act.label, "key": key[:40], "limit": LONGEST_TEXT}
        errors[key[:40]] = [sentence % words]
    if errors:
        sentences = " ".join(each for (each,) in errors.values())
        raise Problem("invalid", sentences, errors=errors)
    return {key: str(value) for key, value in given.items()}
