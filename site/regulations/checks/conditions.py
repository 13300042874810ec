"""What rules ask about: forms and facts exist, the form supplies them, values fit their type."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from facts.conditions import OP_LABELS, ORDERED, Condition, Op
from facts.models import Fact, FactType
from facts.words import Words, joined
from forms.schemas.service import facts_supplied, forms_waiting

from ..compiling import RuleInForce
from .finding import Finding, of_rule

#: Facts about the applicant are supplied by the office, whatever the form asks.
OF_THE_PERSON = "applicant."
YES_NO = frozenset({"yes", "no", "true", "false", "1", "0"})


def find(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Rows that could never be answered, or compared."""
    facts = {fact.key: fact for fact in Fact.objects.all()}
    own = {fact.key for fact in facts.values() if fact.by_system}
    supplied = _supplied(rules)
    yield from _waiting(rules, words)
    for each in rules:
        form = each.rule.form
        if form and form not in supplied:
            yield of_rule(each, _no_form(form, words))
            continue
        # A rule without a form is about what the office holds: any fact of the dictionary.
        known = supplied[form] | own if form else set(facts)
        for key in sorted(asked_by(each.rule)):
            if sentence := _unanswered(key, form, facts, known, words):
                yield of_rule(each, sentence)
        for row in rows_of(each.rule):
            if row.fact in facts and (sentence := _unfit(row, facts[row.fact], words)):
                yield of_rule(each, sentence)


def comparable(rules: Iterable[RuleInForce], words: Words) -> list[RuleInForce]:
    """The rules whose rows can be answered and compared, so that cases can be tried on them."""
    asked = tuple(rules)
    unfit = {(each.clause, each.rule) for each in find(asked, words)}
    return [each for each in asked if (each.basis.clause, each.index) not in unfit]


def rows_of(rule: Any) -> list[Condition]:
    """Every condition row of a rule, those of its exceptions too."""
    excepted = [row for each in getattr(rule, "except_when", ()) for row in each.rows]
    return [*rule.when, *excepted, *getattr(rule, "counts_when", ())]


def asked_by(rule: Any) -> set[str]:
    """Every fact that a rule asks about."""
    return {*getattr(rule, "needs", ()), *(row.fact for row in rows_of(rule))}


def _supplied(rules: tuple[RuleInForce, ...]) -> dict[str, set[str]]:
    """The facts that each form asks for, with those of the forms handed in at its stations."""
    handed_in: dict[str, set[str]] = {each.rule.form: set() for each in rules if each.rule.form}
    for each in rules:
        for station in getattr(each.rule, "stations", ()):
            handed_in[each.rule.form] |= {station.hands_in} if station.hands_in else set()
    known = facts_supplied(set(handed_in) | set().union(*handed_in.values()))
    return {
        form: known[form].union(*(known.get(part, set()) for part in parts))
        for form, parts in handed_in.items()
        if form in known
    }


def _waiting(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Forms that are handed in for approval and not published yet, each at its first rule."""
    first = {each.rule.form: each for each in reversed(rules) if each.rule.form}
    sentence = _(
        "The form “%(form)s” is waiting for approval. Hand this regulation in as well; it can be "
        "published once the form is."
    )
    for form in forms_waiting(first):
        yield of_rule(first[form], sentence % {"form": words.form(form)}, waits=True)


def _no_form(form: str, words: Words) -> str:
    sentence = _("No form “%(form)s” is published. Publish it first, or choose another.")
    return sentence % {"form": words.form(form)}


def _unanswered(
    key: str, form: str | None, facts: dict[str, Fact], supplied: set[str], words: Words
) -> str:
    named = {"fact": words.fact(key), "form": words.form(form or "")}
    if key not in facts:
        return (
            _(
                "The rule asks about the fact “%(fact)s”, which is not in the dictionary. "
                "Choose another."
            )
            % named
        )
    if key in supplied or key.startswith(OF_THE_PERSON):
        return ""
    return (
        _(
            "The rule asks about “%(fact)s”, which “%(form)s” does not ask for. "
            "Bind a field of the form to it, or choose another fact."
        )
        % named
    )


def _unfit(row: Condition, fact: Fact, words: Words) -> str:
    named = {"fact": fact.label, "comparison": OP_LABELS[row.op], "type": fact.get_type_display()}
    if row.op in ORDERED and fact.type not in (FactType.NUMBER, FactType.DATE):
        return (
            _(
                "“%(fact)s” (%(type)s) has no more and no less, so “%(comparison)s” says nothing. "
                "Choose another comparison."
            )
            % named
        )
    values = row.value if isinstance(row.value, list | tuple) else [row.value]
    options = words.choices.get(fact.key, {})
    strange = [each for each in values if not _fits(each, fact, options)]
    if row.op is Op.GIVEN or (values and not strange):
        return ""
    named |= {"value": joined(map(str, strange)), "options": _options(options)}
    if options:
        return _("“%(fact)s” has no option “%(value)s”. Write one of: %(options)s.") % named
    return _("“%(fact)s” (%(type)s) cannot be “%(value)s”. Correct the value.") % named


def _fits(value: Any, fact: Fact, options: Any) -> bool:
    text = str(value).strip()
    try:
        match fact.type:
            case FactType.NUMBER:
                return Decimal(text).is_finite()
            case FactType.DATE:
                return bool(date.fromisoformat(text))
            case FactType.YES_NO:
                return text.lower() in YES_NO
            case _:
                return bool(text) and (not options or text in options)
    except (InvalidOperation, ValueError):
        return False


def _options(options: Any) -> str:
    return joined(f"{code}（{label}）" for code, label in options.items())
