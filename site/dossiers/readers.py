"""Who may read the catalogue on the editors' side (design section 10)."""

from typing import Any

from workflows.chains.visibility import ADMINISTRATORS, READERS_OF_ENDED

READERS = READERS_OF_ENDED | {ADMINISTRATORS}


def may_read(user: Any) -> bool:
    """Archivists, auditors and administrators; others find a dossier with its matter."""
    if not user.is_active:
        return False
    return user.is_superuser or user.groups.filter(name__in=READERS).exists()
