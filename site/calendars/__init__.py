"""日历: working days, confirmed years and the counting of days."""
