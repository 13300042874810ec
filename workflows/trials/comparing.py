"""What differs between two outcomes of one matter, and why, in sentences (nothing is read)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from facts.words import Words
from regulations.compiling import RuleInForce
from regulations.rules.basis import Basis
from regulations.rules.choose import CitedRoute
from regulations.rules.route import HolderMode
from regulations.rules.verdict import Verdict
from workflows.chains.considering import Judged, words_among
from workflows.chains.due import DueDate
from workflows.chains.plan import PlannedStep

CHAIN, VERDICT, DUE = "chain", "verdict", "due"


@dataclass(frozen=True)
class Outcome:
    """What would happen to a matter under some rules."""

    judged: Judged
    #: The verdict that stands against its chain, and the chain.
    problem: tuple[Verdict, ...] = ()
    steps: tuple[PlannedStep, ...] = ()

    @property
    def words(self) -> Words:
        """The words with which its rules speak."""
        return words_among(self.judged.rules)

    @property
    def against(self) -> list[Verdict]:
        """The verdicts that are not met, those that only warn too."""
        return [each for each in (*self.judged.verdicts, *self.problem) if not each.met]

    @property
    def refused(self) -> bool:
        """Whether it could not have been handed in."""
        return any(each.refuses for each in self.against)


@dataclass(frozen=True)
class Cited:
    """A clause with the rule by which it speaks."""

    title: str
    path: str
    sentence: str


@dataclass(frozen=True)
class Difference:
    """One thing that would have been otherwise, before and after, each with its clauses."""

    what: str
    before: str
    after: str
    before_clauses: tuple[Cited, ...]
    after_clauses: tuple[Cited, ...]

    def as_dict(self) -> dict[str, Any]:
        """The shape in which a finding keeps it."""
        return asdict(self)


#: What a regulation is called in front of a clause, by its basis.
Titles = Mapping[tuple[str, int], str]


def differences(before: Outcome, after: Outcome, titles: Titles) -> list[Difference]:
    """What differs, at most one of each kind; where sides agree on what happens, words do not matter."""
    pairs = (
        _difference(CHAIN, _chain, before, after, titles),
        _difference(VERDICT, _verdicts, before, after, titles),
        _difference(DUE, _due, before, after, titles),
    )
    return [each for each in pairs if each]


def same_stations(before: Judged, after: Judged) -> bool:
    """Whether both choose the same stations, so that nobody need be looked for."""
    return _stations(before.routes) == _stations(after.routes)


def _stations(routes: Iterable[CitedRoute]) -> list[Any]:
    return [(each.route.stations, each.route.sequence) for each in routes]


@dataclass(frozen=True)
class _Side:
    """What is compared, what is said of it, and the rules that it rests on."""

    key: Any
    #: Said only when the keys differ: a year of matters of which few do is mostly compared.
    sentence: Callable[[], str]
    clauses: Callable[[], list[tuple[Basis, str]]]


def _difference(
    what: str, look: Any, before: Outcome, after: Outcome, titles: Titles
) -> Difference | None:
    first, second = look(before), look(after)
    if first is None or second is None or first.key == second.key:
        return None
    return Difference(
        what,
        first.sentence(),
        second.sentence(),
        tuple(_cited(first.clauses(), titles)),
        tuple(_cited(second.clauses(), titles)),
    )


def _cited(clauses: Iterable[tuple[Basis, str]], titles: Titles) -> Iterator[Cited]:
    for basis, sentence in dict.fromkeys(clauses):
        title = titles.get((basis.regulation, basis.edition), basis.regulation)
        yield Cited(title, basis.path, sentence)


def _chain(outcome: Outcome) -> _Side | None:
    """None where no chain comes about: that is a verdict."""
    if not outcome.steps:
        return None
    words = outcome.words
    return _Side(
        _stops(outcome.steps),
        lambda: chain_sentence(outcome.steps, words),
        lambda: [(each.basis, each.route.sentence(words)) for each in outcome.judged.routes],
    )


def _stops(steps: Sequence[PlannedStep]) -> list[Any]:
    # What counts is who comes before whom, not the figures that say so.
    ranks = {order: rank for rank, order in enumerate(sorted({each.order for each in steps}))}
    stops = [
        (ranks[each.order], each.act, each.mode, str(each.desk), each.passed_over, each.hands_in, each.optional)
        for each in steps
    ]  # fmt: skip
    return sorted(stops, key=str)


def chain_sentence(steps: Sequence[PlannedStep], words: Words) -> str:
    """分管领导（街道办事处）签注意见 → 办事处主任（街道办事处）审批."""
    return _(" → ").join(_stop(each, words) for each in steps)


def _stop(step: PlannedStep, words: Words) -> str:
    named = {
        "post": words.post(step.desk.post_code),
        "unit": step.unit.name,
        "act": step.act.label,
        "mode": HolderMode(step.mode).label,
    }
    if step.passed_over:
        return _("%(post)s (%(unit)s) passed over, being the applicant's own") % named
    if step.mode == HolderMode.ANY:
        return _("%(post)s (%(unit)s) %(act)s") % named
    return _("%(post)s (%(unit)s, %(mode)s) %(act)s") % named


def _verdicts(outcome: Outcome) -> _Side:
    judged = outcome.judged
    against = [(rule, each) for rule, each in judged.limits if not each.met]
    others = [each for each in (*judged.foretold, *outcome.problem) if not each.met]
    key = sorted(
        [
            *((each.kind, rule.rule.fact or "", each.effect.value) for rule, each in against),
            *((each.kind, each.title, each.effect.value) for each in others),
        ]
    )

    def said() -> str:
        spoken = [each.sentence for _rule, each in against] + [each.sentence for each in others]
        return "".join(spoken) or _("It may be handed in.")

    def clauses() -> list[tuple[Basis, str]]:
        # Where nothing stands against it, the limits that it keeps to are what one wants to read.
        limits = [rule for rule, _each in against or judged.limits]
        quoted = [(basis, basis.quote) for each in others for basis in each.basis]
        return [*map(_rule, limits), *quoted]

    return _Side(key, said, clauses)


def _due(outcome: Outcome) -> _Side:
    due = outcome.judged.due
    key = sorted((_moment(each) for each in due), key=str)
    return _Side(
        key,
        lambda: "".join(each.sentence for each in due) or _("Nothing is due."),
        lambda: [(each.basis, each.rule.sentence(outcome.words)) for each in due],
    )


def _moment(each: DueDate) -> Any:
    when = each.due.at.isoformat() if each.due else (str(each.rule.unit), each.rule.amount)
    return each.rule.starts_with, tuple(sorted(each.rule.stops_with)), when


def _rule(rule: RuleInForce) -> tuple[Basis, str]:
    return rule.basis, rule.rule.sentence(rule.words)
