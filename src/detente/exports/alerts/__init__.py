"""Alerts for a person, a table, a feed reader or a webhook."""

from detente.exports.alerts.asjson import COLUMNS, row, write_csv
from detente.exports.alerts.page import write_alerts
from detente.exports.alerts.rss import rss
from detente.exports.alerts.send import Sent, send, send_test
from detente.exports.alerts.words import title, told

__all__ = [
    "COLUMNS",
    "Sent",
    "row",
    "rss",
    "send",
    "send_test",
    "title",
    "told",
    "write_alerts",
    "write_csv",
]
