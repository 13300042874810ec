"""The choices of a fact as a clerk writes them: one a line, its code before it if it has one."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field, Textarea
from django.utils.translation import gettext as _

from ..sounds import sounds

LINE = re.compile(r"^\s*([^\s:：=]+)\s*[:：=]\s*(\S.*?)\s*$")


class ChoicesField(Field):
    """personal：事假, one choice a line."""

    widget = Textarea(attrs={"rows": 5})

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **kwargs: Any) -> None:
        # A form field of JSON would be told how to write it; lines need no telling.
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The choices as lines; what was typed stays as it is."""
        if isinstance(value, dict):
            return "\n".join(f"{code}：{label}" for code, label in value.items())
        return value

    def to_python(self, value: Any) -> dict[str, str]:
        """The lines as choices; ValidationError names the line that is none."""
        if isinstance(value, dict):
            return value
        found: dict[str, str] = {}
        for line in filter(str.strip, (value or "").splitlines()):
            match = LINE.match(line)
            code, label = (match[1], match[2]) if match else ("_".join(sounds(line)), line.strip())
            if not code or code in found:
                sentence = _(
                    "“%(line)s” is no choice of its own. Write one label on each line, with its code "
                    "and a colon before it if it has one, and each code once."
                )
                raise ValidationError(sentence % {"line": line.strip()})
            found[code] = label
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the choices differ, however they are set."""
        try:
            return (initial or {}) != self.to_python(data)
        except ValidationError:
            return True
