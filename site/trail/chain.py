"""The hash chain: one canonical text per trace, and the digest that carries it on."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from trail.models import Payload, Trace

# Every field of a trace but its key and its own digest; a field added here breaks old chains.
CHAINED_FIELDS = (
    "stream",
    "number",
    "act",
    "actor",
    "actor_name",
    "appointment",
    "on_behalf",
    "at",
    "from_state",
    "to_state",
    "basis",
    "payload_digest",
    "previous",
)


def plain(value: Any) -> Any:
    """The value as JSON gives it back: lists for tuples, text for dates and keys."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder, allow_nan=False))


def canonical(value: Any) -> str:
    """One text for one value, whichever database it went through."""
    settled = _settled(value)
    return json.dumps(settled, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(value: Any) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return sha256(canonical(value).encode()).hexdigest()


def trace_digest(trace: Trace) -> str:
    """The digest of all a trace says, with that of the trace before it."""
    return digest_of({name: getattr(trace, name) for name in CHAINED_FIELDS})


def payload_digest(payload: Payload) -> str:
    """The digest of what stands beside a trace."""
    return digest_of({"opinion": payload.opinion, "data": payload.data})


def _settled(value: Any) -> Any:
    """Numbers and moments in one spelling: PostgreSQL gives 100000 back for 1e5."""
    match value:
        case Mapping():
            return {key: _settled(item) for key, item in value.items()}
        case list() | tuple():
            return [_settled(item) for item in value]
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case float() if value.is_integer():
            return int(value)
        case _:
            return value
