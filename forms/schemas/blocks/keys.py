"""Keys of answers, and the facts that answers fill in."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from facts.models import Fact

from .asking import Choices, asked_once
from .codes import CodeBlock

KEY = RegexValidator(
    r"^[a-z][a-z0-9_]{0,59}$",
    _("Use small letters, figures and underscores, beginning with a letter."),
)

PATH = RegexValidator(
    r"^[a-z][a-z0-9_]{0,59}(\.[a-z][a-z0-9_]{0,59})?$",
    _("Write a key, or the key of a group, a dot and the key of one of its fields."),
)


#: In the place of a fact: one is to be made of the field; no key of a fact reads like this.
NEW_FACT = "+"


@asked_once
def facts() -> Choices:
    """Facts that a field may be bound to, and that one may be made of it."""
    rows = Fact.objects.filter(by_system=False).values_list("key", "label")
    new = (NEW_FACT, _("＋ a new fact, made of this field"))
    return [new, *((key, f"{label}（{key}）") for key, label in rows)]


MADE = _("Made of the label when you leave it empty; it stays when the label changes.")


def key(default: str = "", **options: Any) -> blocks.CharBlock:
    """A key of an answer: stable, independent of the label; see building.keys."""
    told = {"label": _("key"), "help_text": MADE, **options}
    return blocks.CharBlock(required=False, validators=[KEY], default=default, **told)


def other(label: Any, **options: Any) -> blocks.CharBlock:
    """The key of another field; the editor's screen offers those that there are."""
    return blocks.CharBlock(validators=[KEY], label=label, **options)


BOUND = _("bound to fact")
ASKED = _("Needed where a rule shall ask about it: whose turn it is, how much is allowed.")


class FactBlock(CodeBlock):
    """A fact of the dictionary; whether there is one and of which type, publishing checks at once."""

    def clean(self, value: Any) -> str:
        """Not looked up for each field by itself."""
        return str(value or "")


def bound(label: Any = BOUND) -> FactBlock:
    """The fact that an answer fills in."""
    return FactBlock(
        choices=facts, required=False, label=label, help_text=ASKED if label is BOUND else None
    )
