"""Drafts of the demo office's leave regulation, changed by a few words, and trials of them."""

from datetime import date, datetime
from typing import Any

from office.loading.files import FIXTURES, read_text
from office.loading.regulations import clause_blocks
from people.models import User
from regulations.models import RegulationPage
from tests.plugins.matters import SHANGHAI
from workflows.trials.models import Trial
from workflows.trials.running import run
from workflows.trials.starting import start

D1 = "community-grid-workers"
#: Band a of clause 三.2 from two days to three, in text, quotes and rows.
THREE_DAYS = (("超过 2 天", "超过 3 天"), ("含 2 天", "含 3 天"), ("value: 2}", "value: 3}"))
NOW = datetime(2026, 11, 26, 9, tzinfo=SHANGHAI)


def page() -> RegulationPage:
    return RegulationPage.objects.get(slug=D1)


def redraft(*changes: tuple[str, str]) -> RegulationPage:
    """Keep a draft of the regulation with some words changed; what is published stays."""
    text = (FIXTURES / f"regulations/{D1}.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    kept = page()
    kept.clauses = clause_blocks(read_text(text))
    kept.save_revision()
    return page()


def tried(
    regulation: RegulationPage | None = None,
    *,
    first: date = date(2026, 1, 1),
    last: date = date(2026, 11, 26),
    forms: tuple[str, ...] = ("leave",),
    against: str = "kept",
    **how: Any,
) -> Trial:
    """A trial that has run to its end."""
    trial = start(
        regulation or page(),
        forms=forms,
        first=first,
        last=last,
        against=against,
        by=User.objects.get(username="policy-editor"),
        at=NOW,
    )
    while run(trial.pk, **how):
        pass
    return Trial.objects.get(pk=trial.pk)


def found(trial: Trial) -> dict[str, list[str]]:
    """What differs, by serial."""
    return {
        each.serial: [difference["what"] for difference in each.differences]
        for each in trial.findings.order_by("pk")
    }
