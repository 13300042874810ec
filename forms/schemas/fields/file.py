"""Files: papers, photos, a signature; the answer names uploads by their ids."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..limits import Kind, Limits, limits_of
from .base import Answers, Field, FieldType, field_type

UUID = {"type": "string", "format": "uuid"}


@field_type
class File(FieldType):
    """Papers that belong to the submission; the answer is a list of uploads' ids."""

    code = "file"
    label = gettext_lazy("file")
    widget = "file"
    fact_types = frozenset({"yes_no"})
    takes_files = True
    untyped = True
    kinds: ClassVar[tuple[Kind, ...]] = Limits.kinds

    def limits(self, field: Field) -> Limits:
        return limits_of(field, self.kinds)

    def properties(self, field: Field) -> dict[str, Any]:
        most = self.limits(field).most
        listed = {"type": "array", "items": UUID, "minItems": 1, "maxItems": most}
        return {field["key"]: {**listed, "uniqueItems": True}}

    def ui(self, field: Field) -> dict[str, Any]:
        limits = self.limits(field)
        return {
            "accept": limits.media_types,
            "max_bytes": limits.most_bytes,
            "most": limits.most,
        }

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        ids = list(dict.fromkeys(each for each in data.getlist(field["key"]) if each))
        return {field["key"]: ids} if ids else {}

    def uploads(self, field: Field, answers: Answers) -> list[str]:
        given = answers.get(field["key"])
        return [str(each) for each in given] if isinstance(given, list) else []

    def constant(self, field: Field, text: str) -> Any:
        raise ValueError(text)

    def sort(self, field: Field, key: str) -> str:
        return "list"

    def beyond(self, field: Field) -> tuple[str, ...]:
        return ("exists",)

    def facts(self, field: Field, answers: Answers) -> dict[str, Any]:
        return {field["fact"]: True} if field.get("fact") and answers.get(field["key"]) else {}

    def show(self, field: Field, answers: Answers) -> str:
        return ""

    def wrong_amount(self, field: Field, count: int) -> str:
        sentence = _(
            "“%(label)s” takes one to %(most)s different files; %(count)s were given. "
            "Add or remove some."
        )
        named: Mapping[str, Any] = {"label": field["label"], "most": self.limits(field).most}
        return sentence % {**named, "count": count}

    def wrong_type(self, field: Field, given: Any) -> str:
        sentence = _(
            "“%(label)s” takes files that were sent beforehand, by their ids; "
            "“%(given)s” was given. Choose the file again."
        )
        return sentence % {"label": field["label"], "given": given}


@field_type
class Photo(File):
    """Pictures, taken on the spot where one can; time and place go with them."""

    code = "photo"
    label = gettext_lazy("photos")
    widget = "photo"
    kinds = (Kind.PICTURE,)

    def limits(self, field: Field) -> Limits:
        return limits_of({**field, "accepts": self.kinds})

    def ui(self, field: Field) -> dict[str, Any]:
        return {**super().ui(field), "with_place": bool(field.get("with_place", True))}


@field_type
class Signature(File):
    """A name written by hand; the answer is the id of one picture."""

    code = "signature"
    label = gettext_lazy("handwritten signature")
    widget = "signature"
    kinds = (Kind.PICTURE,)

    def limits(self, field: Field) -> Limits:
        return Limits(self.kinds, most=1)

    def properties(self, field: Field) -> dict[str, Any]:
        return {field["key"]: UUID}

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        # A new one stands behind the one that it replaces.
        found = super().read(field, data).get(field["key"], [])
        return {field["key"]: found[-1]} if found else {}

    def uploads(self, field: Field, answers: Answers) -> list[str]:
        given = answers.get(field["key"])
        return [given] if isinstance(given, str) and given else []
