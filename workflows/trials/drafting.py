"""The draft of a regulation, frozen for a trial; a draft that does not hold together is not tried."""

from dataclasses import asdict, dataclass
from typing import Any

from facts.words import Words
from people.models import Unit
from regulations.checks import Finding, find
from regulations.compiling import RuleInForce, codes_in, compile_clauses, frozen_clauses
from regulations.in_force import Binding
from regulations.models import Edition, RegulationPage
from regulations.models.change import Change
from regulations.vocabulary import vocabulary

#: The draft among numbered editions.
DRAFT_NUMBER = 0
#: The kinds of rules that say something when a matter is handed in.
JUDGING = frozenset({"route", "limit", "deadline", "grade"})


class NotTryable(Exception):
    """The draft could not be published as it stands; `findings` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(" ".join(map(str, findings)))


@dataclass(frozen=True)
class Draft:
    """What would be published now: of a repeal, nothing that binds anybody."""

    page: RegulationPage
    clauses: list[dict[str, Any]]
    words: dict[str, Any]
    binds: tuple[Unit, ...]
    replaces: tuple[int, ...]

    @property
    def forms(self) -> set[str]:
        """The forms that its rules are about."""
        return forms_in(self.clauses)


@dataclass(frozen=True)
class Drafted(Binding):
    """A draft in the place of an edition; its rules are at hand."""

    laid_down: tuple[RuleInForce, ...] = ()

    @property
    def rules(self) -> tuple[RuleInForce, ...]:
        return self.laid_down


def draft_of(page: RegulationPage) -> Draft:
    """The latest revision of a regulation, checked and frozen; NotTryable when a check objects."""
    latest = page.get_latest_revision_as_object()
    # What is only to be heeded keeps nobody from trying.
    if findings := [each for each in find(latest) if each.stops]:
        raise NotTryable(findings)
    if latest.change == Change.REPEAL:
        return Draft(latest, [], asdict(Words()), (), ())
    words = vocabulary()
    clauses = frozen_clauses(latest.clauses, latest.numbering, words, title=latest.title)
    spoken = words.only(codes_in([clause["rules"] for clause in clauses]))
    replaced = tuple(each.pk for each in latest.replaces.all())
    return Draft(latest, clauses, asdict(spoken), tuple(latest.binds.all()), replaced)


def rules_of(trial: Any) -> tuple[RuleInForce, ...]:
    """The rules of the draft that a trial keeps; its edition has the number 0."""
    return compile_clauses(trial.slug, DRAFT_NUMBER, trial.clauses, Words(**trial.words))


def in_place(trial: Any, depth: int, rules: tuple[RuleInForce, ...]) -> Drafted:
    """The draft as it would bind a unit."""
    stand_in = Edition(regulation_id=trial.page_id, slug=trial.slug, number=DRAFT_NUMBER)
    return Drafted(stand_in, depth, rules)


def forms_in(clauses: list[dict[str, Any]]) -> set[str]:
    """The forms of whose matters rules of frozen clauses judge."""
    rules = (rule for clause in clauses for rule in clause["rules"] if rule["kind"] in JUDGING)
    return {rule["parameters"]["form"] for rule in rules}
