"""How well cue, source and content are found: `python -m bench.quotations DIR`.

DIR holds `text/*.txt` and `attributions/*.ann` in brat standoff, as PolNeAR (Newell, Margolin and Ruths 2018)
has them. The measures are PolNeAR's: attributions are paired one to one by their content.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.brat import Article, BratError, Marked, Piece, load_articles
from bench.figures import Rate, Scores, Tally
from bench.match import pair
from bench.spans import shared, size
from bench.tables import columns
from detente.model import Report
from detente.reading.local.encoder.states import encode
from detente.reading.local.page import Page
from detente.reading.local.parse import parse, split_paragraphs
from detente.reading.local.quotations.find import find_drafts
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.tagger import Attribution, attributions
from detente.reading.local.quotations.wide import as_attribution, find_attributions

Find = Callable[[str], Iterable[Marked]]
_DIRECT = "“\"'‘"
_MARKS = '“”"'


def both(text: str) -> list[Marked]:
    """What the reader's step finds in a text: rules over the parse, and the tagger."""
    return _marked(find_attributions(_page(text)))


def tagger(text: str) -> list[Marked]:
    """What the tagger finds alone."""
    return _marked(attributions(encode(text, split_paragraphs(text))))


def rules(text: str) -> list[Marked]:
    """What the rules find alone, who hold to the record's narrower notion of a quotation."""
    layout = Layout(_page(text))
    return _marked(as_attribution(draft, layout) for draft in find_drafts(layout))


def _marked(found: Iterable[Attribution]) -> list[Marked]:
    return [Marked(a.source, (a.cue,), a.content) for a in found]


def _page(text: str) -> Page:
    return parse(Report(text=text, published_at="2000-01-01"))


STEPS = {"both": both, "tagger": tagger, "rules": rules}


def score(article: Article, found: list[Marked]) -> Scores:
    """The figures of one article, and a note for each attribution missed, wrong or off."""
    scores = Scores()
    gold = list(article.attributions)
    pairs = pair(gold, found, lambda g, f: _content_worth(g.content, f.content))
    matched = {g for g, _ in pairs}
    exact = sum(gold[g].content == found[f].content for g, f in pairs)
    full = sum(_same_source(gold[g].source, found[f].source) for g, f in pairs)
    for name, right in (("content", len(pairs)), ("exact", exact), ("full", full)):
        scores.put(f"quotations.{name}", Tally(len(gold), right, len(found), right))
    for g, f in pairs:
        if gold[g].source:
            scores.rate("quotations.speaker", _near(gold[g].source, found[f].source))
    for index, marked in enumerate(gold):
        scores.rate(f"recall.{kind(article.text, marked.content)}", index in matched)
    _put_characters(scores, gold, found)
    for name in ("source", "cue", "content"):
        _put_fragments(scores, name, gold, found)
    return scores


def kind(text: str, content: Iterable[Piece]) -> str:
    """ "direct", "indirect", or "mixed" where quoted words stand inside words that are not."""
    pieces = [text[start:end].strip(" ,.") for start, end in content]
    if all(piece[:1] and piece[0] in _DIRECT and piece[-1] in "”\"'’" for piece in pieces):
        return "direct"
    return "mixed" if any(mark in piece for piece in pieces for mark in _MARKS) else "indirect"


def _content_worth(gold: tuple[Piece, ...], found: tuple[Piece, ...]) -> float:
    """0 where less than half of the longer content is shared."""
    both = shared(gold, found)
    longer = max(size(gold), size(found))
    return both / (size(gold) + size(found) - both) if 2 * both >= longer else 0.0


def _same_source(gold: tuple[Piece, ...], found: tuple[Piece, ...]) -> bool:
    if not gold or not found:
        return not gold and not found
    return 2 * shared(gold, found) >= max(size(gold), size(found))


def _near(gold: tuple[Piece, ...], found: tuple[Piece, ...]) -> bool:
    """Whether half of the shorter source is shared: the same name, with its title or without."""
    return bool(found) and 2 * shared(gold, found) >= min(size(gold), size(found))


def _put_characters(scores: Scores, gold: list[Marked], found: list[Marked]) -> None:
    wanted = [piece for marked in gold for piece in marked.content]
    given = [piece for marked in found for piece in marked.content]
    both = shared(wanted, given)
    scores.put("quotations.characters", Tally(size(wanted), both, size(given), both))


def _put_fragments(scores: Scores, name: str, gold: list[Marked], found: list[Marked]) -> None:
    """Single stretches with exactly the same ends, as CofeNet (Wang et al. 2021) counts them."""
    wanted = {piece for marked in gold for piece in getattr(marked, name)}
    given = {piece for marked in found for piece in getattr(marked, name)}
    right = len(wanted & given)
    scores.put(f"fragments.{name}", Tally(len(wanted), right, len(given), right))


def run(articles: list[Article], find: Find) -> tuple[Scores, float]:
    """The figures over all articles, and the words per CPU second of the step."""
    total, words, spent = Scores(), 0, 0.0
    find("The envoy said that talks would begin.")  # loading is not reading
    for article in articles:
        began = time.process_time()
        found = list(find(article.text))
        spent += time.process_time() - began
        words += len(article.text.split())
        total.add(score(article, found))
    return total, words / spent if spent else 0.0


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where the corpus cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m bench.quotations", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder with text/*.txt and attributions/*.ann")
    parser.add_argument("--step", choices=STEPS, default="both", help="what finds them (default: both)")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    args = parser.parse_args(argv)
    try:
        articles = load_articles(args.folder)
    except BratError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    scores, speed = run(articles, STEPS[args.step])
    if args.json:
        print(json.dumps({"articles": len(articles), "words_per_second": speed, **scores.flat()}, indent=1))
        return 0
    print(f"{len(articles)} articles of {args.folder}, {speed:,.0f} words per CPU second\n")
    print(table(scores))
    return 0


def table(scores: Scores) -> str:
    """The figures as aligned lines."""
    found = [(path, figure) for path, figure in scores.figures.items() if isinstance(figure, Tally)]
    rated = [(path, figure) for path, figure in scores.figures.items() if isinstance(figure, Rate)]
    rows = [["", "precision", "recall", "F1", "right/read", "of"]]
    for path, figure in sorted(found):
        values = [f"{value or 0:.3f}" for value in figure.values().values()]
        rows.append([path, *values, f"{figure.right}/{figure.read}", str(figure.gold)])
    share = [["", "share", "right/of"]]
    share += [[path, f"{f.right / f.of:.3f}", f"{f.right}/{f.of}"] for path, f in sorted(rated)]
    return columns(rows) + "\n\n" + columns(share)


if __name__ == "__main__":
    sys.exit(main())
