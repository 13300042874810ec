"""POST with bounds: one attempt, no redirects, seconds, a few hundred characters of answer."""

from collections.abc import Mapping

import urllib3
from django.utils.translation import gettext as _
from urllib3.util import Timeout

from .addresses import Destination, destination
from .answers import LONGEST_ANSWER, Answer, NotDelivered

CONNECT_SECONDS, READ_SECONDS = 5.0, 10.0
USER_AGENT = "Banfa"


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """What was answered; NotDelivered unless it was 2xx."""
    where = destination(url)
    sent = {
        "Host": where.host if where.port in (80, 443) else f"{where.host}:{where.port}",
        "User-Agent": USER_AGENT,
        "Content-Type": "application/json; charset=utf-8",
        **headers,
    }
    pool = _pool(where)
    try:
        # Asking the pool for the path alone: the connection leads to the address that was looked at.
        response = pool.request(
            "POST",
            where.target,
            body=body,
            headers=sent,
            redirect=False,
            retries=False,
            preload_content=False,
        )
        text = response.read(4 * LONGEST_ANSWER).decode("utf-8", "replace")
        response.close()
    except urllib3.exceptions.HTTPError as error:
        raise NotDelivered(Answer.of(_fault(error))) from error
    finally:
        pool.close()
    answer = Answer.of(text, response.status)
    if not 200 <= response.status < 300:
        # 410 Gone: the receiver says itself that it wants no more.
        raise NotDelivered(answer, final=response.status == 410)
    return answer


def _fault(error: Exception) -> str:
    refused = isinstance(error, urllib3.exceptions.NewConnectionError)
    if isinstance(error, urllib3.exceptions.TimeoutError) and not refused:
        sentence = _("No answer came within %(seconds)s seconds.")
        return sentence % {"seconds": int(READ_SECONDS)}
    return _("The receiver could not be reached (%(fault)s).") % {"fault": error}


def _pool(where: Destination) -> urllib3.HTTPConnectionPool:
    timeout = Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    if not where.https:
        return urllib3.HTTPConnectionPool(where.ip, where.port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        where.ip,
        where.port,
        timeout=timeout,
        server_hostname=where.host,
        assert_hostname=where.host,
    )
