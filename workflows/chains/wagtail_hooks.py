"""What this room adds to the editors' side: the meetings that offices have called."""

from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn

from people.admin.fields import UnitChoiceField
from people.admin.viewset import OfficeViewSet
from people.service import person_of

from .calling import CALL, log
from .models import Meeting

#: Once it is called: who moves it or calls it off does so on the staff site, where all are told.
SETTLED = ("starts", "unit", "body", "cancelled")


class MeetingForm(WagtailAdminModelForm):
    """A meeting, with units shown as the tree they are; what is entered here is told like what is called."""

    class Meta:
        field_classes = {"unit": UnitChoiceField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SETTLED if self.instance.pk else ("cancelled",):
            self.fields[name].disabled = True
            self.fields[name].help_text = _(
                "A meeting is moved and called off on the staff site, where all who are expected are told."
            )

    def save(self, commit: bool = True) -> Meeting:
        """A new one leaves its trace, by which all who are expected are told."""
        person = person_of(self.for_user) if self.for_user else None
        if self.instance.pk or person is None or not commit:
            return super().save(commit)
        meeting: Meeting = super().save(commit=False)
        meeting.called_by, meeting.called_at = person, now()
        log(meeting, CALL, by=person, hat=None, at=meeting.called_at)
        return meeting


class MeetingViewSet(OfficeViewSet):
    """What was called, the latest first."""

    model = Meeting
    icon = "date"
    menu_label = _("Meetings")
    menu_order = 305
    add_to_admin_menu = True
    joined = ("unit", "body")
    list_display = (
        "name",
        "starts",
        "unit",
        "body",
        BooleanColumn("cancelled", label=_("called off")),
    )
    list_filter = ("unit", "cancelled")
    search_fields = ("name", "place")
    ordering = "-starts"
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("place")]),
            *map(FieldPanel, ("unit", "body", "cancelled")),
        ],
        base_form_class=MeetingForm,
    )


@hooks.register("register_admin_viewset")
def meetings() -> Any:
    """The list of meetings."""
    return MeetingViewSet()
