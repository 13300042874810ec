"""Looking at a regulation costs the same number of questions, however long it is."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regulations.checks import find
from regulations.compiling import frozen_clauses
from regulations.models import RegulationPage
from regulations.vocabulary import vocabulary
from tests.seals import clause, draft, limit, route, station, when

pytestmark = pytest.mark.usefixtures("seal_form")


def bands(count: int) -> list:
    """Routes of ten copies each, the last without an upper end."""
    edges = [
        (when("seal.copies", ">", 10 * n), when("seal.copies", "<=", 10 * n + 10))
        for n in range(count)
    ]
    edges[0], edges[-1] = edges[0][1:], edges[-1][:1]
    return [
        clause(f"第 {n} 段。", route(*rows, by=[station("office-director")]))
        for n, rows in enumerate(edges)
    ]


def long_one(clauses: int, slug: str):
    plain = [clause(f"第 {n} 条要知道。") for n in range(clauses - 60)]
    limits = [
        clause(f"{n}。", limit(bound=n, when=[when("seal.copies", "=", n)])) for n in range(20)
    ]
    return draft(*plain, *bands(40), *limits, slug=slug)


def asked(page) -> int:
    """Its blocks are read from the page before: that is not the checks' work."""
    frozen_clauses(page.clauses, page.numbering, vocabulary())
    with CaptureQueriesContext(connection) as queries:
        find(page)
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_clauses():
    short, long = draft(*bands(10)), draft(*bands(100), slug="long")
    asked(short)

    assert asked(short) == asked(long) <= 25


def test_its_rules_are_read_without_asking_what_there_is_to_choose():
    page, words = draft(*bands(10)), vocabulary()
    clauses = RegulationPage.objects.get(pk=page.pk).clauses
    with CaptureQueriesContext(connection) as queries:
        frozen_clauses(clauses, page.numbering, words)

    assert len(queries) == 0


def test_three_hundred_clauses_with_sixty_rules_take_about_a_second():
    page = long_one(300, "long")
    begun = time.process_time()

    assert not [each for each in find(page) if each.stops]
    assert time.process_time() - begun < 2
