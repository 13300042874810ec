"""A rule about what a form did not ask for then, and drafts that bind others or end."""

from datetime import date
from decimal import Decimal

import pytest

from facts.conditions import Condition, Op
from forms.schemas.models import FormPage
from people.models import Unit
from regulations.compiling import RuleInForce
from regulations.models import RegulationPage
from regulations.rules.basis import Basis
from regulations.rules.kinds import build
from tests.seals import (
    FILED,
    FORM,
    RULES,
    clause,
    draft,
    limit,
    make_form,
    published,
    route,
    station,
    when,
)
from tests.trials.drafts import found, tried
from workflows.chains.considering import Judged
from workflows.trials.models import Trial
from workflows.trials.unsaid import Known, new_among, unanswered

WITHOUT_URGENT = [each for each in FORM["fields"] if each["key"] not in ("urgent", "needed_on")]
URGENT = clause(
    "加急的，党工委书记批。",
    route(when("seal.urgent", "=", "yes"), by=[station("party-secretary")], priority=5),
)


def retried(regulation: RegulationPage, *clauses, **heading) -> Trial:
    """A trial of a draft with other clauses, or other units."""
    from office.loading.regulations import clause_blocks

    page = RegulationPage.objects.get(pk=regulation.pk)
    if clauses:
        page.clauses = clause_blocks({"slug": "seals", "clauses": clauses})
    for name, value in heading.items():
        setattr(page, name, value)
    page.save_revision()
    return tried(RegulationPage.objects.get(pk=page.pk), forms=("seal",))


@pytest.mark.usefixtures("office")
class TestAFactThatWasNotAsked:
    def test_is_counted_with_the_reason(self, ask_seal):
        make_form(fields=WITHOUT_URGENT)
        regulation = published()
        early = ask_seal()
        form = FormPage.objects.get(slug="seal")
        complete = make_form(slug="seal-2", title="用印申请表")
        form.fields = complete.fields
        form.save_revision().publish()
        ask_seal(), ask_seal(urgent=True, needed_on="2026-04-01")

        trial = retried(regulation, *RULES, URGENT)

        assert (trial.totals["unsaid"], trial.totals["chain"]) == (1, 1)
        finding = trial.findings.get(unsaid=True)
        assert finding.serial == early.serial
        assert "“是否加急”" in finding.reasons[0]
        assert "“用印申请”没有问" in finding.reasons[0]
        assert trial.totals["reasons"] == {finding.reasons[0]: 1}


def rule(kind: str, **parameters) -> RuleInForce:
    return RuleInForce(kind, build(kind, parameters), Basis("r", 0, "c", "一", ""), None)


def wanting(each: RuleInForce, facts: dict, asked=("seal.copies",)) -> list[str]:
    judged = Judged([each], (), (), (), None, (), None)
    return unanswered(new_among([each], []), judged, Known(facts, asked, {"leave.sick_days"}))


class TestWhatALackMeans:
    """Pure: of a rule's rows the others decide whether the lacking fact matters."""

    ROWS = (Condition("seal.copies", Op.GT, 10), Condition("seal.urgent", Op.EQ, "yes"))

    def test_nothing_where_another_row_does_not_hold(self):
        each = rule("limit", form="seal", fact="seal.copies", bound=5, when=self.ROWS)

        assert wanting(each, {"seal.copies": Decimal(3)}) == []
        assert wanting(each, {"seal.copies": Decimal(30)}) == ["seal.urgent"]

    def test_nothing_where_the_form_asked_in_vain(self):
        each = rule("limit", form="seal", fact="seal.copies", bound=5, when=self.ROWS)

        assert (
            wanting(each, {"seal.copies": Decimal(30)}, asked=("seal.copies", "seal.urgent")) == []
        )

    def test_nothing_of_what_the_office_or_the_system_supplies(self):
        for fact in ("applicant.years_of_service", "leave.sick_days"):
            assert wanting(rule("limit", form="seal", fact=fact, bound=5), {}) == []

    def test_nothing_where_the_rule_was_laid_down_before(self):
        each = rule("limit", form="seal", fact="seal.pages", bound=5)

        assert new_among([each], [each]) == []
        assert wanting(each, {}) == ["seal.pages"]


@pytest.mark.usefixtures("office")
class TestADraft:
    def test_that_binds_others_leaves_nobody_to_decide(self, ask_seal):
        regulation = published()
        seal = ask_seal()
        trial = retried(regulation, binds=list(Unit.objects.filter(code="community-2")))

        assert found(trial) == {seal.serial: ["verdict"]}
        assert trial.totals["refused"] == 1

    def test_never_published_is_held_against_nothing(self, ask_seal):
        published()
        seal = ask_seal()
        other = draft(
            clause("每次至多 2 份。", limit(fact="seal.copies", bound=2)),
            slug="copies",
            title="份数规定",
        )
        other.save_revision()

        trial = tried(RegulationPage.objects.get(pk=other.pk), forms=("seal",))

        assert found(trial) == {seal.serial: ["verdict"]}
        assert (trial.totals["refused"], trial.totals["allowed"]) == (1, 0)

    def test_that_only_moves_clauses_changes_nothing(self, ask_seal):
        regulation = published()
        ask_seal(3), ask_seal(12)

        assert found(retried(regulation, FILED, *reversed(RULES[:2]))) == {}

    def test_that_ends_the_regulation_leaves_no_route(self, ask_seal):
        regulation = published()
        seal = ask_seal()

        trial = retried(
            regulation, change="repeal", reason="不再需要。", in_force_from=date(2026, 12, 1)
        )

        assert found(trial) == {seal.serial: ["verdict"]}


@pytest.mark.usefixtures("office")
class TestADeadline:
    """D2-6.2: the days in which a case is to be closed or answered, changed in a draft."""

    def test_moves_the_due_date(self, report):
        page = RegulationPage.objects.get(slug="township-grid")
        case = report(by="township-grid-lead")
        report(by="township-grid-lead", complexity="complex")
        raw = list(page.clauses.raw_data)
        rules = [rule["value"] for each in raw for rule in each["value"]["rules"]]
        (week,) = [each for each in rules if str(each.get("amount")) == "7"]
        week["amount"] = 9
        page.clauses = raw
        page.save_revision()
        trial = tried(RegulationPage.objects.get(pk=page.pk), forms=("case",))

        assert found(trial) == {case.serial: ["due"]}
        (difference,) = trial.findings.get().differences
        assert "3月9日" in difference["before"]
        assert "3月11日" in difference["after"]
