"""Starting and stopping a trial; one goes on for a regulation at a time."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from regulations.models import RegulationPage

from .drafting import Draft, draft_of, forms_in
from .models import Trial, TrialState
from .tasks import run_trial


class NotStarted(Exception):
    """A trial that cannot be started, and the sentence that says what to do."""


def start(
    page: RegulationPage,
    *,
    forms: Sequence[str],
    first: date,
    last: date,
    against: str,
    by: Any,
    at: datetime,
) -> Trial:
    """Freeze the draft and let a worker run it; NotTryable or NotStarted when nothing is started."""
    draft = draft_of(page)
    try:
        with transaction.atomic():
            trial = _create(page, draft, list(forms), first, last, against, by, at)
            run_trial.enqueue(trial.pk)
    except IntegrityError as error:
        sentence = _("A trial run of this regulation is under way. Wait for it, or stop it first.")
        raise NotStarted(sentence) from error
    return trial


def stop(trial: Trial, *, at: datetime) -> bool:
    """Let it end where it is; what it has found stays. Whether it was still going on."""
    return trial.end(TrialState.STOPPED, at)


def forms_touched(page: RegulationPage, draft: Draft) -> set[str]:
    """The forms that the draft or the newest edition has rules about."""
    last = page.editions.order_by("-number").only("clauses").first()
    return draft.forms | (forms_in(last.clauses) if last else set())


def _create(
    page: RegulationPage,
    draft: Draft,
    forms: list[str],
    first: date,
    last: date,
    against: str,
    by: Any,
    at: datetime,
) -> Trial:
    trial = Trial.objects.create(
        page=page,
        revision_id=page.latest_revision_id,
        title=draft.page.title,
        # Its editions carry the address that it has now.
        slug=page.slug,
        clauses=draft.clauses,
        words=draft.words,
        replaces=list(draft.replaces),
        against=against,
        forms=forms,
        first=first,
        last=last,
        started_by=by,
        asked_at=at,
    )
    trial.binds.set(draft.binds)
    return trial
