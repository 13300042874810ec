"""What the browser is told of the blocks of a StreamField: packed once, not anew for each visitor."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import get_language
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import BlockWidget

from .asking import Choices


class Packed(NamedTuple):
    """Definitions as they are sent, the scripts that read them, and the choices that lie in them."""

    choices: str
    json: str
    context: Any


class PackedBlocks(BlockWidget):
    """Keeps what was packed last in each language, until there is something else to choose from.

    Packing draws each field of each block, some hundreds, by a template. It comes out the same as
    long as language and choices are the same, and nothing else is asked while it is done: neither
    who is there nor which page it is. So the choices are asked for, and compared; nobody has to
    say that a post or a fact is new, in whichever process that was.

    Django copies a widget for each form; the copies share what is kept.
    """

    def __init__(self, block_def: blocks.Block, attrs: Any = None) -> None:
        super().__init__(block_def, attrs=attrs)
        self._kept: dict[str | None, Packed] = {}
        self._choices = list(dict.fromkeys(choices_of(block_def)))

    @property
    def js_context(self) -> Any:
        """With the scripts that the blocks need."""
        return self._packed().context

    @property
    def block_json(self) -> str:
        """The definitions of all blocks."""
        return self._packed().json

    def _packed(self) -> Packed:
        language, choices = get_language(), self._choices_now()
        kept = self._kept.get(language)
        if kept is None or kept.choices != choices:
            fresh = BlockWidget(self.block_def)
            kept = Packed(choices, fresh.block_json, fresh.js_context)
            self._kept[language] = kept
        return kept

    def _choices_now(self) -> str:
        return json.dumps([ask() for ask in self._choices], cls=DjangoJSONEncoder)


class BlocksPanel(FieldPanel):
    """The panel of a StreamField whose blocks are packed once."""

    @cached_property
    def packed(self) -> PackedBlocks:
        """The widget of all forms: a panel lasts as long as the process, a form's class for one visit."""
        return PackedBlocks(self.db_field.stream_block)

    def get_form_options(self) -> dict[str, Any]:
        """With the widget that keeps what was packed."""
        options: dict[str, Any] = super().get_form_options()
        return {**options, "widgets": {self.field_name: self.packed}}


def choices_of(block: blocks.Block) -> Iterator[Callable[[], Choices]]:
    """Whatever is called for choices, by this block and those within it; one may come several times."""
    if isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock):
        choices = block.deconstruct()[2]["choices"]
        if callable(choices):
            yield choices
    for child in _within(block):
        yield from choices_of(child)


def _within(block: blocks.Block) -> Iterable[blocks.Block]:
    if isinstance(block, blocks.ListBlock):
        return [block.child_block]
    children: dict[str, blocks.Block] = getattr(block, "child_blocks", {})
    return children.values()
