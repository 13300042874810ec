"""Do fields from a file have the shape that their blocks take? A sentence for each that has not."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks

from ..blocks import CheckBlock, field_blocks
from ..texts import can_be_kept
from .errors import sentences_of
from .thawing import ROWS, row_as_typed

MOST_FIELDS = 300
#: What only the editor's screen has.
OF_THE_SCREEN = frozenset({"pasted"})
#: So many sentences say enough.
MOST_PROBLEMS = 20


def problems_of_fields(given: Any) -> list[str]:
    """What keeps a list from being the fields of a form."""
    if not isinstance(given, list) or len(given) > MOST_FIELDS:
        sentence = _("“fields” is a list of at most %(most)s fields. Correct it in the file.")
        return [sentence % {"most": MOST_FIELDS}]
    types = dict(field_blocks())
    found = (each for n, field in enumerate(given, 1) for each in _field(str(n), field, types))
    return [sentence for sentence, _n in zip(found, range(MOST_PROBLEMS), strict=False)]


def problems_of_checks(given: Any) -> list[str]:
    """The same of cross-field rows."""
    if not isinstance(given, list) or len(given) > MOST_FIELDS:
        sentence = _("“checks” is a list of at most %(most)s rows. Correct it in the file.")
        return [sentence % {"most": MOST_FIELDS}]
    block = CheckBlock()
    sentence = _("Cross-field row %(place)s: %(problem)s")
    found = (
        sentence % {"place": n, "problem": each}
        for n, row in enumerate(given, 1)
        for each in (_row_problems(row, block))
    )
    return [sentence for sentence, _n in zip(found, range(MOST_PROBLEMS), strict=False)]


def _row_problems(row: Any, block: Any) -> Iterator[str]:
    if not isinstance(row, dict):
        yield _("it is an object with “left”, “op” and “right”; correct it.")
        return
    found = list(_settings(row, block, skip=()))
    yield from found or _unclean(row, block)


def _field(place: str, field: Any, types: dict[str, Any]) -> Iterator[str]:
    named = {"place": place, "name": _name(field)}
    if not isinstance(field, dict) or not isinstance(field.get("type"), str):
        yield _("Field %(place)s is an object with a “type”. Correct it in the file.") % named
    elif field["type"] not in types:
        sentence = _(
            "Field %(place)s “%(name)s” is of the type “%(type)s”, which there is not here. "
            "Choose one of: %(types)s."
        )
        yield sentence % {**named, "type": field["type"], "types": ", ".join(types)}
    else:
        block = types[field["type"]]
        found = list(_settings(field, block))
        if not found:
            found = list(_unclean(field, block))
        sentence = _("Field %(place)s “%(name)s”: %(problem)s")
        yield from (sentence % {**named, "problem": each} for each in found)
        inner = block.child_blocks.get("fields")
        if isinstance(inner, blocks.StreamBlock) and isinstance(field.get("fields"), list):
            for n, each in enumerate(field["fields"], 1):
                yield from _field(f"{place}.{n}", each, dict(inner.child_blocks))


def _name(field: Any) -> str:
    given = field.get("label") or field.get("key") if isinstance(field, dict) else ""
    return given[:40] if isinstance(given, str) else ""


def _settings(
    field: dict[str, Any], block: Any, skip: tuple[str, ...] = ("type",)
) -> Iterator[str]:
    for name, value in field.items():
        child = block.child_blocks.get(name)
        if name in skip:
            continue
        if child is None or name in OF_THE_SCREEN:
            yield _("it has no setting “%(name)s”; take it out.") % {"name": name}
        elif not _fits(value, child, name):
            yield _("“%(name)s” has a value of another shape; correct it.") % {"name": name}


def _fits(value: Any, block: Any, name: str = "") -> bool:
    match block:
        case blocks.StreamBlock():
            return isinstance(value, list)
        case blocks.MultipleChoiceBlock():
            return isinstance(value, list) and all(isinstance(each, str) for each in value)
        case blocks.ListBlock():
            return isinstance(value, list) and all(_fits(each, block.child_block) for each in value)
        case blocks.StructBlock():
            return isinstance(value, dict) and all(
                each in block.child_blocks and _fits(inner, block.child_blocks[each], each)
                for each, inner in value.items()
            )
        case blocks.BooleanBlock():
            return isinstance(value, bool)
        case blocks.IntegerBlock():
            return isinstance(value, int) and not isinstance(value, bool)
        case blocks.DecimalBlock() | blocks.FloatBlock():
            return _is_number(value)
        case _ if name == "value" and isinstance(value, list):
            return all(isinstance(each, str) and can_be_kept(each) for each in value)
        case _:
            return isinstance(value, str) and can_be_kept(value)


def _is_number(value: Any) -> bool:
    try:
        return not isinstance(value, bool) and Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False


def _unclean(field: dict[str, Any], block: Any) -> Iterator[str]:
    """What the editor's screen would say of it."""
    own = {name: each for name, each in field.items() if name not in ("type", "fields")}
    for name in ROWS:
        if name in own:
            own[name] = [row_as_typed(row) for row in own[name]]
    # Facts are looked for when the form is published, all at once.
    checked = [
        name
        for name, each in block.child_blocks.items()
        if name != "fields"
        and not name.endswith("fact")
        and (name in own or not isinstance(each, blocks.MultipleChoiceBlock))
    ]
    value = block.to_python(own)
    for name in checked:
        try:
            block.child_blocks[name].clean(value.get(name))
        except ValidationError as error:
            label = block.child_blocks[name].label
            for sentence in sentences_of(error):
                yield _("%(setting)s: %(problem)s") % {"setting": label, "problem": sentence}
