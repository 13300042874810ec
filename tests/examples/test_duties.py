"""The examples of duties that a clerk can check: what was met or missed, period by period."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from calendars.service import load_calendar
from facts.words import Words
from office.loading.files import read
from regulations.compiling import rules_of_edition
from regulations.models import Edition
from regulations.rules.duty import Duty
from regulations.rules.fulfilment import Fulfilment, Standing, judge
from regulations.rules.owed import Done, Looked

FILES = {
    path.stem: read(path) for path in sorted((Path(__file__).parent / "duties").glob("*.yaml"))
}
CASES = [(slug, case) for slug, content in FILES.items() for case in content["cases"]]


def duties(slug: str, case: dict[str, Any]) -> list[tuple[Duty, Words]]:
    """Those that the case names by words of their clauses, as published."""
    edition = Edition.objects.get(slug=slug)
    quotes = case["quote"] if isinstance(case["quote"], list) else [case["quote"]]
    found = [
        (each.rule, each.words)
        for each in rules_of_edition(edition.pk, edition.digest)
        if each.kind == "duty"
        and any(quote in each.basis.quote for quote in quotes)
        and case.get("post", each.rule.post[0]) in each.rule.post
    ]
    return found[case["which"] :][:1] if "which" in case else found


def looked_at(case: dict[str, Any]) -> Looked:
    days = (case["to"] - case["from"]).days + 1
    every_day = [case["from"] + timedelta(days=n) for n in range(days)]
    rows = case.get("records") or [
        {"day": day, **case["every_day"]} for day in every_day if "every_day" in case
    ]
    return Looked(
        first=case["from"],
        last=case["to"],
        on=case.get("seen", case["to"] + timedelta(days=1)),
        done=tuple(map(done, rows)),
        calendar=load_calendar(),
        listed=case.get("list", {}),
        away=frozenset(case.get("away", ())),
        declared=frozenset(case.get("declared", ())),
    )


def done(row: dict[str, Any]) -> Done:
    facts = {key: _typed(value) for key, value in row.items() if key != "day"}
    return Done(row["day"], facts)


def _typed(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, int | float) else value


def judged(slug: str, case: dict[str, Any]) -> list[Fulfilment]:
    looked = looked_at(case)
    return [each for duty, words in duties(slug, case) for each in judge(duty, looked, words)]


def first_days(found: list[Fulfilment], standing: Standing) -> list[date]:
    return sorted(each.span.first for each in found if each.standing is standing)


@pytest.mark.parametrize(("slug", "case"), CASES, ids=[case["case"] for _slug, case in CASES])
def test_each_period_stands_as_expected(slug: str, case: Any, office: None) -> None:
    found, expected = judged(slug, case), case["expect"]

    for standing in Standing:
        days = first_days(found, standing)
        wanted = expected.get(standing.value, [])
        assert (len(days) if isinstance(wanted, int) else days) == wanted, standing
    assert [each.span.due for each in found] == case.get("due", [e.span.due for e in found])
    assert [name for each in found for name in each.lacking] == case.get("lacking", [])
    assert all(part in "".join(each.sentence for each in found) for part in case.get("says", []))
    assert all(each.sentence for each in found)
