"""The public surface of the notices room: say whom what happened concerns.

Acts are written into the outbox by the database itself (`triggers`); whatever else is to be told,
a room adds as a row of its own.
"""

from .switching_off import administrators
from .telling import Notice, Told, tell_of

__all__ = ["Notice", "Told", "administrators", "tell_of"]
