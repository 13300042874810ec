"""存草稿，撤销: the latest save wins, and what it replaced can be brought back, from any device."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from .models import Draft

#: So many saves can be undone …
MOST_STEPS = 20
#: … as long as what they replaced is no longer than this (the latest can always be).
MOST_CHARACTERS = 200_000

Step = dict[str, Any]


class NothingToUndo(Exception):
    """The draft stands as it was first saved, or as far back as is kept."""


def save(draft: Draft) -> Draft:
    """Write a draft, new or again; of a draft that is there already it remembers what this replaces."""
    with transaction.atomic():
        stored = Draft.objects.select_for_update().filter(pk=draft.pk).first()
        if stored is None:
            draft.replaced = []
            draft.save(force_insert=True)
            return draft
        step = _step_back(stored, draft.answers)
        if step is not None:
            stored.replaced = _bounded([*stored.replaced, step])
        stored.answers, stored.sources = draft.answers, draft.sources
        stored.edition, stored.owner, stored.page = draft.edition, draft.owner, draft.page
        stored.save(update_fields=["answers", "sources", "edition", "page", "replaced", "saved_at"])
        return stored


def undo(draft: Draft) -> Draft:
    """The draft as it was before the latest save that changed it; NothingToUndo when there is none."""
    with transaction.atomic():
        stored = (
            Draft.objects.select_for_update().select_related("edition", "owner").get(pk=draft.pk)
        )
        if not stored.replaced:
            raise NothingToUndo
        *earlier, step = stored.replaced
        stored.answers = _undone(stored.answers, step)
        stored.replaced = earlier
        stored.save(update_fields=["answers", "replaced", "saved_at"])
        return stored


def replaced_at(draft: Draft) -> datetime | None:
    """When the state was saved that undoing would bring back; None when nothing can be undone."""
    if not draft.replaced:
        return None
    at: datetime = timezone.localtime(datetime.fromisoformat(draft.replaced[-1]["at"]))
    return at


def _step_back(stored: Draft, answers: Mapping[str, Any]) -> Step | None:
    """Only what differs: a save touches one answer as a rule, and a draft does not grow."""
    before = stored.answers
    had = {key: each for key, each in before.items() if key not in answers or answers[key] != each}
    lacked = [key for key in answers if key not in before]
    if not had and not lacked:
        return None
    return {"at": stored.saved_at.isoformat(), "had": had, "lacked": lacked}


def _undone(answers: Mapping[str, Any], step: Step) -> dict[str, Any]:
    kept = {key: each for key, each in answers.items() if key not in step["lacked"]}
    return {**kept, **step["had"]}


def _bounded(steps: list[Step]) -> list[Step]:
    kept: list[Step] = []
    length = 0
    for step in reversed(steps[-MOST_STEPS:]):
        length += len(str(step))
        if kept and length > MOST_CHARACTERS:
            break
        kept.append(step)
    return kept[::-1]
