"""The screens and steps of an import, by the names of their addresses."""

from .steps import DropView, SaveView, StepView
from .views import BeginView, ClausesView, OutlineView

SCREENS = {
    "import_begin": BeginView.as_view(),
    "import_outline": OutlineView.as_view(),
    "import_clauses": ClausesView.as_view(),
    "import_step": StepView.as_view(),
    "import_save": SaveView.as_view(),
    "import_drop": DropView.as_view(),
}
