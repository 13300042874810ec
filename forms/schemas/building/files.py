"""A form as one readable JSON file: what goes out, and what may come in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ..kinds import kind_choices
from .shape import problems_of_checks, problems_of_fields

#: Named in every file, so that one of another make or a later one is told apart.
MAKE = "banfa_form"
VERSION = 1
LARGEST_BYTES = 2 * 1024 * 1024
#: Whom the fact of a field is about, the dictionary says.
OF_PUBLISHING = frozenset({"about"})
TEXTS = {"title": 255, "slug": 100, "intro": 5000}


class NotAForm(Exception):
    """A file that no form is made of; `problems` are sentences."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


@dataclass(frozen=True)
class FormFile:
    """What a file says of a form."""

    title: str
    slug: str
    kind: str
    intro: str = ""
    fields: list[dict[str, Any]] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)


def as_text(form: Any) -> str:
    """A form (an edition, also one that is not saved) as the text of its file."""
    told = {
        MAKE: VERSION,
        "title": form.title,
        "slug": form.slug,
        "kind": form.kind,
        "intro": form.intro,
        "fields": [_as_written(field) for field in form.fields],
        "checks": form.checks,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _as_written(field: Any) -> dict[str, Any]:
    """A field without what publishing adds by itself."""
    kept = {name: each for name, each in field.items() if name not in OF_PUBLISHING}
    if "fields" in kept:
        kept["fields"] = [_as_written(each) for each in kept["fields"]]
    return kept


def read_file(content: bytes) -> FormFile:
    """The form in a file; NotAForm with all that is wrong with it."""
    told = _parsed(content)
    problems = [
        *_heading_problems(told),
        *problems_of_fields(told.get("fields")),
        *problems_of_checks(told.get("checks", [])),
    ]
    if problems:
        raise NotAForm(problems)
    return FormFile(
        title=told["title"].strip(),
        slug=told.get("slug", ""),
        kind=told["kind"],
        intro=told.get("intro", ""),
        fields=told["fields"],
        checks=told.get("checks", []),
    )


def _parsed(content: bytes) -> Mapping[str, Any]:
    if len(content) > LARGEST_BYTES:
        sentence = _(
            "The file has %(given)s KB; a form takes at most %(limit)s. Choose the right file."
        )
        sizes = {"given": len(content) // 1024, "limit": LARGEST_BYTES // 1024}
        raise NotAForm([sentence % sizes])
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAForm(
            [_("This is no JSON file. Choose a file that “Export” has written.")]
        ) from error
    if not isinstance(told, dict) or MAKE not in told:
        raise NotAForm(
            [
                _(
                    "This JSON file is no form: “banfa_form” is missing. Choose a file that “Export” has written."
                )
            ]
        )
    if told[MAKE] != VERSION:
        sentence = _(
            "The file is of version %(given)s; this site reads version %(version)s. "
            "Export it anew from a site of the same version."
        )
        raise NotAForm([sentence % {"given": told[MAKE], "version": VERSION}])
    return told


def _heading_problems(told: Mapping[str, Any]) -> list[str]:
    strange = sorted(set(told) - {MAKE, "kind", "fields", "checks", *TEXTS})
    sentence = _("A form has no “%(name)s”. Take it out of the file.")
    problems = [sentence % {"name": name} for name in strange]
    for name, longest in TEXTS.items():
        given = told.get(name, "")
        if not isinstance(given, str) or len(given) > longest or "\x00" in given:
            sentence = _(
                "“%(name)s” is a text of at most %(longest)s characters. Correct it in the file."
            )
            problems.append(sentence % {"name": name, "longest": longest})
    if isinstance(told.get("title"), str | None) and not (told.get("title") or "").strip():
        problems.append(_("The form has no title. Write it under “title”."))
    kinds = [code for code, _label in kind_choices()]
    if told.get("kind") not in kinds:
        sentence = _("“kind” is one of %(kinds)s; the file has “%(given)s”. Correct it.")
        problems.append(sentence % {"kinds": ", ".join(kinds), "given": told.get("kind", "")})
    return problems
