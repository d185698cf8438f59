"""Calendars: the words of dates, and the days of holidays."""
