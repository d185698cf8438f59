"""A report whose every text wants to be something else: a script, a query, a template, a header."""

from __future__ import annotations

from detente.model import Actor, Event, Place, Quotation, ReaderInfo, Reading, Report
from detente.model.codes import Act, ActorKind, Issue, PlacePrecision, QuotationMode, Reality

SCRIPT = "<script>window.broken=1</script>"
IMAGE = "<img src=x onerror=window.broken=1>"
TEMPLATE = "{{7*7}}{% include 'base.html' %}"
QUERY = "'; DROP TABLE readings; --"
HEADER = "x\r\nSet-Cookie: detente=stolen"
TURNED = "\u202egnp.exe"
NAME = f'{IMAGE}" onfocus=alert(1) x="'
TEXT = f"{SCRIPT} {NAME} proposed {TEMPLATE} talks {QUERY} {TURNED}. قال السلام </script><b>it</b> {HEADER}"


def hostile_reading() -> Reading:
    """A proposal and a quotation by somebody of that name, at a place of that name."""
    report = Report(
        text=TEXT.replace("\r", ""),
        title=f"{SCRIPT}{TEMPLATE}{TURNED}",
        publisher=f"{IMAGE}{QUERY}",
        url="javascript:window.broken=1",
        published_at="2025-05-14",
    )
    whole = (report.span(0, len(report.text)),)
    actor = Actor(name=NAME, kind=ActorKind.ARMED_GROUP, role=SCRIPT, evidence=whole)
    event = Event(
        act=Act.PROPOSE,
        actor=(actor.id,),
        issues=(Issue.TALKS,),
        reality=Reality.ASSERTED,
        place=Place(name=IMAGE, precision=PlacePrecision.CITY, lat=50.0, lon=30.0),
        evidence=whole,
    )
    said = Quotation(
        speaker=actor.id,
        mode=QuotationMode.DIRECT,
        content=whole,
        cue=SCRIPT,
        medium=TEMPLATE,
        evidence=whole,
    )
    return Reading(
        report=report,
        actors=(actor,),
        events=(event,),
        quotations=(said,),
        reader=ReaderInfo(name="by hand", version="1"),
    )
