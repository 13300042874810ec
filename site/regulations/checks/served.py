"""Forms that rules speak of, and on which nobody would decide any more (DM-4)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from facts.words import Words

from ..compiling import RuleInForce
from ..routes_of_forms import is_served
from .finding import Finding, Level, of_rule

#: What is limited, or has a deadline, is asked for; a record that proves something need not be.
ASKED_FOR = frozenset({"limit", "deadline"})


def find(page: Any, rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """At the first rule of each such form: its route is missing here, and stands nowhere else."""
    routed = {each.rule.form for each in rules if each.kind == "route"}
    first = {each.rule.form: each for each in reversed(rules) if each.kind in ASKED_FOR}
    sentence = _(
        "No regulation says who decides on “%(form)s”, so nobody could hand it in. "
        "Give a clause a route for it."
    )
    for form in (each for each in first if each not in routed):
        if not is_served(form, without=page.pk):
            named = {"form": words.form(form)}
            yield of_rule(first[form], sentence % named, level=Level.HEED)
