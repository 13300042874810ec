"""Form pages and their editions."""

from .edition import FormEdition
from .page import FormIndex, FormPage

__all__ = ["FormEdition", "FormIndex", "FormPage"]
