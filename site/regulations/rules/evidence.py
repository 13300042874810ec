"""佐证: the form or ledger that proves a clause was carried out, with its required fields (D4-4.5, D3-2)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import Condition, Facts, all_hold
from facts.words import Words, joined

from .kinds import FactKey, FormSlug, PostCode, param, rule_kind
from .saying import records_said
from .verdict import Effect, Verdict


@rule_kind("evidence")
@dataclass(frozen=True)
class Evidence:
    """What proves it: a form, a ledger, or both; a record without its fields is incomplete."""

    form: FormSlug | None = param(gettext_lazy("form"), default=None)
    ledger: str | None = param(
        gettext_lazy("ledger"),
        default=None,
        help_text=gettext_lazy("Its name; empty where the form’s own records are the proof."),
    )
    facts: tuple[FactKey, ...] = param(gettext_lazy("required fields"), default=())
    when: tuple[Condition, ...] = param(gettext_lazy("records that are about it"), default=())
    post: tuple[PostCode, ...] = param(gettext_lazy("who keeps it"), default=())

    @property
    def needs(self) -> frozenset[str]:
        """The facts that its records must bring."""
        return frozenset(self.facts)

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is about: which form or ledger, and which of its records."""
        about = "&".join(f"{row.fact}{row.op}{row.value}" for row in self.when)
        return self.form or "", self.ledger or "", about

    def judge(self, facts: Facts, words: Words) -> Verdict | None:
        """Whether a record is complete; None where it is about something else."""
        if not all_hold(self.when, facts):
            return None
        missing = [key for key in self.facts if facts.get(key) in (None, "")]
        if not missing:
            return Verdict("evidence", True, Effect.WARN, _("Complete"), self.sentence(words))
        named = {"rule": self.sentence(words), "fields": joined(map(words.fact, missing))}
        sentence = _(
            "%(rule)s Not filled in: %(fields)s. Fill these in; until then it proves nothing."
        )
        return Verdict("evidence", False, Effect.REFUSE, _("Incomplete"), sentence % named)

    def sentence(self, words: Words) -> str:
        """由“民情日记”佐证，必须写明时长、地点。"""
        named = {
            "proof": self._proof(words),
            "fields": joined(map(words.fact, self.facts)),
            "posts": joined(map(words.post, self.post)),
        }
        said = _("Proved by %(proof)s") % named
        if self.facts:
            said = _("%(evidence)s, which states %(fields)s") % {**named, "evidence": said}
        if self.post:
            said = _("%(evidence)s, kept by %(posts)s") % {**named, "evidence": said}
        return _("%(evidence)s.") % {"evidence": said}

    def _proof(self, words: Words) -> str:
        form = records_said(self.form, self.when, words)
        ledger = _("the ledger “%(ledger)s”") % {"ledger": self.ledger}
        if self.form and self.ledger:
            return _("%(form)s and %(ledger)s") % {"form": form, "ledger": ledger}
        return form if self.form else ledger
