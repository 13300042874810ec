"""The form as it stands, unsaved: numbers, sentences, findings (D of what would be published)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST
from wagtail.blocks import StreamValue

from facts.words import Words

from ..checks import Finding, find, grouped
from ..compiling import numbers_of
from ..models import RegulationIndex, RegulationPage
from ..models.change import Change
from ..numbering import Numbered
from ..pictures import Picture, pictures
from ..standing import Standing, standing
from ..trying import sheets
from ..vocabulary import vocabulary
from .findings import as_shown, incomplete
from .posted import page_as_posted
from .reading import Reading, read_rule


@dataclass(frozen=True)
class Look:
    """A page as posted, without its rules that are incomplete, and how every rule reads."""

    page: RegulationPage
    numbers: list[Numbered]
    readings: dict[str, dict[str, Reading]]
    words: Words


@require_POST
def look(request: HttpRequest, page_id: int) -> JsonResponse:
    """What the editor's screen shows beside the clauses; nothing is saved."""
    page = page_for(request, page_id)
    seen = looked(page_as_posted(page, request.POST))
    numbered = list(zip(seen.page.clauses, seen.numbers, strict=True))
    places = {each.path: child.id for child, each in reversed(numbered)}
    whole = compiled(seen)
    report = grouped([*_incomplete(seen), *find(seen.page, compiled=whole)])
    return JsonResponse(
        {
            "clauses": {
                child.id: {
                    "path": each.path,
                    "mark": each.mark,
                    "rules": {
                        rule: reading.as_dict() for rule, reading in seen.readings[child.id].items()
                    },
                }
                for child, each in numbered
            },
            "findings": [
                as_shown(each, places) for group in report.found for each in group.findings
            ],
            "passed": [str(group.property.label) for group in report.passed],
            "pictures": _drawn(seen, pictures(whole)) if whole else [],
            "trials": [each.as_dict() for each in sheets(whole)] if whole else [],
        }
    )


def looked(page: RegulationPage) -> Look:
    """Reads every rule by itself, so that one that is incomplete hides none of the others."""
    words = vocabulary()
    readings: dict[str, dict[str, Reading]] = {}
    sound = []
    for child in page.clauses:
        rules = child.value["rules"]
        read = {rule.id: read_rule(rule, words) for rule in rules}
        readings[child.id] = read
        kept = [(rule.block_type, read[rule.id].value, rule.id) for rule in rules if read[rule.id]]
        child.value["rules"] = StreamValue(rules.stream_block, kept)
        sound.append((child.block_type, child.value, child.id))
    page.clauses = StreamValue(page.clauses.stream_block, sound)
    return Look(page, numbers_of(page.clauses, page.numbering), readings, words)


def _drawn(seen: Look, found: list[Picture]) -> list[dict[str, Any]]:
    """Pictures whose rules are told as the screen knows them: the n-th that is whole, by its id."""
    ids = {
        (clause, index): rule
        for clause, readings in seen.readings.items()
        for index, rule in enumerate(key for key, reading in readings.items() if reading)
    }
    told = [each.as_dict() for each in found]
    for part in (part for each in told for part in each["parts"]):
        part["rules"] = [ids[each] for each in part["rules"]]
    return told


def compiled(seen: Look) -> Standing | None:
    """Its rules ready to judge; None where nothing is laid down any more."""
    if seen.page.change == Change.REPEAL:
        return None
    return standing(seen.page, seen.words)


def _incomplete(seen: Look) -> Iterator[Finding]:
    for child, each in zip(seen.page.clauses, seen.numbers, strict=True):
        for reading in seen.readings[child.id].values():
            if not reading:
                yield incomplete(each.path, child.id, reading)


def page_for(request: HttpRequest, page_id: int) -> RegulationPage:
    """The page that is written, if the visitor may write it; a new one has no id yet."""
    if not page_id:
        shelf = RegulationIndex.objects.first()
        if shelf and shelf.permissions_for_user(request.user).can_add_subpage():
            return RegulationPage()
        raise PermissionDenied
    page = get_object_or_404(RegulationPage, id=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page
