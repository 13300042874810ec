"""来源编号: where a clause comes from, typed in one line."""

from typing import Any

from wagtail import blocks


class SourceIdsBlock(blocks.CharBlock):
    """Several ids with commas between them; kept as a list."""

    class Meta:
        default: list[str] = []

    def __init__(self, **options: Any) -> None:
        super().__init__(search_index=False, **options)

    def to_python(self, value: Any) -> list[str]:
        """What was saved item by item reads the same."""
        return [each["value"] if isinstance(each, dict) else each for each in value or ()]

    def value_for_form(self, value: list[str] | None) -> str:
        """As it is typed."""
        return ", ".join(value or ())

    def value_from_form(self, value: str | None) -> list[str]:
        """As it is kept; either comma will do."""
        typed = (value or "").replace("，", ",").split(",")
        return [each.strip() for each in typed if each.strip()]
