"""Options pasted as lines: one each, with or without a code before it."""

import re
from typing import Any

_LINE = re.compile(r"^\s*(?:(?P<code>[A-Za-z0-9_-]{1,60})\s*[:：=]\s*)?(?P<label>.+?)\s*$")
LONGEST_LABEL = 80
MOST = 200


def options_of(pasted: str) -> list[dict[str, Any]]:
    """“sick: 病假” is an option with its code; of “事假” the code is still to be made."""
    lines = [found for line in pasted.splitlines() if (found := _LINE.match(line))]
    return [
        {
            "value": line["code"] or "",
            "label": line["label"][:LONGEST_LABEL],
            "withdrawn": False,
        }
        for line in lines[:MOST]
    ]


def merged(options: list[Any], pasted: str) -> list[dict[str, Any]]:
    """Options with those pasted behind them; none of a label that is there already."""
    kept = [dict(each) for each in options if each.get("value") or each.get("label")]
    labels = {each["label"] for each in kept}
    for each in options_of(pasted):
        if each["label"] not in labels:
            kept.append(each)
            labels.add(each["label"])
    return kept


def take_pasted(value: Any, block: Any) -> None:
    """What was pasted beside the options of a choice becomes options."""
    if pasted := value.get("pasted"):
        value["options"] = block.to_python(merged(list(value["options"] or []), pasted))
        value["pasted"] = ""
