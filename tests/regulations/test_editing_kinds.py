"""The new kinds go through the editor's screen as they are: what is left empty keeps its default."""

from typing import Any

import pytest
from django.test import Client

from people.models import User
from regulations.compiling import compile_clauses, frozen_clauses
from regulations.models import Edition
from regulations.vocabulary import vocabulary
from tests.regulations.posting import post
from tests.regulations.test_checks_of_kinds import consequence, duty, evidence, pay
from tests.seals import clause, draft, when

RANGE = {"kind": "fine", "amount_from": 50, "amount_to": 200, "times": "seal.copies"}
RULES = [
    duty(per="week", counts_when=[when("seal.copies", ">=", 2)], leave_exempts=False),
    duty(due_day=3, moved_earlier=False, in_principle=True, at_least="1.5"),
    consequence(RANGE, decided_by="leaders-meeting", alternative=True, post=["grid-worker"]),
    pay(counted="month", more_than=3, more_than_included=True, percent=0, benefits=False),
    evidence(ledger="用印台账", post=["office-clerk"]),
]


@pytest.fixture
def admin(office: None, client: Client) -> Client:
    client.force_login(User.objects.get(username="admin"))
    return client


@pytest.fixture
def both(admin: Client) -> list[tuple[Any, Any, str]]:
    """Each rule as it was written, as it was published from the screen, and its sentence there."""
    page = draft(*(clause("照办。", rule) for rule in RULES))
    words = vocabulary()
    clauses = frozen_clauses(page.clauses, page.numbering, words)
    written = compile_clauses(page.slug, 1, clauses, words)

    # All on one screen: opening it and publishing take longer than all the rest.
    response = post(admin, page, "action-publish")

    assert response.status_code == 302
    edition = Edition.objects.get(regulation=page)
    published = compile_clauses(edition.slug, 1, edition.clauses, words)
    said = [each["rules"][0]["sentence"] for each in edition.clauses]
    return list(zip(written, published, said, strict=True))


def test_publishing_from_the_screen_changes_nothing(both):
    words = vocabulary()

    assert [each.rule.kind for each, _published, _said in both] == [row["kind"] for row in RULES]
    for written, published, said in both:
        assert published.rule == written.rule
        assert published.rule.sentence(words) == said
