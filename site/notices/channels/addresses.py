"""Where we may send to: nothing inside the office's network, unless the settings allow that network (SSRF)."""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from .answers import Answer, NotDelivered

IP = IPv4Address | IPv6Address
#: Addresses of IPv4 in another dress: what they lead to may lie inside.
DISGUISED = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))


@dataclass(frozen=True)
class Destination:
    """An address that was looked at, so that a second look-up cannot lead elsewhere."""

    https: bool
    host: str
    port: int
    ip: str
    target: str


def destination(url: str) -> Destination:
    """Where an address leads; NotDelivered with a sentence when nothing may be sent there."""
    https, host, port, target = _parts(url)
    for ip in _addresses(host, port):
        inside = _allowed(ip)
        if not inside and not https:
            raise NotDelivered(
                Answer.of(_("Outside the allowed networks only https:// is taken.")), final=True
            )
        if inside or _public(ip):
            return Destination(https, host, port, str(ip), target)
    sentence = _(
        "“%(host)s” lies inside the office's network. Let the server's settings allow that network "
        "(NOTICES_NETWORKS), or give another address."
    )
    raise NotDelivered(Answer.of(sentence % {"host": host}), final=True)


def _parts(url: str) -> tuple[bool, str, int, str]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in ("http", "https"):
        sentence = _("This is no address of the web. It begins with https:// and a name.")
        raise NotDelivered(Answer.of(sentence), final=True)
    https = parts.scheme == "https"
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return https, host, port or (443 if https else 80), target


def _addresses(host: str, port: int) -> list[IP]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        sentence = _("The name “%(host)s” is not found.") % {"host": host}
        raise NotDelivered(Answer.of(sentence)) from error
    plain = (ip_address(str(each[4][0]).partition("%")[0]) for each in found)
    return [getattr(ip, "ipv4_mapped", None) or ip for ip in plain]


def _public(ip: IP) -> bool:
    return ip.is_global and not ip.is_multicast and not any(ip in each for each in DISGUISED)


def _allowed(ip: IP) -> bool:
    return any(ip in ip_network(each) for each in settings.NOTICES_NETWORKS)
