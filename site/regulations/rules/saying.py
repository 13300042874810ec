"""Pieces of sentences that several rule kinds say alike (pure)."""

from collections.abc import Iterable
from functools import reduce

from django.utils.translation import gettext as _

from facts.conditions import Condition
from facts.words import Words


def in_turn(parts: Iterable[str]) -> str:
    """Parts of one sentence that narrow it down step by step (，)."""
    return reduce(lambda said, then: _("%(said)s, %(then)s") % {"said": said, "then": then}, parts)


def rows_said(rows: Iterable[Condition], words: Words) -> str:
    """All rows of a list; they may be enumerations themselves, so that another mark parts them (；)."""
    return _("; ").join(row.sentence(words) for row in rows)


def records_said(form: str | None, rows: tuple[Condition, ...], words: Words) -> str:
    """Which records are meant: “问题登记”（问题类别是旷工）."""
    named = {"form": words.form(form) if form else _("record"), "rows": rows_said(rows, words)}
    return _("“%(form)s” (%(rows)s)") % named if rows else _("“%(form)s”") % named
