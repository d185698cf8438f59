"""Words of a report that are addressed to whoever reads it by machine: no news, and nothing is read there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.model import Evidence, Report

_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,20}\b(?:all|any|your|previous|prior|above|earlier|preceding)\b"
    r".{0,40}\b(?:instructions?|prompts?)\b"
    r"|\b(?:system|developer) (?:prompt|message)\b"
    r"|\byou are (?:now )?(?:an? )?(?:ai|a\.i\.|assistant|language model|chatbot|json)\b"
    r"|\b(?:add|append|insert|emit|output) (?:an? |the |this |these |following )*"
    r"(?:events?|entry|entries|json|ceasefires?:)\b"
    r"|<\|[^|>\n]{1,40}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|instructions?|report|user)\b[^>\n]*>"
    r"|\"(?:act|actor|actors|events|evidence|quotations|ceasefires|reality)\"\s*:"
    r"|игнориру\w+.{0,40}(?:инструкц|указани)|ігнору\w+.{0,40}(?:інструкц|вказівк)"
    r"|تجاهل.{0,40}(?:التعليمات|الأوامر)|忽略.{0,20}(?:指令|指示|说明)"
    r"|\bignore[zr]?\b.{0,40}\b(?:consignes|instructions)\b|\bignora\w*\b.{0,40}\b(?:instrucciones|istruzioni)\b"
    r"|\bignoriere\w*\b.{0,40}\b(?:anweisung|anleitung)\w*",
    re.I,
)


def orders_in(report: Report) -> Iterator[Evidence]:
    """Every paragraph with words that order a machine what to write, as evidence.

    This is a list of wordings: it makes hostile reports harder to write, and no promise. What holds is that
    an entry needs words of the report, and is shown with them.
    """
    start = 0
    for line in report.text.split("\n"):
        if line.strip() and _ORDERS.search(line):
            first = start + len(line) - len(line.lstrip())
            yield report.span(first, start + len(line.rstrip()))
        start += len(line) + 1
