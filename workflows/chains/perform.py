"""perform(): the one door for every act on a matter that exists."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forms.schemas.models import FormEdition
from people.models import Person
from people.service import hats
from queries import Prepared, prepared, update
from trail.service import timeline
from workflows.fsm import can_proceed

from .acts.base import Act, Capacity, Matter, act_of, acts_for
from .door import leave_trace
from .due import after
from .kinds import kind_of
from .models import FINAL, Proceeding, Step
from .refusal import Reason, Refusal
from .signals import acted


def perform(
    proceeding: Proceeding,
    act: str,
    *,
    by: Person,
    at: datetime,
    seen: int | None = None,
    opinion: str = "",
    data: Mapping[str, Any] | None = None,
    answers: Mapping[str, Any] | None = None,
) -> Proceeding:
    """Lock, check, transition, trace, all in one transaction; Refusal changes nothing.

    `seen` is the number of the last trace that the caller saw; when another act came
    between, nothing is done. `answers` are for handing in again.
    """
    with transaction.atomic():
        matter = _locked(proceeding.pk, by=by, at=at)
        _check_is_here(matter)
        verb = _open_act(matter, act)
        matter.opinion, matter.answers = opinion.strip(), answers
        # Only what the act may carry: the trail keeps it for ever.
        matter.data = {key: value for key, value in (data or {}).items() if key in verb.data_keys}
        _check_seen(matter, seen)
        capacity = verb.capacity(matter)
        if capacity is None:
            raise Refusal(Reason.NOT_ALLOWED, verb.not_allowed())
        verb.check(matter, capacity)
        return _carry_out(matter, verb, capacity)


def open_acts(proceeding: Proceeding, *, by: Person, at: datetime) -> list[Act]:
    """The acts that are open to somebody now; for buttons, and for the API's `acts`."""
    return acts_on(_specific(proceeding), by=by, at=at)


def acts_on(matter: Any, *, by: Person, at: datetime) -> list[Act]:
    """The same for a matter that was just read as its kind's own model."""
    return open_acts_of(_matter(matter, by=by, at=at))


def open_acts_of(asked: Matter) -> list[Act]:
    """The same where its steps and the hats of the one who asks were just read too."""
    if asked.has_left:
        return []
    return [
        act
        for act in acts_for(asked.proceeding)
        if _runs(asked, act) and act.capacity(asked) and not act.hindrance(asked)
    ]


def hindrances(asked: Matter) -> list[str]:
    """Why what somebody could do while it waits is not open to him just now, a sentence each."""
    if not asked.current_steps():
        return []
    return [
        sentence
        for act in acts_for(asked.proceeding)
        if act.says_why_not(asked) and _runs(asked, act) and act.capacity(asked)
        if (sentence := act.hindrance(asked))
    ]


def offers(matter: Any, *, by: Person, at: datetime) -> list[tuple[Act, tuple[str, ...]]]:
    """The open acts, each with what it asks for beside the opinion."""
    asked = _matter(matter, by=by, at=at)
    return [(act, act.asks(asked)) for act in open_acts_of(asked)]


def specific(proceeding: Proceeding) -> Any:
    """The proceeding as an instance of its kind's own model, where its transitions are."""
    return _specific(proceeding)


def _locked(pk: int, *, by: Person, at: datetime) -> Matter:
    # The base row is the lock of the whole matter; its kind's row is read under it.
    base = _lock.first(pk)
    if base is None:
        raise Proceeding.DoesNotExist
    return _matter(_specific(base, _of_kind_lean), by=by, at=at)


@prepared
def _lock(pk: int) -> QuerySet[Proceeding]:
    return Proceeding.objects.filter(pk=pk).select_for_update().only("pk", "kind")


def _specific(proceeding: Proceeding, asked: Callable[[Any], Prepared] | None = None) -> Any:
    model = kind_of(proceeding.kind)
    found = (asked or _of_kind)(model).first(proceeding.pk)
    if found is None:
        raise model.DoesNotExist
    return found


@cache
def _of_kind(model: type[Proceeding]) -> Prepared:
    return Prepared(lambda pk: _with_all(model).filter(pk=pk))


@cache
def _of_kind_lean(model: type[Proceeding]) -> Prepared:
    """Without what the form asks: few acts read it, and they fetch it."""
    lean = [f"form_edition__{name}" for name in FormEdition.JUDGED_BY]
    return Prepared(lambda pk: _with_all(model).defer(*lean).filter(pk=pk))


def _with_all(model: type[Proceeding]) -> QuerySet[Proceeding]:
    return model.objects.select_related(
        "form_edition", "applicant", "appointment__post", "appointment__unit", "unit"
    )


def _matter(proceeding: Any, *, by: Person, at: datetime) -> Matter:
    rows = _steps_of(proceeding.pk, proceeding.round)
    steps = sorted(rows, key=lambda step: (step.order, step.pk))
    return Matter(proceeding, steps, by, at, hats(by, localdate(at)))


@prepared
def _steps_of(proceeding: int, round_: int) -> QuerySet[Step]:
    rows = Step.objects.filter(proceeding_id=proceeding, round=round_)
    return rows.select_related("charge", "person", "post").order_by()


def _runs(matter: Matter, act: Act) -> bool:
    methods = [getattr(matter.proceeding, name, None) for name in act.transitions]
    return any(method is not None and can_proceed(method) for method in methods)


def _open_act(matter: Matter, code: str) -> Act:
    act = act_of(matter.proceeding, code)
    if act is None:
        raise Refusal(
            Reason.STATE,
            _("This matter knows no act “%(act)s”. Nothing was changed.") % {"act": code[:40]},
        )
    if not _runs(matter, act):
        raise Refusal(
            Reason.STATE, act.too_early_or_late(matter) or _not_in_this_state(matter, act)
        )
    return act


def _not_in_this_state(matter: Matter, act: Act) -> str:
    words = {
        "act": act.label,
        "state": matter.proceeding.state_label,
        "title": matter.proceeding.title,
    }
    if matter.proceeding.state in FINAL:
        return (
            _(
                "“%(title)s” has ended (%(state)s); “%(act)s” is no longer possible. Nothing was changed."
            )
            % words
        )
    return (
        _("“%(title)s” is now “%(state)s”; “%(act)s” is not possible there. Nothing was changed.")
        % words
    )


def _check_is_here(matter: Matter) -> None:
    if matter.has_left:
        sentence = _("%(name)s has left the office and acts no more. Nothing was changed.")
        raise Refusal(Reason.NOT_ALLOWED, sentence % {"name": matter.by.name})


def _check_seen(matter: Matter, seen: int | None) -> None:
    if seen is not None and seen != matter.proceeding.seen and not _only_told(matter, seen):
        raise Refusal(
            Reason.STALE,
            _(
                "Something happened to “%(title)s” since you opened it (it is now “%(state)s”). "
                "Nothing was changed; look at it again before you act."
            )
            % {"title": matter.proceeding.title, "state": matter.proceeding.state_label},
        )


def _only_told(matter: Matter, seen: int) -> bool:
    """Whether all that came since only told somebody: the matter stands as the caller saw it."""
    if seen > matter.proceeding.seen:
        return False
    since = timeline(matter.proceeding.serial).filter(number__gt=seen)
    acts = (act_of(matter.proceeding, code) for code in since.values_list("act", flat=True))
    return all(act is not None and act.only_tells for act in acts)


def _carry_out(matter: Matter, verb: Act, capacity: Capacity) -> Proceeding:
    proceeding = matter.proceeding
    from_state = proceeding.state
    method = getattr(proceeding, verb.run(matter, capacity))
    if not can_proceed(method):
        raise Refusal(Reason.STATE, _not_in_this_state(matter, verb))
    method()
    trace = leave_trace(
        proceeding,
        act=verb.code,
        by=matter.by,
        appointment=capacity.appointment,
        on_behalf_of=capacity.on_behalf_of,
        at=matter.at,
        from_state=from_state,
        basis=verb.basis(matter, capacity),
        opinion=matter.opinion,
        data=verb.trace_data(matter),
    )
    # One voice of several keeps no deadline: it runs until the station has decided.
    if not matter.undecided:
        proceeding.keep_due(after(proceeding.due, verb.code, matter.at, counts_as=verb.counts_as))
    proceeding.final = proceeding.state in FINAL
    # What is said of it afterwards does not make it end later.
    proceeding.ended_at = (proceeding.ended_at or matter.at) if proceeding.final else None
    update(proceeding)
    acted.send(sender=type(proceeding), proceeding=proceeding, trace=trace)
    return proceeding
