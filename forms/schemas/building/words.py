"""What the browser says while a form is built; in the page, so that they are translated once."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Sentences by name; {places} are filled in by the browser."""
    return {
        "chooseField": _("Choose a field"),
        "chooseValue": _("Choose"),
        "value": _("value"),
        "yes": _("yes"),
        "no": _("no"),
        "above": _("Fields further up"),
        "others": _("Fields of this form"),
        "notAsked": _("{key} (not asked further up)"),
        "part": _("{label}: {part}"),
        "unnamed": _("(without a label)"),
        "none": _("Nothing keeps it from being published."),
        "looking": _("Looking through it …"),
        "unreachable": _(
            "The checks cannot be asked just now. What you write is kept; they are asked again."
        ),
        "must": _("to be mended"),
        "heed": _("to be heeded"),
        "go": _("Show this field"),
    }
