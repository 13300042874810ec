"""The demo office with past leaves only: one draft is tried on all of them, and slips are explained one by one."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import yaml
from django.core.management import call_command
from django.utils import timezone

from forms.schemas.service import current_edition
from office.demo import load_demo
from office.loading.files import FIXTURES
from office.loading.regulations import clause_blocks
from people.models import Person, User
from regulations.models import RegulationPage
from workflows.chains.service import explain
from workflows.trials.models import Trial
from workflows.trials.running import run
from workflows.trials.starting import start

from ..banfa.originals import leave
from .leaves import make_leaves

SLUG = "community-grid-workers"
#: One signature for three days instead of two.
CHANGES = (("超过 2 天", "超过 3 天"), ("含 2 天", "含 3 天"), ("value: 2}", "value: 3}"))
LONG_AGO = timedelta(days=3650)


def prepare() -> None:
    """Tables, the demo office, and a draft."""
    call_command("migrate", verbosity=0)
    load_demo()
    text = (FIXTURES / f"regulations/{SLUG}.yaml").read_text(encoding="utf-8")
    for old, new in CHANGES:
        text = text.replace(old, new)
    page = RegulationPage.objects.get(slug=SLUG)
    page.clauses = clause_blocks(yaml.safe_load(text))
    page.save_revision()


def seed(rows: int) -> None:
    """Past leaves."""
    make_leaves(rows)


def visits() -> dict[str, Callable[[int], Any]]:
    """Try the draft on all of them; explain one slip, as somebody who fills it in sees it."""
    return {"try": lambda _number: _try(), "explain": lambda _number: _explain()}


def _try() -> Trial:
    page = RegulationPage.objects.get(slug=SLUG)
    now = timezone.now()
    trial = start(
        page,
        forms=["leave"],
        first=(now - LONG_AGO).date(),
        last=now.date(),
        against="kept",
        by=User.objects.get(username="policy-editor"),
        at=now,
    )
    while run(trial.pk):
        pass
    return Trial.objects.get(pk=trial.pk)


def _explain() -> None:
    edition = current_edition("leave")
    assert edition is not None
    person = Person.objects.get(user__username="grid-worker")
    explain(edition, leave(3), applicant=person, on=timezone.localdate())
