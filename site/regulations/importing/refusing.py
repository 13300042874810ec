"""Why a text or a file cannot be taken in: one sentence that says what to do instead."""

from django.utils.translation import gettext as _

from .limits import LONGEST_TEXT, MOST_LINES
from .lines import BREAKS, visible


class NotReadable(Exception):
    """A text or file that is not taken in; nothing was kept of it."""


def check_text(text: str) -> None:
    """NotReadable when a text is empty, or larger than any regulation."""
    if len(text) > LONGEST_TEXT:
        sentence = _(
            "The text has %(given)s characters; at most %(limit)s are taken at once. "
            "Import it in several parts."
        )
        raise NotReadable(sentence % {"given": len(text), "limit": LONGEST_TEXT})
    if not visible(text):
        raise NotReadable(_("There are no words in it. Choose another file, or paste the text."))
    lines = sum(1 for _found in BREAKS.finditer(text)) + 1
    if lines > MOST_LINES:
        sentence = _(
            "The text has %(given)s lines; at most %(limit)s are taken at once. "
            "Import it in several parts."
        )
        raise NotReadable(sentence % {"given": lines, "limit": MOST_LINES})


def without_controls(text: str) -> str:
    """A text without NUL and the other control characters that no text holds."""
    return text.translate(_CONTROLS)


_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r\v\f"} | {
    0x7F: None,
    0xFEFF: None,
    **dict.fromkeys(range(55296, 57344)),
    **dict.fromkeys((65534, 65535)),
}
