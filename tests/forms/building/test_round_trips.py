"""A form comes back the same from page, edition and file, however it was put together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.blocks import StreamValue

from forms.schemas.building.files import as_text, read_file
from forms.schemas.building.keys import keys_of, settle, slots
from forms.schemas.building.thawing import thawed
from forms.schemas.models import FormEdition, FormPage
from forms.schemas.publishing import frozen_fields
from tests.forms.building.any_forms import forms

BLOCK = FormPage._meta.get_field("fields").stream_block


def stream(fields: list) -> StreamValue:
    return BLOCK.to_python(thawed(fields))


def frozen(fields: list) -> list:
    """As a page freezes them: with what each block adds by itself."""
    return frozen_fields(stream(fields))


@pytest.mark.slow
class TestAnyForm:
    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(forms())
    def test_is_the_same_after_page_and_edition(self, fields):
        once = frozen(fields)

        assert frozen(once) == once
        stored = BLOCK.to_python(BLOCK.get_prep_value(stream(once)))
        assert frozen_fields(stored) == once

    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(forms(), st.text("表单 abc", min_size=1, max_size=9).filter(str.strip))
    def test_is_the_same_after_its_file(self, fields, title):
        edition = FormEdition(
            title=title.strip(), slug="any", kind="application", fields=frozen(fields)
        )

        read = read_file(as_text(edition).encode())

        assert (read.title, read.slug, read.kind) == (edition.title, "any", "application")
        assert frozen(read.fields) == edition.fields == read.fields

    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(forms(), st.data())
    def test_edited_at_random_keeps_every_key(self, fields, data):
        """Move, relabel, copy, add: a block that had a key keeps it, and no two have the same."""
        before = stream(fields)
        settle(before, {})
        known = keys_of(before)
        raw = list(BLOCK.get_prep_value(before))
        for _n in range(data.draw(st.integers(0, 5))):
            at = data.draw(st.integers(0, len(raw) - 1))
            match data.draw(st.sampled_from(["move", "relabel", "copy", "blank"])):
                case "move":
                    raw.insert(data.draw(st.integers(0, len(raw) - 1)), raw.pop(at))
                case "relabel":
                    raw[at] = {**raw[at], "value": {**raw[at]["value"], "label": "改了名"}}
                case "copy":
                    raw.insert(at + 1, {**raw[at], "id": None})
                case "blank":
                    raw[at] = {**raw[at], "value": {**raw[at]["value"], "key": ""}}
        after = BLOCK.to_python(raw)
        settle(after, known)
        found = list(slots(after))

        assert all(slot.key for slot in found)
        assert all(slot.key == known[slot.place] for slot in found if slot.place in known)
        by_scope = [(slot.scope, slot.key) for slot in found if slot.scope == ""]
        assert len(set(by_scope)) == len(by_scope)
