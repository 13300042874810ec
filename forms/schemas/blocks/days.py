"""Days, moments and spans of them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .field import FieldBlock, PlainBlock
from .keys import bound, key


class DayBlock(PlainBlock):
    earliest = blocks.DateBlock(required=False, label=_("not before this day"))
    latest = blocks.DateBlock(required=False, label=_("not after this day"))
    not_later = blocks.BooleanBlock(required=False, label=_("not later than the day of handing in"))


class TimeSpanBlock(FieldBlock):
    day_key = key("day", label=_("key of the day"))
    from_key = key("from_time", label=_("key of the time that it begins at"))
    to_key = key("to_time", label=_("key of the time that it ends at"))
    fact = bound(_("minutes: bound to fact"))
    day_fact = bound(_("day: bound to fact"))
    not_later = blocks.BooleanBlock(required=False, label=_("not later than the day of handing in"))


class HalfDayRangeBlock(FieldBlock):
    first_key = key("first_day", label=_("key of the first day"))
    last_key = key("last_day", label=_("key of the last day"))
    starts_key = key("starts", label=_("key of the half that it starts with"))
    ends_key = key("ends", label=_("key of the half that it ends with"))
    fact = bound(_("number of days: bound to fact"))
    first_fact = bound(_("first day: bound to fact"))
    last_fact = bound(_("last day: bound to fact"))
