"""What the browser is told of an editor's blocks is packed once, until there is something else to choose from."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import gettext_lazy, override
from wagtail import blocks
from wagtail.blocks import BlockWidget
from wagtail.blocks.struct_block import StructBlockAdapter

from forms.schemas.blocks import keys, people
from forms.schemas.blocks.codes import CodeBlock
from forms.schemas.blocks.packing import PackedBlocks, choices_of
from forms.schemas.models import FormPage
from people.models import Post, User
from regulations.blocks import choices
from regulations.models import RegulationPage

pytestmark = pytest.mark.usefixtures("office")


class Row(blocks.StructBlock):
    """As small as blocks may be that are packed."""

    post = CodeBlock(choices=people.posts, label=gettext_lazy("post"))


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The blocks of several parts that were packed since."""
    found: list[Any] = []
    introduce = StructBlockAdapter.js_args

    def noted(adapter: Any, block: Any) -> Any:
        found.append(block)
        return introduce(adapter, block)

    monkeypatch.setattr(StructBlockAdapter, "js_args", noted)
    return found


@pytest.fixture
def kept() -> PackedBlocks:
    return PackedBlocks(blocks.StreamBlock([("row", Row())]))


def told(definitions: str) -> Any:
    """Definitions without the id that the first row of each list is given by chance."""
    return json.loads(re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", definitions))


def blocks_of(model: Any, field: str) -> Any:
    return model._meta.get_field(field).stream_block


def test_a_page_that_is_opened_again_packs_only_what_is_new(client: Client, packed: list) -> None:
    client.force_login(User.objects.get(username="policy-editor"))
    address = f"/admin/pages/{FormPage.objects.get(slug='leave').pk}/edit/"
    client.get(address)
    packed.clear()

    client.get(address)
    assert packed == []

    Post.objects.create(code="archivist", name="Keeper of files")
    assert "Keeper of files" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("model", "field"),
    [(RegulationPage, "clauses"), (FormPage, "fields"), (FormPage, "checks")],
)
def test_what_is_kept_is_what_would_be_packed_anew(model: Any, field: str) -> None:
    fresh = BlockWidget(blocks_of(model, field))
    kept = PackedBlocks(blocks_of(model, field))

    assert told(kept.block_json) == told(fresh.block_json)
    assert str(kept.media) == str(fresh.media)


@pytest.mark.parametrize(
    ("model", "field", "asked"),
    [
        (RegulationPage, "clauses",
         {choices.forms, choices.facts, choices.posts, choices.units, choices.acts}),
        (FormPage, "fields", {keys.facts, people.posts}),
    ],
)  # fmt: skip
def test_all_that_can_be_chosen_is_compared(model: Any, field: str, asked: set[Any]) -> None:
    assert asked <= set(choices_of(blocks_of(model, field)))


class TestWhatIsKept:
    def test_is_the_same_as_long_as_nothing_changes(self, kept: PackedBlocks) -> None:
        assert kept.block_json is kept.block_json

    def test_is_given_up_when_there_is_something_else_to_choose(self, kept: PackedBlocks) -> None:
        assert "Keeper of files" not in kept.block_json
        Post.objects.create(code="archivist", name="Keeper of files")

        assert "Keeper of files" in kept.block_json

    def test_is_given_up_when_something_is_called_otherwise(self, kept: PackedBlocks) -> None:
        assert kept.block_json
        Post.objects.filter(code="office-clerk").update(name="Keeper of files")

        assert "Keeper of files" in kept.block_json

    def test_speaks_the_language_of_whoever_asks(self, kept: PackedBlocks) -> None:
        with override("zh-hans"):
            chinese = kept.block_json
        with override("en"):
            assert '"label": "post"' in kept.block_json
        with override("zh-hans"):
            assert kept.block_json is chinese
            assert '"label": "post"' not in chinese
