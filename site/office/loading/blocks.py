"""Names of blocks; without one, the editor's screen cannot tell a block from the next."""

import uuid

NAMESPACE = uuid.UUID("8b0a5c7e-6a51-4b8e-9d53-0f7b2c1a4e90")


def block_id(*path: str | int) -> str:
    """Derived from where the block stands, so that it is the same on every machine."""
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, path))))
