"""Reading fixture files; a mistake names the file."""

from pathlib import Path
from typing import Any

import yaml

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


class FixtureMistake(Exception):
    """A fixture file does not say what it should; the message names file and place."""


def read(path: Path) -> Any:
    """The content of a YAML file."""
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise FixtureMistake(f"{path.name}: {error}") from error
