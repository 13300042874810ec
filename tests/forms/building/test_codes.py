"""What is chosen on the editor's side is kept as its code."""

import pytest
from django.core.exceptions import ValidationError

from forms.schemas.blocks.codes import CodeBlock, CodesBlock

GIVEN = [("1", "甲"), ("2", "乙")]


class TestACode:
    @pytest.mark.parametrize(("kept", "read"), [("2", "2"), (2, "2"), ("3", "3"), (None, None)])
    def test_is_read_as_it_was_kept(self, kept, read):
        """Also one that there is no more; a figure is the code that it stands for."""
        assert CodeBlock(choices=GIVEN).to_python(kept) == read

    def test_that_there_is_not_is_refused(self):
        with pytest.raises(ValidationError):
            CodeBlock(choices=GIVEN).clean("3")

    def test_is_not_looked_up(self):
        def asked():
            raise AssertionError

        assert CodeBlock(choices=asked).to_python("2") == "2"
        assert CodesBlock(choices=asked).to_python(["2", "1"]) == ["2", "1"]
