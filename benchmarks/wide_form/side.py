"""Drawing the wide form in two ways, and judging answers to it, in one warm process."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.template import engines

from forms.schemas.validation import validate
from portal.fields import asked

from .fields import answers, edition, plain_form

ON = date(2026, 3, 1)
FIELDS = '{% for asked in fields %}{% include "schemas/field.html" %}{% endfor %}'


def visits() -> dict[str, Callable[[int], Any]]:
    """`drawn, plain`, `drawn, ours`, `judged, plain`, `judged, ours`."""
    form = edition()
    given = answers(form.fields)
    kept, problems = validate(form, given, on=ON)
    assert not problems
    page = engines["django"].from_string(FIELDS)
    plain = plain_form(form.fields)
    return {
        "drawn, plain": lambda _number: plain(initial=given).as_div(),
        "drawn, ours": lambda _number: page.render(
            {"fields": asked(form, kept, {}, owner=None, on=ON)}
        ),
        "judged, plain": lambda _number: plain(data=given).is_valid(),
        "judged, ours": lambda _number: validate(form, given, on=ON),
    }
