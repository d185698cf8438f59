"""Ceasefires → JSON."""

from __future__ import annotations

from typing import Any, TextIO

from detente.analysis.ceasefires.ledger import Held, Ledger
from detente.analysis.ceasefires.span import Span, spans
from detente.analysis.ceasefires.truce import Declaration, Fact, Step, Truce
from detente.exports.claims.asjson import claim_json, flaw_json, ground_json, party_json
from detente.exports.values import write_values

Object = dict[str, Any]


def write_ceasefires_json(found: Ledger, out: TextIO) -> None:
    """Write the ledger as one JSON object."""
    write_values(ceasefires_json(found), out)


def ceasefires_json(found: Ledger) -> Object:
    """The ledger as JSON values. With a day, `holding` says which ceasefires' time holds it, and how that is
    told; `ceasefires` has all.
    """
    return {
        "on": found.on or None,
        "reports": found.reports,
        "copies_left_out": found.copies,
        "holding": [_held(one) for one in found.held] if found.on else None,
        "without_a_start": found.undated if found.on else None,
        "ceasefires": [truce_json(truce) for truce in found.truces],
        "flaws": [flaw_json(source, flaw) for source, flaw in found.flaws],
    }


def truce_json(truce: Truce) -> Object:
    """A ceasefire with every value and every source."""
    return {
        "id": truce.id,
        "title": truce.title,
        "status": truce.status,
        "parties": [party_json(one) for one in truce.parties],
        "reports": truce.reports,
        "copies_left_out": truce.copies,
        "time": [_span(one) for one in spans(truce)],
        "facts": {fact.name: _fact(fact) for fact in truce.facts},
        "disputed": list(truce.disputed),
        "course": [_step(one) for one in truce.steps],
        "declarations": [_said(one) for one in truce.declarations],
        "claims": [claim_json(one) for one in truce.claims],
        "not_told_which": [_said(one) for one in truce.loose],
        "pa_x": list(truce.agreements),
        "codes": [
            {
                "column": one.column,
                "value": one.value,
                "meaning": one.meaning,
                "basis": one.basis,
                "lines": list(one.lines),
            }
            for one in truce.codes
        ],
        "rows": [{"line": row.line, "cells": row.cells} for row in truce.rows],
        "sources": [ground_json(one) for one in truce.sources],
    }


def _held(one: Held) -> Object:
    return {
        "id": one.truce.id,
        "holding": one.holding.value,
        "by": [_span(span) for span in one.spans],
    }


def _span(span: Span) -> Object:
    """Local times as told, half open; a precision is null where nothing is told."""
    return {
        "start": span.start.isoformat(timespec="minutes") if span.start else None,
        "start_precision": span.start_precision.value if span.begins else None,
        "end": span.end.isoformat(timespec="minutes") if span.end else None,
        "end_precision": span.end_precision.value if span.stops else None,
        "worked_out_from": [one.derived for one in (span.begins, span.stops) if one and one.derived],
    }


def _fact(fact: Fact) -> Object:
    return {
        "status": fact.status.value,
        "versions": [
            {
                "value": one.value,
                "precision": one.precision or None,
                "asserted_by": list(one.by),
                "reports": one.reports,
                "worked_out_from": one.derived or None,
                "sources": [ground_json(ground) for ground in one.grounds],
            }
            for one in fact.versions
        ],
    }


def _step(one: Step) -> Object:
    return {
        "status": one.status,
        "date": one.day if one.dated else None,
        "asserted_by": list(one.by),
        "denied_by": list(one.denied_by),
        "told_on": one.told_on or None,
        "note": one.note or None,
        "sources": [ground_json(ground) for ground in one.grounds],
    }


def _said(one: Declaration) -> Object:
    return {
        "party": party_json(one.party),
        "word": one.word.value,
        "date": one.day if one.dated else None,
        "conditions": list(one.conditions),
        "according_to": one.teller or None,
        "sources": [ground_json(ground) for ground in one.grounds],
    }
