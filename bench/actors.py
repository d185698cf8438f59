"""Who it is, against published gold: `python -m bench.actors FILE [--json] [--errors] [--half 0|1]`.

FILE holds mentions with asserts (the tests of NGEC) or records of the PLOVER manual. See bench/README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bench.actor_gold import NON_STATE, ActorGoldError, MentionGold, RecordGold, half, load
from bench.actor_reading import code_of, codes_in, is_encyclopaedic, resolve, sector_of
from bench.tables import columns


@dataclass
class Count:
    """Right answers of questions."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count an answer."""
        self.right += right
        self.of += 1

    @property
    def share(self) -> float | None:
        """The share that is right; None of nothing."""
        return self.right / self.of if self.of else None


@dataclass
class Sets:
    """Codes found against codes asked for."""

    right: int = 0
    read: int = 0
    gold: int = 0

    def add(self, gold: Iterable[str], read: Iterable[str]) -> None:
        """Count a sentence's codes."""
        wanted, found = set(gold), set(read)
        self.right += len(wanted & found)
        self.read += len(found)
        self.gold += len(wanted)

    def values(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        precision, recall = self.right / max(self.read, 1), self.right / max(self.gold, 1)
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


@dataclass
class Result:
    """All figures of a file."""

    what: str
    counts: dict[str, Count] = field(default_factory=dict)
    sets: dict[str, Sets] = field(default_factory=dict)
    sectors: dict[str, Count] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    items: int = 0
    seconds: float = 0.0

    def count(self, name: str, right: bool) -> None:
        """Count an answer under a name."""
        self.counts.setdefault(name, Count()).add(right)


def score_mentions(golds: Iterable[MentionGold]) -> Result:
    """Country and sector of mentions, over all and over those that no encyclopaedia is needed for."""
    out = Result("mentions")
    for gold in golds:
        began = time.perf_counter()
        found = resolve(gold.mention, gold.context, gold.on)
        out.seconds += time.perf_counter() - began
        out.items += 1
        parts = ["all"] if is_encyclopaedic(gold) else ["all", "resolvable"]
        country, sector = code_of(found), sector_of(found)
        wrong = []
        if gold.country is not None:
            right = country == _top(gold.country)
            wrong += [] if right else [f"country {country or '-'}, not {gold.country or '-'}"]
            for part in parts:
                out.count(f"country, {part}", right)
        if gold.sectors is not None:
            # A top code that the gold gives in place of a country is not asked for again as a sector.
            right = sector in gold.sectors or (
                sector in NON_STATE and "" in gold.sectors and country == sector
            )
            wrong += [] if right else [f"sector {sector or '-'}, not {'/'.join(gold.sectors) or '-'}"]
            for part in parts:
                out.count(f"sector, {part}", right)
                out.count(f"sector or second sector, {part}", right or sector == gold.second)
            if len(parts) > 1:
                out.sectors.setdefault(gold.sectors[0] or "none", Count()).add(right)
        if wrong:
            on = f" ({gold.on})" if gold.on else ""
            mark = "" if len(parts) > 1 else "[encyclopaedic] "
            out.errors.append(f"{mark}{gold.mention!r}{on}: {'; '.join(wrong)}")
    return out


def _top(code: str) -> str:
    return "IGO" if code in ("UNO", "EUR") else code


def score_records(golds: Iterable[RecordGold]) -> Result:
    """Countries of the actors of sentences, and country and sector of each actor at the words of the gold."""
    out = Result("records")
    for gold in golds:
        began = time.perf_counter()
        read = codes_in(gold.text)
        out.seconds += time.perf_counter() - began
        out.items += 1
        wanted = {part.code for part in gold.parts}
        states = {code for code in wanted if code not in ("IGO", "NGO", "ISM", "IMG", "MNC")}
        out.sets.setdefault("country", Sets()).add(states, read.countries)
        out.sets.setdefault("country or non-state code", Sets()).add(wanted, read.codes)
        if states != read.countries:
            missed, false = sorted(states - read.countries), sorted(read.countries - states)
            out.errors.append(f"{gold.name}: missed {missed}, false {false}: {gold.text[:160]}")
        for part in gold.parts:
            code, sector = read.at(part.text)
            out.count("code at the gold's words", code == part.code)
            if part.sector:
                out.count("sector at the gold's words", sector == part.sector)
                out.sectors.setdefault(part.sector, Count()).add(sector == part.sector)
                if sector != part.sector:
                    out.errors.append(
                        f"{gold.name}: {part.text!r}: sector {sector or '-'}, not {part.sector}"
                    )
            if code != part.code:
                out.errors.append(f"{gold.name}: {part.text!r}: {code or '-'}, not {part.code}")
    return out


def as_json(result: Result) -> dict[str, object]:
    """All figures as plain objects."""
    out: dict[str, object] = {"what": result.what, "items": result.items}
    for name, count in result.counts.items():
        out[name] = {"accuracy": count.share, "right": count.right, "of": count.of}
    for name, one in result.sets.items():
        precision, recall, f1 = one.values()
        out[name] = {"precision": precision, "recall": recall, "f1": f1}
    out["sectors"] = {name: {"right": c.right, "of": c.of} for name, c in sorted(result.sectors.items())}
    out["per_second"] = result.items / result.seconds if result.seconds else None
    return out


def tables(result: Result) -> str:
    """All figures as tables."""
    blocks = []
    if result.sets:
        rows = [["F1 over sentences", "precision", "recall", "F1"]]
        rows += [
            [f"  {name}", *(f"{value:.3f}" for value in one.values())] for name, one in result.sets.items()
        ]
        blocks.append(columns(rows))
    rows = [[result.what, "accuracy", "right/of"]]
    rows += [[f"  {name}", f"{c.share:.3f}", f"{c.right}/{c.of}"] for name, c in result.counts.items()]
    blocks.append(columns(rows))
    order = sorted(result.sectors.items(), key=lambda item: (-item[1].of, item[0]))
    blocks.append(
        columns([["by sector", "right/of"], *([f"  {name}", f"{c.right}/{c.of}"] for name, c in order)])
    )
    speed = result.items / result.seconds if result.seconds else 0.0
    blocks.append(f"{result.items} {result.what}, {speed:.0f} a second")
    return "\n\n".join(blocks)


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where the file cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m bench.actors", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, of half 0 only")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only that half, by a hash of the name")
    args = parser.parse_args(argv)
    try:
        items = load(args.file)
    except (ActorGoldError, OSError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    part = 0 if args.errors else args.half
    mentions = [i for i in items if isinstance(i, MentionGold) and part in (None, half(i.name))]
    records = [i for i in items if isinstance(i, RecordGold) and part in (None, half(i.name))]
    resolve("the army")  # loads model and codebook, so that the speed is that of the work
    result = score_mentions(mentions) if mentions else score_records(records)
    if args.json:
        print(json.dumps(as_json(result), ensure_ascii=False, indent=1))
    elif args.errors:
        print("\n".join(result.errors))
    else:
        print(tables(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
