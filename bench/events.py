"""How well acts are read: `python -m bench.events FILE [--held-out] [--spans-only] [--json]`.

`FILE` is one of two tables of tab-separated columns, told apart by their header:

- `sentence`, `marked_sentence` (with `<s>`, `<t>`), `gold_root`, as in `events/plover_sentences.tsv`: the
  PLOVER root is given by the trained head with the gold source and target, and read from the raw sentence
  by the whole reader. Roots are PLOVER types, CONCEDE and RETREAT together as YIELD.
- `sentence`, `class` (0 = only a statement), as in `events/statement_or_event.tsv`: statement or event.
- a text file with a sentence a line: none of them tells an act (`training/corpus/plain/test.txt`).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.figures import Tally
from bench.held import held_out
from bench.marked import Span, unmarked
from bench.tables import columns
from detente.model import Event, Reading, Report
from detente.model.codes import PloverType
from detente.reading.local.encoder.states import encode
from detente.reading.local.events.head import NOWHERE, TOLD, TYPES, Asked, answers, range_of
from detente.reading.local.local import Local

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Verbal and material cooperation, verbal and material conflict, as the PLV sentences have them."""
_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
PUBLISHED = "2020-01-01"
"""The day from which the dates of sentences without any are read."""


@dataclass(frozen=True)
class Act:
    """A sentence with the source and the target of its act, and the act's root."""

    text: str
    source: Span | None
    target: Span | None
    root: str


@dataclass(frozen=True)
class Told:
    """A sentence, and whether it tells an event or is only a statement."""

    text: str
    event: bool


def root_of(kind: str) -> str:
    """The PLV root of a PLOVER type."""
    return _MERGED.get(kind, kind)


def given_spans(act: Act) -> str:
    """The root that the head gives with the gold source and target, without knowing the trigger."""
    encoded = encode(act.text, [(0, len(act.text))])
    best: dict[str, float] = {}
    for first, last in encoded.windows:
        words = encoded.words[first:last]
        asked = Asked(NOWHERE, range_of(words, act.source), range_of(words, act.target))
        if asked == Asked() and len(encoded.windows) > 1:
            continue
        shares = answers(encoded.states[first:last], [asked])["type"][0]
        for name, share in zip(TYPES, shares.tolist(), strict=True):
            if name in PloverType.__members__:
                best[root_of(name)] = best.get(root_of(name), 0.0) + share
    return max(best, key=best.__getitem__)


def is_event(text: str) -> float:
    """How likely a sentence tells an event and not only a statement, by the head."""
    encoded = encode(text, [(0, len(text))])
    return max(
        float(answers(encoded.states[a:b], [Asked()])["told"][0][TOLD.index("event")])
        for a, b in encoded.windows
    )


@dataclass(frozen=True)
class Raw:
    """What the reader finds in a raw sentence: an act of the gold root, done by the source, to the target."""

    root: bool
    source: bool
    both: bool
    acts: int


def raw(act: Act, reader: Local) -> Raw:
    """Reads one sentence by itself."""
    reading = reader.read(Report(text=act.text, published_at=PUBLISHED))
    fitting = [e for e in reading.events if e.plover is not None and root_of(e.plover.type) == act.root]
    by = [e for e in fitting if act.source is None or _names(e.actor, act.source, reading)]
    to = [e for e in by if act.target is None or _names((*e.recipient, *e.actor), act.target, reading)]
    return Raw(bool(fitting), bool(by), bool(to), len(reading.events))


def _names(actors: Sequence[str], span: Span, reading: Reading) -> bool:
    """Whether one of the actors is mentioned in a span."""
    return any(
        m.start < span[1] and m.end > span[0]
        for actor in reading.actors
        if actor.id in actors
        for m in actor.mentions
    )


def macro(gold: Sequence[str], given: Sequence[str]) -> tuple[float, dict[str, Tally]]:
    """Macro F1 over the roots that occur in gold, and the counts of each."""
    table = {
        name: Tally(
            gold=sum(g == name for g in gold),
            found=sum(g == h == name for g, h in zip(gold, given, strict=True)),
            read=sum(h == name for h in given),
            right=sum(g == h == name for g, h in zip(gold, given, strict=True)),
        )
        for name in sorted(set(gold))
    }
    scores = [tally.values()["f1"] or 0.0 for tally in table.values()]
    return float(np.mean(scores)), table


def measure_acts(acts: Sequence[Act], *, whole: bool = True) -> dict[str, float]:
    """The figures on sentences with marked acts; without `whole` the reader is not run."""
    gold = [act.root for act in acts]
    given = [given_spans(act) for act in acts]
    f1, table = macro(gold, given)
    made = {
        "spans.accuracy": float(np.mean([g == h for g, h in zip(gold, given, strict=True)])),
        "spans.macro_f1": f1,
        "spans.quad_accuracy": float(
            np.mean([QUADS[g] == QUADS[h] for g, h in zip(gold, given, strict=True)])
        ),
        **{f"spans.{name}.f1": tally.values()["f1"] or 0.0 for name, tally in table.items()},
    }
    if whole:
        reader = Local()
        found = [raw(act, reader) for act in acts]
        made["raw.root"] = float(np.mean([one.root for one in found]))
        made["raw.root_source"] = float(np.mean([one.source for one in found]))
        made["raw.root_source_target"] = float(np.mean([one.both for one in found]))
        made["raw.acts_a_sentence"] = float(np.mean([one.acts for one in found]))
    return made


def measure_told(told: Sequence[Told]) -> dict[str, float]:
    """Precision, recall and F1 of events against statements."""
    given = [is_event(one.text) >= _EVEN for one in told]
    right = sum(g and one.event for g, one in zip(given, told, strict=True))
    tally = Tally(sum(one.event for one in told), right, sum(given), right)
    return {f"event.{name}": value or 0.0 for name, value in tally.values().items()} | {
        "accuracy": float(np.mean([g == one.event for g, one in zip(given, told, strict=True)]))
    }


_EVEN = 0.5


def measure_plain(sentences: Sequence[str]) -> tuple[dict[str, float], list[tuple[str, Event]]]:
    """How many sentences of which none tells an act are given one, with what is read from them."""
    reader = Local()
    wrong = [
        (text, event)
        for text in sentences
        for event in reader.read(Report(text=text, published_at=PUBLISHED)).events
    ]
    return {
        "sentences": float(len(sentences)),
        "sentences_with_events": float(len({text for text, _ in wrong})),
        "events": float(len(wrong)),
        "clean.accuracy": 1 - len({text for text, _ in wrong}) / max(1, len(sentences)),
    }, wrong


def load(path: Path, *, held: bool | None = None) -> list[Act] | list[Told] | list[str]:
    """The rows of a file; with `held`, those that are held out from training, or those that are not.

    Raises:
        ValueError: the file has neither of the two headers, or a row is broken; the message says where.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t") if lines else []
    if len(header) == 1:
        return [line.strip() for line in lines if line.strip()]
    rows = list(csv.DictReader(lines, delimiter="\t"))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise ValueError(f"{path}, line {number}: {len(header)} columns are needed, as in the header")
    rows = [row for row in rows if held is None or held_out(row.get("sentence") or "") is held]
    if {"marked_sentence", "gold_root"} <= set(header):
        return [Act(*unmarked(row["marked_sentence"]), root_of(row["gold_root"])) for row in rows]
    if {"sentence", "class"} <= set(header):
        return [Told(row["sentence"], row["class"] != "0") for row in rows]
    raise ValueError(f"{path}: no columns marked_sentence and gold_root, nor sentence and class")


def measure(
    path: Path, *, held: bool | None = None, whole: bool = True, shown: bool = False
) -> dict[str, float]:
    """The figures on a file; with `shown`, acts read into sentences without any are printed to standard
    error. Raises `ValueError` as `load` does.
    """
    rows = load(path, held=held)
    acts = [row for row in rows if isinstance(row, Act)]
    told = [row for row in rows if isinstance(row, Told)]
    if acts:
        return {"rows": float(len(acts)), **measure_acts(acts, whole=whole)}
    if told:
        return {"rows": float(len(told)), **measure_told(told)}
    figures, wrong = measure_plain([row for row in rows if isinstance(row, str)])
    for text, event in wrong if shown else ():
        print(f"  {event.act}: {text}", file=sys.stderr)
    return figures


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where the file cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m bench.events", description="Measures how acts are read.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--held-out", action="store_true", help="only rows that were not learned from")
    parser.add_argument("--spans-only", action="store_true", help="leave the reading of raw sentences out")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(argv)
    try:
        held = True if args.held_out else None
        figures = measure(args.file, held=held, whole=not args.spans_only, shown=not args.json)
    except (OSError, ValueError, KeyError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    rows = [
        [name, f"{value:.3f}" if value != int(value) or value <= 1 else f"{value:.0f}"]
        for name, value in figures.items()
    ]
    print(json.dumps(figures, indent=1) if args.json else columns(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
