"""留痕: the append-only log of acts and its hash chain; it knows no other app."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trail.service import Finding, append, timeline, verify, verify_all

__all__ = ["Finding", "append", "timeline", "verify", "verify_all"]


def __getattr__(name: str) -> Any:
    # Django imports this package before it lets models load, so the surface comes when asked.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from trail import service

    return getattr(service, name)
