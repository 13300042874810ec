"""The public surface of the calendars: the working days, and counting with them."""

from calendars.loading import load_calendar
from calendars.work import DayUnit, WorkCalendar

__all__ = ["DayUnit", "WorkCalendar", "load_calendar"]
