"""What a dossier says, as plain data: all that the renderer knows of a matter."""

from .course import DueLine, Signed, Station, TraceRow, Verdict
from .form import FilledForm, FormRow, Sketch
from .pieces import Attached, Check, ClosingNote, QuotedClause, Supplemented
from .whole import Bound, Bundled, Contents, Volume

__all__ = [
    "Attached",
    "Bound",
    "Bundled",
    "Check",
    "ClosingNote",
    "Contents",
    "DueLine",
    "FilledForm",
    "FormRow",
    "QuotedClause",
    "Signed",
    "Sketch",
    "Station",
    "Supplemented",
    "TraceRow",
    "Verdict",
    "Volume",
]
