"""Bounds that leave nothing between them, patterns that not everybody reads alike."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from ..fields.choice import offered
from ..patterns import can_be_used
from .scopes import everywhere

PAIRS = (("minimum", "maximum"), ("earliest", "latest"), ("at_least", "at_most"))


def crossed_bounds(fields: list[Any]) -> Iterator[str]:
    """At least more than at most."""
    sentence = _(
        "“%(label)s” takes at least %(least)s and at most %(most)s: nothing lies between. "
        "Correct one of the two."
    )
    for field in everywhere(fields):
        for low, high in PAIRS:
            least, most = field.get(low), field.get(high)
            if least not in (None, "") and most not in (None, "") and _more(least, most):
                yield sentence % {"label": field["label"], "least": least, "most": most}


def too_few_options(fields: list[Any]) -> Iterator[str]:
    """More options to be chosen than there are."""
    sentence = _(
        "“%(label)s” asks for at least %(least)s options and offers %(offered)s. Ask for fewer."
    )
    for field in everywhere(fields):
        if field["type"] == "many_choices" and (field.get("at_least") or 0) > len(offered(field)):
            named = {"least": field["at_least"], "offered": len(offered(field))}
            yield sentence % {"label": field["label"], **named}


def patterns(fields: list[Any]) -> Iterator[str]:
    """Patterns that cannot be used, or that nobody understands."""
    strange = _(
        "The pattern of “%(label)s” is not one that every program reads alike (“%(pattern)s”). Use "
        "letters, [classes], ( | ), ? * + {n,m}; nothing that looks ahead or back, and no group "
        "without end."
    )
    unsaid = _(
        "“%(label)s” has a pattern, but does not say it in words. Write down what is asked for."
    )
    for field in everywhere(fields):
        pattern = field.get("pattern")
        if pattern and not field.get("preset"):
            if not can_be_used(pattern):
                yield strange % {"label": field["label"], "pattern": pattern}
            if not field.get("pattern_help"):
                yield unsaid % {"label": field["label"]}


def _more(least: Any, most: Any) -> bool:
    try:
        return Decimal(str(least)) > Decimal(str(most))
    except ArithmeticError:  # days, which sort as they are written
        return str(least) > str(most)
