"""Every clause of the demo regulations runs or is text to be known, and what it asks for can be handed in (DM-2, DM-4)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from forms.schemas.models import FormPage
from people.models import Appointment, Person
from regulations.compiling import RuleInForce, rules_of_edition
from regulations.in_force import bindings, rules_for
from regulations.models import Edition
from regulations.rules.choose import CitedRoute, NoRoute, choose
from workflows.chains.plan import NobodyHolds, plan

pytestmark = pytest.mark.usefixtures("office")
SPRING = date(2026, 4, 1)

RULES = {
    "community-feedback": {"duty": 10, "consequence": 11, "evidence": 8, "route": 9, "deadline": 5},
    "community-grid-workers": {
        "duty": 17,
        "consequence": 18,
        "pay": 14,
        "evidence": 38,
        "route": 24,
        "limit": 8,
        "grade": 2,
    },
    "forest-rangers": {"duty": 5, "evidence": 8, "route": 8},
    "patrols-and-visits": {"duty": 7, "evidence": 32, "route": 11},
    "qualities-of-a-regulation": {},
    "seal-use": {"route": 5},
    "street-grid-centre": {"duty": 6, "evidence": 9, "route": 14, "deadline": 3},
    "township-grid": {"duty": 12, "evidence": 37, "route": 19, "deadline": 4},
}
#: Clauses that run, and clauses that only have to be known.
CLAUSES = {
    "community-feedback": (18, 6),
    "community-grid-workers": (38, 7),
    "forest-rangers": (4, 1),
    "patrols-and-visits": (16, 6),
    "qualities-of-a-regulation": (0, 9),
    "seal-use": (1, 0),
    "street-grid-centre": (8, 1),
    "township-grid": (40, 23),
}


def editions() -> list[Edition]:
    return list(Edition.objects.order_by("slug"))


def clauses() -> Iterator[tuple[str, dict[str, Any]]]:
    return ((each.slug, clause) for each in editions() for clause in each.clauses)


class TestEveryClause:
    def test_has_a_rule_or_is_text_to_be_known(self):
        open_ = [
            (slug, each["path"])
            for slug, each in clauses()
            if each["text"] and not each["rules"] and not each["known"]
        ]

        assert open_ == []

    def test_is_not_both(self):
        assert [each["path"] for _slug, each in clauses() if each["rules"] and each["known"]] == []

    def test_is_counted(self):
        runs = Counter(slug for slug, each in clauses() if each["rules"])
        known = Counter(slug for slug, each in clauses() if each["known"])

        assert {each.slug: (runs[each.slug], known[each.slug]) for each in editions()} == CLAUSES


def test_the_rules_of_each_regulation_are_counted_by_kind():
    found = {each.slug: Counter() for each in editions()}
    for slug, each in clauses():
        found[slug].update(rule["kind"] for rule in each["rules"])

    assert found == RULES


def owed() -> Iterator[tuple[RuleInForce, str]]:
    """Each duty or proof for which a record is kept, with each post that owes it."""
    records = set(FormPage.objects.filter(kind="record").values_list("slug", flat=True))
    for each in editions():
        for rule in rules_of_edition(each.pk, each.digest):
            if rule.kind in ("duty", "evidence") and rule.rule.form in records:
                yield from ((rule, post) for post in rule.rule.post)


def holders(post: str, slug: str) -> list[Appointment]:
    """Who holds a post where a regulation binds."""
    (bound,) = Edition.objects.get(slug=slug).binds.all()
    below = Appointment.objects.filter(unit__path__startswith=bound.path, post__code=post)
    return list(below.select_related("unit", "person"))


def looks_it_over(rule: RuleInForce, appointment: Appointment) -> bool:
    """Whether somebody else is asked about such a record of this person."""
    routes = [
        CitedRoute(each.rule, each.basis)
        for each in rules_for(bindings(appointment.unit, SPRING), rule.rule.form)
        if each.kind == "route"
    ]
    facts = {row.fact: _one(row.value) for row in rule.rule.when}
    person: Person = appointment.person
    posts = person.appointments.values_list("post__code", flat=True)
    facts["applicant.post"] = frozenset(posts)
    unit, form = appointment.unit, rule.rule.form
    try:
        steps = plan(choose(routes, facts), applicant=person, unit=unit, on=SPRING, form=form)
    except (NoRoute, NobodyHolds):
        return False
    return any(not step.passed_over for step in steps)


def _one(value: Any) -> str:
    return str(value[0]) if isinstance(value, list | tuple) else str(value)


class TestWhatIsOwed:
    def test_has_somebody_who_owes_it(self):
        nobody = [
            (rule.basis.path, post)
            for rule, post in owed()
            if not holders(post, rule.basis.regulation)
        ]

        assert nobody == []

    def test_can_be_handed_in_and_is_looked_over_by_somebody_else(self):
        left = [
            (rule.basis.path, rule.rule.form, each.unit.code, post)
            for rule, post in owed()
            for each in holders(post, rule.basis.regulation)
            if not looks_it_over(rule, each)
        ]

        assert left == []
