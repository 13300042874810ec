"""Robots of chat groups, from the environment: WeCom (企业微信) and DingTalk (钉钉)."""

from collections.abc import Mapping
from datetime import time
from typing import Any

#: What a group is told of, unless the setting says otherwise.
KINDS = "waits,urged,overdue"


def robots(environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """What the settings hand to the notices room; none without an address."""
    shared = {
        "kinds": tuple(environment.get("ROBOT_KINDS", KINDS).replace(" ", "").split(",")),
        "quiet": _quiet(environment.get("ROBOT_QUIET", "")),
    }
    found = []
    if url := environment.get("WECOM_ROBOT_URL"):
        found.append({"channel": "wecom", "url": url, **shared})
    if url := environment.get("DINGTALK_ROBOT_URL"):
        secret = environment.get("DINGTALK_ROBOT_SECRET", "")
        found.append({"channel": "dingtalk", "url": url, "secret": secret, **shared})
    return found


def _quiet(text: str) -> tuple[time | None, time | None]:
    """`21:00-07:30`."""
    first, _dash, last = text.partition("-")
    return (time.fromisoformat(first), time.fromisoformat(last)) if last else (None, None)
