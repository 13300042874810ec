"""限额: how much, or not now (D1-3.2f, D1-3.2g, D1-3.3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from facts.conditions import Condition, Facts, all_hold
from facts.words import Words, joined, plain

from .kinds import Choice, FactKey, FormSlug, param, rule_kind
from .verdict import Counted, Effect, Meter, Verdict


class Per(Choice):
    """Over what a limit adds up: one submission, a calendar month, a calendar year."""

    ONE = "one", gettext_lazy("each time")
    MONTH = "month", gettext_lazy("in a calendar month")
    YEAR = "year", gettext_lazy("in a calendar year")


@dataclass(frozen=True)
class Usage:
    """Amounts of a fact in one period: held before, and brought by this submission."""

    period: str
    before: Decimal
    now: Decimal

    @property
    def total(self) -> Decimal:
        """Both together."""
        return self.before + self.now


#: In the place of a fact where a limit asks for usage: how often the form was handed in.
TIMES = ""


@dataclass(frozen=True)
class Tally:
    """The things that a fact counts, one by one, and the sentence that says what to do about them."""

    things: tuple[Counted, ...]
    advice: str


@dataclass(frozen=True)
class Asked:
    """What a limit looks at: the facts, the amounts by period, and the declared period if one is touched."""

    facts: Facts
    usage: Callable[[str, Per], list[Usage]]
    declared_period: str | None = None
    has_minutes: bool = False
    #: Of minutes that do not help, because their meeting was too long ago: which.
    old_minutes: str = ""
    #: Of facts that count things, by their keys.
    tallies: Mapping[str, Tally] = field(default_factory=dict)


@dataclass(frozen=True)
class Exemption:
    """One alternative under which a limit does not bind: all of its rows hold."""

    rows: tuple[Condition, ...] = param(gettext_lazy("when all of this holds"), default=())


@rule_kind("limit")
@dataclass(frozen=True)
class Limit:
    """How much of a fact is allowed, or how often, or that nothing is allowed now."""

    form: FormSlug = param(gettext_lazy("form"))
    fact: FactKey | None = param(
        gettext_lazy("fact"),
        default=None,
        help_text=gettext_lazy("Empty: how often the form is handed in."),
    )
    bound: Decimal | None = param(
        gettext_lazy("at most"), default=None, help_text=gettext_lazy("Empty: not at all.")
    )
    inclusive: bool = param(gettext_lazy("the bound itself is allowed"), default=True)
    per: Per = param(gettext_lazy("counted"), default=Per.ONE)
    only_in_declared_period: bool = param(
        gettext_lazy("only during a declared period"), default=False
    )
    when: tuple[Condition, ...] = param(gettext_lazy("when all of this holds"), default=())
    except_when: tuple[Exemption, ...] = param(gettext_lazy("except when"), default=())
    effect: Effect = param(gettext_lazy("effect"), default=Effect.REFUSE)

    @property
    def needs(self) -> frozenset[str]:
        """The fact that it measures, if it is not how often."""
        return frozenset({self.fact} if self.fact else ())

    def judge(self, asked: Asked, words: Words) -> Verdict | None:
        """The verdict, or None when the limit is not about this matter."""
        if self.only_in_declared_period and asked.declared_period is None:
            return None
        if not all_hold(self.when, asked.facts):
            return None
        if self.bound is not None and self.fact and self.fact not in asked.facts:
            return None
        holding = (each for each in self.except_when if each.rows)
        if found := next((each for each in holding if all_hold(each.rows, asked.facts)), None):
            named = {"limit": self._ruled(words), "exception": _rows(found, words)}
            said = _("%(limit)s; this one is excepted: %(exception)s.") % named
            return self._verdict(True, _("Excepted"), said)
        if self.bound is None:
            return self._barred(asked, words)
        verdict = self._measured(asked, words, self.bound)
        tally = asked.tallies.get(self.fact or TIMES)
        return verdict if verdict.met or tally is None else self._one_by_one(verdict, tally, words)

    def sentence(self, words: Words) -> str:
        """The limit as one sentence: 事假天数一个自然年内不超过 60 天。"""
        said = self._ruled(words)
        if self.except_when:
            others = _("; or ").join(_rows(each, words) for each in self.except_when)
            said = _("%(limit)s, except when %(exceptions)s") % {
                "limit": said,
                "exceptions": others,
            }
        return _("%(limit)s.") % {"limit": said}

    def _ruled(self, words: Words) -> str:
        said = self._said(words)
        if self.when:
            conditions = joined(row.sentence(words) for row in self.when)
            said = _("When %(conditions)s: %(limit)s") % {"conditions": conditions, "limit": said}
        if self.only_in_declared_period:
            said = _("During a declared period: %(limit)s") % {"limit": said}
        return said

    def _said(self, words: Words) -> str:
        if self.bound is None:
            heeded = self.effect is Effect.WARN
            pattern = _("%(form)s needs a closer look") if heeded else _("%(form)s is not granted")
            return pattern % {"form": words.form(self.form)}
        pattern = (
            _("%(fact)s %(per)s at most %(bound)s (included)")
            if self.inclusive
            else _("%(fact)s %(per)s less than %(bound)s")
        )
        named = {"per": self.per.label, "bound": self._amount(self.bound, words)}
        return pattern % {"fact": self._measured_thing(words), **named}

    def _measured_thing(self, words: Words) -> str:
        if self.fact:
            return words.fact(self.fact)
        return _("how often “%(form)s” is handed in") % {"form": words.form(self.form)}

    def _amount(self, amount: Decimal, words: Words) -> str:
        if self.fact:
            return words.value(self.fact, amount)
        return ngettext("%(count)s time", "%(count)s times", int(amount)) % {"count": plain(amount)}

    def _barred(self, asked: Asked, words: Words) -> Verdict:
        period = asked.declared_period or ""
        if self.effect is Effect.WARN:
            title = _("May be submitted, but heed this")
            sentence = _(
                "%(rule)s The days asked for fall in the declared period “%(period)s”. "
                "Add what is missing, or hand it in as it is: the approver will see this note."
            ) % {"rule": self.sentence(words), "period": period}
            return self._verdict(False, title, sentence)
        sentence = _(
            "%(rule)s The days asked for fall in the declared period “%(period)s”. "
            "Choose other days, or state one of the excepted reasons."
        ) % {"rule": self.sentence(words), "period": period}
        return self._verdict(False, _("Not granted in the declared period"), sentence)

    def _measured(self, asked: Asked, words: Words, bound: Decimal) -> Verdict:
        usages = asked.usage(self.fact or TIMES, self.per) or [Usage("", Decimal(0), Decimal(0))]
        worst = max(usages, key=lambda each: each.total)
        total = worst.total
        met = self._allows(total, bound)
        overridden = not met and asked.has_minutes and self.effect is Effect.REFUSE_UNLESS_MINUTES
        amounts = {
            "bound": bound,
            "before": worst.before,
            "now": worst.now,
            "total": total,
            "over": total - bound,
            "left": max(bound - total, Decimal(0)),
        }
        figures = {
            "fact": self._measured_thing(words),
            "period": worst.period or self.per.label,
            **{name: self._amount(each, words) for name, each in amounts.items()},
        }
        if asked.old_minutes and not met:
            figures["minutes"] = asked.old_minutes
        title, sentence = self._figures_in_words(met, overridden, "minutes" in figures)
        # What is asked each time anew leaves nothing over for another time.
        meter = None if self.per is Per.ONE else Meter(worst.before, worst.now, bound)
        said = sentence % figures + self._of_the_others(usages, worst, words, bound)
        return self._verdict(met or overridden, title % figures, said, meter)

    def _of_the_others(
        self, usages: list[Usage], worst: Usage, words: Words, bound: Decimal
    ) -> str:
        """What falls in further periods, told too: the shares of a leave over New Year add up to its days."""
        others = (each for each in usages if each is not worst and each.now)
        return "".join(self._of_another(each, words, bound) for each in others)

    def _of_another(self, usage: Usage, words: Words, bound: Decimal) -> str:
        over = usage.total - bound
        amounts = {"before": usage.before, "now": usage.now, "total": usage.total, "over": over}
        said = {name: self._amount(each, words) for name, each in amounts.items()}
        if self._allows(usage.total, bound):
            pattern = _(" In %(period)s: used %(before)s, this time %(now)s, %(total)s in all.")
        else:
            pattern = _(
                " In %(period)s: used %(before)s, this time %(now)s, %(total)s in all, "
                "%(over)s too many as well."
            )
        return pattern % {"period": usage.period, **said}

    def _allows(self, total: Decimal, bound: Decimal) -> bool:
        return total <= bound if self.inclusive else total < bound

    def _one_by_one(self, verdict: Verdict, tally: Tally, words: Words) -> Verdict:
        """Things are named instead of counted: nobody looks for what “2” stands for."""
        count = self._amount(Decimal(len(tally.things)), words)
        things = joined(each.name for each in tally.things)
        named = {"fact": self._measured_thing(words), "count": count, "things": things}
        said = _("%(fact)s: %(things)s.") % named + tally.advice
        title = _("%(fact)s: %(count)s") % named
        return replace(verdict, title=title, sentence=said, meter=None, counted=tally.things)

    def _figures_in_words(self, met: bool, overridden: bool, too_old: bool) -> tuple[str, str]:
        if (
            self.per is Per.ONE
            and not overridden
            and self.effect is not Effect.REFUSE_UNLESS_MINUTES
        ):
            return self._each_time(met)
        if met:
            return _("Within the limit, %(left)s left"), _(
                "%(fact)s %(period)s: at most %(bound)s. Used %(before)s, this time %(now)s, %(total)s in all."
            )
        if overridden:
            return _("Over the limit, granted by recorded minutes"), _(
                "%(fact)s %(period)s: at most %(bound)s; %(total)s with this one. Minutes of the deciding body are cited."
            )
        if self.effect is Effect.WARN:
            return _("May be submitted, but heed this"), _(
                "%(fact)s %(period)s: more than %(bound)s, this time %(now)s. The approver will see this note."
            ) if self.fact else _(
                "%(fact)s %(period)s: more than %(bound)s, %(total)s with this one. The approver will see this note."
            )
        title = _("Over the limit by %(over)s, cannot be submitted")
        if not self.fact and self.effect is Effect.REFUSE:
            return title, _(
                "%(fact)s %(period)s: at most %(bound)s; %(before)s so far. Wait for the next period, "
                "or ask the office."
            )
        if self.effect is Effect.REFUSE_UNLESS_MINUTES and too_old:
            return title, _(
                "%(fact)s %(period)s: at most %(bound)s. Used %(before)s, this time %(now)s, "
                "%(total)s in all, %(over)s too many. The minutes %(minutes)s are too old: minutes lift "
                "a limit for a slip that is handed in within a year of the meeting. Ask for less, or "
                "ask the office to put it to the leaders' meeting anew."
            )
        if self.effect is Effect.REFUSE_UNLESS_MINUTES:
            return title, _(
                "%(fact)s %(period)s: at most %(bound)s. Used %(before)s, this time %(now)s, "
                "%(total)s in all, %(over)s too many. Ask for less, or ask the office to put it "
                "to the leaders' meeting; it can be submitted once minutes are on record."
            )
        return title, _(
            "%(fact)s %(period)s: at most %(bound)s. Used %(before)s, this time %(now)s, "
            "%(total)s in all, %(over)s too many. Ask for less."
        )

    def _each_time(self, met: bool) -> tuple[str, str]:
        """Nothing was used before, and nothing is left over for another time."""
        if met:
            return _("Within the limit"), _(
                "%(fact)s %(period)s: at most %(bound)s. This time %(now)s."
            )
        if self.effect is Effect.WARN:
            return _("May be submitted, but heed this"), _(
                "%(fact)s this time: %(now)s, which is more than %(bound)s. The approver will see this note."
            )
        return _("Over the limit by %(over)s, cannot be submitted"), _(
            "%(fact)s %(period)s: at most %(bound)s. This time %(now)s, %(over)s too many. Ask for less."
        )

    def _verdict(self, met: bool, title: str, sentence: str, meter: Meter | None = None) -> Verdict:
        return Verdict("limit", met, self.effect, title, sentence, meter=meter)


def _rows(exemption: Exemption, words: Words) -> str:
    return _(", and ").join(row.sentence(words) for row in exemption.rows)
