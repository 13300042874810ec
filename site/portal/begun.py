"""草稿: what somebody may go on with, each told from the others of its form by what it begins with."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet
from django.utils.text import Truncator

from facts.days import written
from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import FieldType, type_of
from forms.schemas.fields.days import day_of
from forms.schemas.fields.picker import Picker
from forms.schemas.walking import every
from forms.submissions.models import Draft
from people.models import Person
from queries import prepared

LATEST = 5
#: So many answers tell one draft from another, each of them so long at most.
MOST_TOLD, LONGEST_TOLD = 2, 40
#: “Yes” or “no” says nothing without its question.
SAYS_LITTLE = frozenset({"yes_no"})


@dataclass(frozen=True)
class Begun:
    """A draft, and the first of what was filled in; blank as long as nothing was."""

    draft: Draft

    @property
    def told(self) -> str:
        """事假 · 2026年9月14日 至 9月15日，共 2 天."""
        return " · ".join(islice(_said(self.draft), MOST_TOLD))


def drafts_of(person: Person) -> list[Begun]:
    """What he may go on with, the latest first (one query)."""
    return [Begun(each) for each in _drafts(person.pk)]


@prepared
def _drafts(person: int) -> QuerySet[Draft]:
    rows = Draft.objects.filter(owner=person).select_related("edition")
    shown = "stream", "saved_at", "answers", "sources"
    of_form = "edition__slug", "edition__title", "edition__kind", "edition__fields"
    return rows.only(*shown, *of_form)[:LATEST]


def _said(draft: Draft) -> Iterator[str]:
    """Answers as read, in the order of the form, that whoever filled it in gave himself."""
    for met in every(draft.edition.fields, draft.answers):
        kind = type_of(met.field)
        if met.prefix or not _tells(kind, met.field) or _as_offered(draft, met.field):
            continue
        text = kind.show(met.field, met.answers) or _day_begun(kind, met.field, met.answers)
        if text:
            yield Truncator(" ".join(text.split())).chars(LONGEST_TOLD)


def _tells(kind: FieldType, field: Field) -> bool:
    # What was picked from a list is a code until somebody looks it up.
    seen = kind.asks and not kind.takes_files and not isinstance(kind, Picker)
    return seen and field["type"] not in SAYS_LITTLE


def _as_offered(draft: Draft, field: Field) -> bool:
    offered = draft.sources.get(field["key"])
    return bool(offered) and offered.get("answer") == draft.answers.get(field["key"])


def _day_begun(kind: FieldType, field: Field, answers: Answers) -> str:
    """The one day of a span of which the other is not known yet."""
    found = (day_of(answers, key) for key in kind.keys(field)[:MOST_TOLD])
    return next((written(each) for each in found if each), "")
