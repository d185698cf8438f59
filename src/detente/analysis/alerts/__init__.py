"""What is new in a record since when: proposals, conditions, ceasefires, claims, shifts of position."""

from detente.analysis.alerts.alert import FIVE, About, Alert
from detente.analysis.alerts.news import newest, news

__all__ = ["FIVE", "About", "Alert", "newest", "news"]
