"""Texts as they reach an office: restated, with the quirks of the real ones."""

from pathlib import Path

FOLDER = Path(__file__).parent / "texts"
#: Seven blocks in one file: an editor's preface, stray headings, missing headings, a repetition.
COLLECTION = (FOLDER / "collection.txt").read_text(encoding="utf-8")
#: An official document: wrapper, contents, chapters and articles, attachment, signature.
OFFICIAL = (FOLDER / "official.txt").read_text(encoding="utf-8")
