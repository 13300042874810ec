"""等次: what a score means (D1-4.7, D1-4.8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import Condition, Facts, FactValueType, all_hold
from facts.words import Words, joined, plain

from .kinds import Choice, FactKey, FormSlug, param, rule_kind
from .verdict import Effect, Verdict

HUNDRED = Decimal(100)
#: Scores are told to one decimal place; they are compared with bands as they are.
ONE_PLACE = Decimal("0.1")


class Yearly(Choice):
    """How the quarters of a year make its score."""

    MEAN = "mean", gettext_lazy("the mean of the quarters")
    LAST = "last", gettext_lazy("the last quarter")
    LOWEST = "lowest", gettext_lazy("the lowest quarter")


@dataclass(frozen=True)
class Indicator:
    """指标: one source of the score; of votes, the share of one answer among several, in per cent."""

    fact: FactKey = param(gettext_lazy("fact"))
    weight: Decimal = param(gettext_lazy("weight"), default=Decimal(1))
    share_of: tuple[FactKey, ...] = param(
        gettext_lazy("as a share of"),
        default=(),
        help_text=gettext_lazy("For votes: all answers that were counted, this one included."),
    )

    @property
    def needs(self) -> tuple[FactKey, ...]:
        """The facts without which it has no value."""
        return self.share_of or (self.fact,)

    def value(self, facts: Facts) -> Decimal | None:
        """Its value, or None while it is not in; of no votes there is no share."""
        if not self.share_of:
            return _number(facts.get(self.fact))
        votes = [_number(facts.get(each)) for each in self.share_of]
        total = sum((each for each in votes if each is not None), Decimal(0))
        given = _number(facts.get(self.fact))
        if None in votes or given is None or not total:
            return None
        return HUNDRED * given / total


@dataclass(frozen=True)
class Band:
    """One grade, and the score from which it is given; the figure itself belongs to it."""

    at_least: Decimal = param(gettext_lazy("from this score on"))
    grade: str = param(gettext_lazy("grade (a code of the fact above)"))


@dataclass(frozen=True)
class Graded:
    """得分, 等次: what came out."""

    score: Decimal
    grade: str


@rule_kind("grade")
@dataclass(frozen=True)
class Grade:
    """Which score the indicators make, and which grade the score is."""

    form: FormSlug = param(gettext_lazy("form"))
    fact: FactKey = param(gettext_lazy("the score fills in"))
    grade: FactKey = param(gettext_lazy("the grade fills in"))
    indicators: tuple[Indicator, ...] = param(gettext_lazy("indicators"), default=())
    bands: tuple[Band, ...] = param(gettext_lazy("bands"), default=())
    yearly: Yearly = param(gettext_lazy("the year’s score"), default=Yearly.MEAN)
    when: tuple[Condition, ...] = param(gettext_lazy("when all of this holds"), default=())

    def applies(self, facts: Facts) -> bool:
        """Whether this rule is for a matter with these facts."""
        return all_hold(self.when, facts)

    @property
    def needs(self) -> frozenset[FactKey]:
        """Every fact that must be in before there is a score."""
        return frozenset(key for each in self.indicators for key in each.needs)

    def graded(self, facts: Facts) -> Graded | None:
        """Score and grade, or None while an indicator is missing."""
        values = [(each.value(facts), each.weight) for each in self.indicators]
        weights = sum((weight for _value, weight in values), Decimal(0))
        found = [value * weight for value, weight in values if value is not None]
        if len(found) < len(values) or not weights:
            return None
        return self.of_score(sum(found, Decimal(0)) / weights)

    def of_score(self, score: Decimal) -> Graded:
        """The grade of a score: of the highest band that it reaches, else of the lowest."""
        falling = sorted(self.bands, key=lambda each: each.at_least, reverse=True)
        reached = next((each for each in falling if score >= each.at_least), falling[-1])
        return Graded(score, reached.grade)

    def of_year(self, quarters: Iterable[Decimal]) -> Graded | None:
        """The same of a year, from the scores of its quarters in their order (D1-4.E3)."""
        scores = list(quarters)
        if not scores:
            return None
        match self.yearly:
            case Yearly.MEAN:
                return self.of_score(sum(scores, Decimal(0)) / len(scores))
            case Yearly.LAST:
                return self.of_score(scores[-1])
            case _:
                return self.of_score(min(scores))

    def judge(self, facts: Facts, words: Words) -> Verdict:
        """What the score is and means; while something is missing, how it will be counted."""
        graded = self.graded(facts)
        if graded is None:
            title = _("%(score)s: not in yet") % {"score": words.fact(self.fact)}
            return Verdict("grade", True, Effect.WARN, title, self.sentence(words))
        return self._said(graded, self._counted(facts, words), words)

    def judge_year(self, quarters: Sequence[Decimal], words: Words) -> Verdict:
        """The same of a year: from which quarters, at least one, and how they were put together."""
        graded = self.of_year(quarters)
        if graded is None:
            raise ValueError("A year without a quarter has no score.")
        counted = _("%(how)s (%(scores)s)") % {
            "how": self.yearly.label,
            "scores": joined(map(rounded, quarters)),
        }
        return self._said(graded, counted, words)

    def judge_score(self, score: Decimal, words: Words) -> Verdict:
        """The same of a score that somebody set."""
        return self._said(self.of_score(score), _("set after an appeal"), words)

    def _said(self, graded: Graded, counted: str, words: Words) -> Verdict:
        named = {
            "fact": words.fact(self.fact),
            "score": self._score(graded.score, words),
            "grade": words.value(self.grade, graded.grade),
            "counted": counted,
            "bands": self._bands(words),
        }
        return Verdict(
            "grade",
            True,
            Effect.WARN,
            _("%(fact)s %(score)s: %(grade)s") % named,
            _("%(counted)s; %(fact)s %(score)s. %(bands)s. So it is “%(grade)s”.") % named,
        )

    def sentence(self, words: Words) -> str:
        """综合得分由社区评定（50%）、平台结果（50%）合成；满 90 分为优秀……"""
        named = {"fact": words.fact(self.fact), "bands": self._bands(words)}
        if len(self.indicators) == 1 and self.indicators[0].share_of:
            of = words.fact(self.indicators[0].fact)
            return _("%(fact)s is the share of “%(of)s” in per cent. %(bands)s.") % {
                **named,
                "of": of,
            }
        parts = joined(self._part(each, words) for each in self.indicators)
        return _("%(fact)s is made of %(parts)s. %(bands)s.") % {**named, "parts": parts}

    def _part(self, indicator: Indicator, words: Words) -> str:
        total = sum((each.weight for each in self.indicators), Decimal(0)) or Decimal(1)
        return _("%(indicator)s (%(percent)s%%)") % {
            "indicator": words.fact(indicator.fact),
            "percent": rounded(HUNDRED * indicator.weight / total),
        }

    def _score(self, score: Decimal, words: Words) -> str:
        return words.value(self.fact, Decimal(rounded(score)))

    def _counted(self, facts: Mapping[str, FactValueType], words: Words) -> str:
        values = [(each, each.value(facts)) for each in self.indicators]
        return joined(_told(each, value, words) for each, value in values if value is not None)

    def _bands(self, words: Words) -> str:
        falling = sorted(self.bands, key=lambda each: each.at_least, reverse=True)
        said = [
            _("from %(score)s on %(grade)s")
            % {"score": plain(each.at_least), "grade": words.value(self.grade, each.grade)}
            for each in falling[:-1]
        ]
        rest = [
            _("below that %(grade)s") % {"grade": words.value(self.grade, each.grade)}
            for each in falling[-1:]
        ]
        return joined([*said, *rest])


def _told(indicator: Indicator, value: Decimal, words: Words) -> str:
    fact, figure = words.fact(indicator.fact), Decimal(rounded(value))
    if indicator.share_of:
        return _("%(fact)s: %(percent)s%% of the votes") % {"fact": fact, "percent": figure}
    return f"{fact} {words.value(indicator.fact, figure)}"


def rounded(number: Decimal) -> str:
    """A score as one says it: 82.5, 85."""
    return plain(number.quantize(ONE_PLACE, ROUND_HALF_UP))


def _number(value: FactValueType | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
