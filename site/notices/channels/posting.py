"""POST with bounds: one attempt, no redirects, seconds in all, a few hundred characters of answer."""

from collections.abc import Mapping
from typing import Any

import urllib3
from django.utils.translation import gettext as _
from urllib3.util import Timeout

from .addresses import Destination, destination
from .answers import LONGEST_ANSWER, Answer, NotDelivered
from .limiting import Limit, connections

CONNECT_SECONDS, READ_SECONDS = 5.0, 10.0
#: For all of it together, whoever drips how slowly.
TOTAL_SECONDS = 20.0
USER_AGENT = "Banfa"
_MOST_BYTES = 4 * LONGEST_ANSWER


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """What was answered; NotDelivered unless it was 2xx."""
    where = destination(url)
    sent = {
        "Host": where.host if where.port in (80, 443) else f"{where.host}:{where.port}",
        "User-Agent": USER_AGENT,
        "Content-Type": "application/json; charset=utf-8",
        **headers,
    }
    with Limit(TOTAL_SECONDS) as limit:
        status, text = _exchange(where, body, sent, limit)
    if 300 <= status < 400:
        text = _(
            "The receiver sends elsewhere, which is not followed. Enter the address where it listens."
        )
    answer = Answer.of(text, status)
    if not 200 <= status < 300:
        # 410 Gone: the receiver says itself that it wants no more.
        raise NotDelivered(answer, final=status == 410)
    return answer


def _exchange(
    where: Destination, body: bytes, headers: Mapping[str, str], limit: Limit
) -> tuple[int, str]:
    pool = _pool(where, limit)
    try:
        # Asking the pool for the path alone: the connection leads to the address that was looked at.
        response = pool.request(
            "POST",
            where.target,
            body=body,
            headers=headers,
            redirect=False,
            retries=False,
            preload_content=False,
        )
        if limit.over:
            # A head that was cut off reads like a whole one.
            raise urllib3.exceptions.HTTPError
        text = _text(response)
        response.close()
    except urllib3.exceptions.HTTPError as error:
        raise NotDelivered(Answer.of(_fault(error, limit))) from error
    finally:
        pool.close()
    return response.status, text


def _text(response: Any) -> str:
    """The beginning of what was said; the status has come, and what breaks off after it is no matter."""
    found = b""
    try:
        while len(found) < _MOST_BYTES and (chunk := response.read1(_MOST_BYTES - len(found))):
            found += chunk
    except urllib3.exceptions.HTTPError:
        pass
    return found.decode("utf-8", "replace")


def _fault(error: Exception, limit: Limit) -> str:
    sentence = _("No answer came within %(seconds)s seconds.")
    if limit.over:
        return sentence % {"seconds": int(TOTAL_SECONDS)}
    refused = isinstance(error, urllib3.exceptions.NewConnectionError)
    if isinstance(error, urllib3.exceptions.TimeoutError) and not refused:
        return sentence % {"seconds": int(READ_SECONDS)}
    return _("The receiver could not be reached (%(fault)s).") % {"fault": error}


def _pool(where: Destination, limit: Limit) -> urllib3.HTTPConnectionPool:
    timeout = Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    plain, secure = connections(limit)
    if not where.https:
        pool = urllib3.HTTPConnectionPool(where.ip, where.port, timeout=timeout)
        pool.ConnectionCls = plain
        return pool
    pool = urllib3.HTTPSConnectionPool(
        where.ip,
        where.port,
        timeout=timeout,
        server_hostname=where.host,
        assert_hostname=where.host,
    )
    pool.ConnectionCls = secure
    return pool
