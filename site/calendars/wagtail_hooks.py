"""The calendar on the editors' side."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from calendars.models import CalendarDay, CalendarYear


class CalendarDayViewSet(ModelViewSet):
    """Holidays and make-up workdays, the latest first."""

    model = CalendarDay
    icon = "date"
    copy_view_enabled = False
    list_display = ("day", "name", BooleanColumn("working", label=_("working day")))
    list_filter = {"working": ["exact"], "day": ["gte", "lte"]}
    search_fields = ("name",)
    ordering = "-day"
    panels = (
        HelpPanel(
            _(
                "Time limits under way that have not passed are counted anew at once when a day is "
                "saved; each matter says so in its trail. What is brought forward is told to who has it."
            )
        ),
        *map(FieldPanel, ("day", "name", "working")),
    )


class CalendarYearViewSet(ModelViewSet):
    """The years whose holidays are published."""

    model = CalendarYear
    icon = "check"
    copy_view_enabled = False
    list_display = ("year", "source")
    search_fields = ("year", "source")
    ordering = "-year"
    panels = tuple(map(FieldPanel, ("year", "source")))


class CalendarGroup(ModelViewSetGroup):
    """The working days of the office under one menu item."""

    menu_label = _("Calendar")
    menu_icon = "calendar"
    menu_order = 310
    items = (CalendarDayViewSet, CalendarYearViewSet)


@hooks.register("register_admin_viewset")
def calendar() -> CalendarGroup:
    """The menu of the calendar."""
    return CalendarGroup()
