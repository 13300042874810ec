"""What the shapes refuse, told in sentences by key."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from .shapes.problem import Errors


def sentences(found: Iterable[Mapping[str, Any]]) -> Errors:
    """A sentence for each error that pydantic found, by the key of what was sent."""
    errors: Errors = {}
    for each in found:
        key = _key(each["loc"])
        errors.setdefault(key, []).append(_sentence(each, key))
    return errors


def _key(loc: Iterable[Any]) -> str:
    source, *path = [str(part) for part in loc]
    # Of a body the first part is only the name of our own parameter.
    return ".".join(path[1:] if source == "body" else path)


def _sentence(error: Mapping[str, Any], key: str) -> str:
    bounds = error.get("ctx", {})
    match error["type"]:
        case "sentence":
            return str(bounds["sentence"])
        case "missing":
            return _("“%(key)s” is missing. Send it.") % {"key": key}
        case "extra_forbidden":
            return _("“%(key)s” is not known here. Leave it out, or check its spelling.") % {
                "key": key
            }
        case "string_too_long":
            return _("“%(key)s” takes at most %(limit)s characters. Shorten it.") % {
                "key": key,
                "limit": bounds["max_length"],
            }
        case "greater_than_equal" | "less_than_equal":
            return _("“%(key)s” is out of bounds (%(bound)s). Choose another number.") % {
                "key": key,
                "bound": bounds.get("ge", bounds.get("le")),
            }
        case kind:
            return _expected(kind, key)


def _expected(kind: str, key: str) -> str:
    wanted = {
        "dict_type": _("an object of keys and values"),
        "model_attributes_type": _("an object of keys and values"),
        "model_type": _("an object of keys and values"),
        "list_type": _("a list"),
        "string_type": _("a text"),
        "int_type": _("a whole number"),
        "int_parsing": _("a whole number"),
        "uuid_type": _("an id such as 0190b6c4-7f3e-7c1d-8000-5d3f0a2b9c4e"),
        "uuid_parsing": _("an id such as 0190b6c4-7f3e-7c1d-8000-5d3f0a2b9c4e"),
    }.get(kind)
    name = key or _("the body")
    if wanted is None:
        return _("“%(key)s” is not as the API describes it. Compare it with openapi.json.") % {
            "key": name
        }
    return _("“%(key)s” takes %(wanted)s. Send it so.") % {"key": name, "wanted": wanted}
