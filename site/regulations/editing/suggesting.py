"""建议规则 beside a clause that is open: what its text seems to lay down, ready to be added."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from facts.words import Words, joined

from ..blocks import RulesBlock
from ..proposing.deciding import rule_block
from ..proposing.office import Office
from ..proposing.open_names import filled_in, label
from ..proposing.proposals import Proposal, proposals_of
from ..suggesting import ClauseText, sentence
from .look import page_for

#: A clause is never as long; what is longer is read so far.
LONGEST_CLAUSE = 20_000


@require_POST
def suggest_rules(request: HttpRequest, page_id: int) -> JsonResponse:
    """The rules that the posted text seems to lay down; nothing is saved."""
    page_for(request, page_id)
    text = request.POST.get("text", "")[:LONGEST_CLAUSE].replace("\r\n", "\n")
    clause = ClauseText("", "", request.POST.get("title", ""), text, 1, 1 + text.count("\n"))
    office, blocks = Office.now(), RulesBlock()
    found = proposals_of([clause], office).get("", [])
    return JsonResponse({"suggestions": [_shown(each, office.words, blocks) for each in found]})


def _shown(proposal: Proposal, words: Words, blocks: RulesBlock) -> dict[str, Any]:
    """As the browser shows it; `value` is the state with which its block begins."""
    block = blocks.child_blocks[proposal["kind"]]
    filled = filled_in(proposal, words)
    value = block.to_python(rule_block(proposal, words)["value"])
    return {
        "kind": proposal["kind"],
        "label": str(block.label),
        "icon": block.meta.icon,
        "quote": proposal["quote"],
        "sentence": sentence(filled, words),
        "missing": joined(dict.fromkeys(label(proposal["kind"], each) for each in filled.missing)),
        "value": block.get_form_state(value),
    }
