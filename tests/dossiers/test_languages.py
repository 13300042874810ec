"""A dossier is Chinese, whatever language the site speaks at the moment."""

import re

from django.utils import translation

from dossiers.render import render_dossier
from tests.dossiers import matters

WORDS_THAT_MAY_STAND = {"SHA", "JSON", "XML", "PDF", "png", "txt", "json", "BGS"}


class TestNoEnglishOnThePage:
    """Every label is translated."""

    def test_no_english_word_is_left(self, short_dossier, long_dossier):
        texts = "".join(short_dossier.texts + long_dossier.texts)
        words = set(re.findall(r"(?<![0-9a-f])[A-Za-z]{3,}(?![0-9a-f])", texts))

        assert words <= WORDS_THAT_MAY_STAND

    def test_the_language_of_the_request_makes_no_difference(self, short_dossier):
        with translation.override("en"):
            assert render_dossier(matters.leave_of_five_days()) == short_dossier.content
