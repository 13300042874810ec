"""The routes of a form cover every case, and no case twice."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from facts.models import Fact
from facts.words import Words, joined

from ..compiling import RuleInForce
from ..rules.bands import Domain, Hole, Overlap, findings
from ..rules.choose import CitedRoute
from .finding import Finding


def find(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Holes and overlaps of each form's routes, with an example."""
    domains = {
        # A choice may have options that the dictionary does not list: the posts.
        fact.key: Domain(fact.type, fact.minimum, fact.step, tuple(words.choices.get(fact.key, ())))
        for fact in Fact.objects.all()
    }
    routes = [each for each in rules if each.kind == "route"]
    for form in dict.fromkeys(each.rule.form for each in routes):
        cited = [CitedRoute(each.rule, each.basis) for each in routes if each.rule.form == form]
        for found in findings(cited, domains):
            case = _case(found, words)
            if isinstance(found, Overlap):
                yield _overlap(found, form, case, words)
            else:
                yield _hole(found, form, case, cited[0].basis.path, words)


def _overlap(found: Overlap, form: str, case: str, words: Words) -> Finding:
    sentence = _(
        "Two routes of “%(form)s” apply at once (for example: %(example)s). "
        "Move a bound, or give one of them a higher priority."
    )
    paths = joined(dict.fromkeys(each.basis.path for each in found.routes))
    return Finding(paths, sentence % {"form": words.form(form), "example": case})


def _hole(found: Hole, form: str, case: str, path: str, words: Words) -> Finding:
    sentence = _(
        "No route of “%(form)s” applies (for example: %(example)s). Add a route or widen a bound."
    )
    return Finding(path, sentence % {"form": words.form(form), "example": case})


def _case(found: Hole | Overlap, words: Words) -> str:
    said = [f"{words.fact(key)} {words.value(key, value)}" for key, value in found.facts.items()]
    return joined(said) or _("any case")
