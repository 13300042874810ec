"""Robots of chat groups, by setting: WeCom (企业微信) and DingTalk (钉钉).

Their messages: https://developer.work.weixin.qq.com/document/path/91770 and
https://open.dingtalk.com/document/robots/custom-robot-access
"""

import hashlib
import hmac
import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from urllib.parse import quote_plus

from django.conf import settings
from django.utils.translation import gettext as _

from ..models import Channel, Delivery
from .answers import Answer, NotDelivered


@dataclass(frozen=True)
class Robot:
    """One robot: where it listens, what it is told of, when it keeps quiet."""

    channel: str
    url: str
    kinds: tuple[str, ...]
    secret: str = ""
    quiet: tuple[time | None, time | None] = (None, None)

    def message(self, text: str, *, phones: Sequence[str]) -> str:
        """A text message that names those whom it concerns by their telephone numbers."""
        if self.channel == Channel.WECOM:
            content: dict = {"content": text, "mentioned_mobile_list": list(phones)}
            return json.dumps({"msgtype": "text", "text": content}, ensure_ascii=False)
        at = {"atMobiles": list(phones), "isAtAll": False}
        content = {"msgtype": "text", "text": {"content": text}, "at": at}
        return json.dumps(content, ensure_ascii=False)

    def address(self, now: datetime) -> str:
        """Where to post; DingTalk wants time and signature in it (加签)."""
        if not self.secret:
            return self.url
        stamp = str(int(now.timestamp() * 1000))
        digest = hmac.new(
            self.secret.encode(), f"{stamp}\n{self.secret}".encode(), hashlib.sha256
        ).digest()
        sign = quote_plus(b64encode(digest).decode())
        joint = "&" if "?" in self.url else "?"
        return f"{self.url}{joint}timestamp={stamp}&sign={sign}"


def robots() -> list[Robot]:
    """Those that the settings name."""
    return [Robot(**each) for each in settings.NOTICES_ROBOTS]


def send(delivery: Delivery, now: datetime) -> Answer:
    """Post it; both answer 200 also when they refuse, with the reason in `errcode`."""
    robot = next((each for each in robots() if each.channel == delivery.channel), None)
    if robot is None:
        sentence = _("The server's settings name no such robot any more.")
        raise NotDelivered(Answer.of(sentence), final=True)
    # Web processes only ask which robots there are; what posts is for the worker.
    from .posting import post

    answer = post(robot.address(now), delivery.body.encode(), {})
    if _refused(answer.text):
        raise NotDelivered(answer)
    return answer


def _refused(text: str) -> bool:
    try:
        found = json.loads(text)
    except ValueError:
        return True
    return not isinstance(found, dict) or found.get("errcode") != 0
