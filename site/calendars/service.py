"""The public surface of the calendars: the working days, and counting with them."""

from calendars.ahead import too_far_ahead
from calendars.loading import load_calendar
from calendars.work import END_OF_DAY, DayUnit, WorkCalendar

__all__ = ["END_OF_DAY", "DayUnit", "WorkCalendar", "load_calendar", "too_far_ahead"]
