"""English that a reader of Chinese pages would see."""

import gettext
import re
from functools import cache

from tests.journeys.running import ROOT

CATALOGUE = ROOT / "locale/zh_Hans/LC_MESSAGES/django.mo"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
#: Two words in a row; names of files, users and programs have no second one.
PHRASE = re.compile(r"[A-Za-z]{2,}[ ,]+[a-z]{2,}")
READ_BY_PEOPLE = """() => {
  const named = ["aria-label", "placeholder", "title", "alt"].flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].map((each) => each.getAttribute(name)));
  return [document.title, ...named, ...document.body.innerText.split("\\n")]
    .map((each) => each.trim()).filter(Boolean);
}"""


def english_among(lines: list[str]) -> list[str]:
    """Those lines that are sentences of ours left untranslated, or hold two English words in a row."""
    return sorted({line for line in lines if PHRASE.search(line) or _untranslated().match(line)})


@cache
def _untranslated() -> re.Pattern[str]:
    """Any sentence of the catalogue that reads differently in Chinese, as a whole line."""
    with CATALOGUE.open("rb") as file:
        told = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    ours = {key for key in told if isinstance(key, str) and key and told[key] != key}
    lines = [".+".join(map(re.escape, PLACEHOLDER.split(key))) for key in ours if _has_words(key)]
    return re.compile(f"(?:{'|'.join(lines)})$")


def _has_words(key: str) -> bool:
    return re.search(r"[A-Za-z]{2}", PLACEHOLDER.sub("", key)) is not None
