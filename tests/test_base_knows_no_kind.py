"""The base knows proceedings, not kinds: no code of a kind stands in it (design section 7)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from workflows.chains.kinds import kinds

ROOT = Path(__file__).resolve().parents[1]
BASE = ["workflows/chains", "site/facts", "site/regulations", "forms"]
FILES = sorted(
    file for room in BASE for file in (ROOT / room).rglob("*.py") if "migrations" not in file.parts
)


def words_in(file: Path) -> Iterator[str]:
    """Every word that the code compares, looks up or writes: texts as a whole, and names of keys."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, ast.Attribute):
            yield node.attr


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_kind_is_named(file: Path) -> None:
    codes = {model.kind_code for model in kinds()} - {"record"}
    prefixes = tuple(f"{code}." for code in codes)

    named = {word for word in words_in(file) if word in codes or word.startswith(prefixes)}

    assert named == set()
