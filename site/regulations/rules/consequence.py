"""奖惩: what follows from records, from missed duties and from scores (D1-2.P, D1-3.4, D1-3.8, D5-4)."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import Condition
from facts.words import Words, joined, plain

from .kinds import Choice, FactKey, FormSlug, PostCode, param, rule_kind
from .outcomes import Outcome
from .periods import Period
from .saying import records_said


class Trigger(Choice):
    """From what something follows."""

    RECORD = "record", gettext_lazy("each record")
    COUNT = "count", gettext_lazy("so many in a period")
    DUTY = "duty", gettext_lazy("a duty that was missed")
    SCORE = "score", gettext_lazy("a score or grade")


@rule_kind("consequence")
@dataclass(frozen=True)
class Consequence:
    """What follows from what happened: booked at once, or proposed to a body that decides."""

    outcomes: tuple[Outcome, ...] = param(gettext_lazy("what follows"))
    trigger: Trigger = param(gettext_lazy("follows from"), default=Trigger.RECORD)
    form: FormSlug | None = param(
        gettext_lazy("form"),
        default=None,
        help_text=gettext_lazy("Of a missed duty: the form of its records; empty: any of them."),
    )
    when: tuple[Condition, ...] = param(gettext_lazy("when all of this holds"), default=())
    post: tuple[PostCode, ...] = param(
        gettext_lazy("whom it befalls"),
        default=(),
        help_text=gettext_lazy("Nobody ticked: everyone."),
    )
    fact: FactKey | None = param(
        gettext_lazy("what is added up"),
        default=None,
        help_text=gettext_lazy("Empty: records are counted."),
    )
    count_at_least: Decimal = param(gettext_lazy("from this many on"), default=Decimal(1))
    inclusive: bool = param(gettext_lazy("this many itself is enough"), default=True)
    per: Period = param(gettext_lazy("counted"), default=Period.MONTH)
    decided_by: PostCode | None = param(
        gettext_lazy("decided by"),
        default=None,
        help_text=gettext_lazy("Empty: it is booked at once. Otherwise it is proposed."),
    )
    alternative: bool = param(gettext_lazy("one of several, of which one is chosen"), default=False)

    @property
    def needs(self) -> frozenset[str]:
        """The facts that its records must bring."""
        return frozenset(key for key in (self.fact, *(each.times for each in self.outcomes)) if key)

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is about: from which records what follows."""
        about = "&".join(f"{row.fact}{row.op}{row.value}" for row in self.when)
        kinds = "&".join(sorted(each.kind for each in self.outcomes))
        parts = (self.form, self.fact, self.trigger, self.count_at_least, self.per)
        return (*(str(each or "") for each in parts), about, kinds)

    @property
    def is_proposed(self) -> bool:
        """Whether a body has to decide; what ends or suspends a post is never automatic."""
        return self.decided_by is not None or any(each.kind.ends_a_post for each in self.outcomes)

    def sentence(self, words: Words) -> str:
        """旷工登记每次：罚款每天 100 元。"""
        named = {
            "cause": self._cause(words),
            "outcomes": joined(each.sentence(words) for each in self.outcomes),
            "body": words.post(self.decided_by) if self.decided_by else "",
        }
        if self.decided_by and self.alternative:
            return _("%(cause)s: %(body)s may decide on %(outcomes)s (one of several).") % named
        if self.decided_by:
            return _("%(cause)s: %(outcomes)s, decided by %(body)s.") % named
        return _("%(cause)s: %(outcomes)s.") % named

    def cause(self, words: Words) -> str:
        """Of what it speaks: the form, and which of its records."""
        return records_said(self.form, self.when, words)

    def _cause(self, words: Words) -> str:
        said = self._what(words)
        if not self.post:
            return said
        return _("%(posts)s: %(cause)s") % {
            "posts": joined(map(words.post, self.post)),
            "cause": said,
        }

    def _what(self, words: Words) -> str:
        cause = self.cause(words)
        match self.trigger:
            case Trigger.DUTY if not self.form:
                return _("Whoever misses a duty of this regulation")
            case Trigger.DUTY:
                return _("Whoever misses a duty recorded in %(cause)s") % {"cause": cause}
            case Trigger.COUNT:
                return self._counted(cause, words)
            case _:
                return _("Each %(cause)s") % {"cause": cause}

    def _counted(self, cause: str, words: Words) -> str:
        named = {"cause": cause, "per": self.per.label, "fact": words.fact(self.fact or "")}
        if self.fact:
            named["count"] = words.value(self.fact, self.count_at_least)
            pattern = (
                _("%(cause)s, %(per)s %(fact)s from %(count)s on (included)")
                if self.inclusive
                else _("%(cause)s, %(per)s %(fact)s more than %(count)s")
            )
        else:
            named["count"] = _("%(count)s times") % {"count": plain(self.count_at_least)}
            pattern = (
                _("%(cause)s, %(per)s from %(count)s on (included)")
                if self.inclusive
                else _("%(cause)s, %(per)s more than %(count)s")
            )
        return pattern % named
