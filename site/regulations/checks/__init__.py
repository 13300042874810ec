"""Can every rule of a regulation be carried out? (DM-3, exclusivity; DM-4, executability.)"""

from .everything import find
from .finding import Finding

__all__ = ["Finding", "find"]
