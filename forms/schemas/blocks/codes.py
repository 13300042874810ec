"""Choices by their codes: what is kept of a choice is the code itself."""

from typing import Any

from wagtail import blocks


class Coded:
    """A code is text, so it needs no other type.

    wagtail looks each up among all there are to give it the type that it has there. Where these
    come from the database, that is a statement for each choice of a regulation or a form.
    """

    def normalize_choice(self, value: Any) -> Any:
        """As it is; only what is no text is looked up."""
        return value if isinstance(value, str) else super().normalize_choice(value)  # type: ignore[misc]


class CodeBlock(Coded, blocks.ChoiceBlock):
    """One of several."""


class CodesBlock(Coded, blocks.MultipleChoiceBlock):
    """Any of several."""
