"""The words that the editor's scripts say, in the language of the request."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Sentences by name; `{name}` is filled in by the script."""
    return {**_outline(), **_bar(), **_checks(), **_meeting(), **_tools()}


def _outline() -> dict[str, str]:
    return {
        "clauses": _("Clauses"),
        "add": _("Add a clause"),
        "undo": _("Undo"),
        "find": _("Find a clause"),
        "empty": _("No clause yet. Add the first one."),
        "hint": _(
            "Drag a clause to move it with all that is under it; numbers follow by themselves."
        ),
        "must": _("to be mended"),
        "heed": _("to be heeded"),
        "rules": _("{n} rules"),
        "none": _("without text"),
        "drag": _("Drag {path} with all that is under it"),
        "moved": _("Moved: it is {path} now."),
        "undone": _("Undone."),
        "waits": _("It saves itself as soon as this is filled in: {list}."),
        "deleted": _("{n} clauses deleted. Undo brings them back."),
    }


def _bar() -> dict[str, str]:
    return {
        "level": _("level"),
        "outdent": _("One level up, with all under it (Alt+←)"),
        "indent": _("One level down, with all under it (Alt+→)"),
        "up": _("Move up with all under it (Alt+↑)"),
        "down": _("Move down with all under it (Alt+↓)"),
        "after": _("Add a clause after it (Alt+Enter)"),
        "delete": _("Delete this clause"),
        "sure": _("Delete {path}?"),
        "sureAll": _("Delete {path} and the {n} clauses under it?"),
        "choose": _("Choose a clause from the outline, or add one."),
    }


def _checks() -> dict[str, str]:
    return {
        "checks": _("Checks before publishing"),
        "looking": _("Looking…"),
        "fine": _("Nothing stands in the way of publishing."),
        "unreachable": _(
            "The checks cannot be asked just now. What you write is kept; they are asked again."
        ),
        "counted": _("{must} to be mended, {heed} to be heeded"),
        "passed": _("{n} of the seven properties passed"),
        "go": _("Go there"),
        "reads": _("It reads"),
        "missing": _("Still missing"),
    }


def _meeting() -> dict[str, str]:
    return {
        "bands": _("Do the parts meet?"),
        "moreBands": _("{n} more cases"),
        "bandCase": _("{fact} ({case})"),
        "twice": _("twice"),
        "try": _("Try it out"),
        "tryForm": _("Which form?"),
        "tryUnit": _("{label} ({unit})"),
        "tryNothing": _("No rule says anything about this case."),
    }


def _tools() -> dict[str, str]:
    return {
        "refer": _("Refer to a clause"),
        "referTo": _("Which clause?"),
        "close": _("Close"),
        "gone": _("a clause that does not exist (any more)"),
        "refers": _("Refers to: {list}"),
        "row": _("Add a row"),
        "column": _("Add a column"),
        "lessRow": _("Delete the last row"),
        "lessColumn": _("Delete the last column"),
        "table": _("Add a table"),
        "cell": _("Row {row}, column {column}"),
        "chooseValue": _("choose …"),
        "value": _("value"),
        "addRule": _("Add a rule:"),
        "suggest": _("Suggest rules"),
        "suggested": _("Read from the text as it stands. Add what you want to have."),
        "noneSuggested": _("No rule can be read from this text."),
        "notSuggested": _("The suggestions cannot be asked just now. What you write is kept."),
        "addIt": _("Add it"),
        "isThere": _("Is a rule of this clause"),
        "fillIn": _("Still to be filled in: {list}"),
        "yes": _("yes"),
        "no": _("no"),
    }
