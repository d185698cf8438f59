"""What is learned from, as one file: `python -m training.material`.

Making it takes the shared folder and the reader; training with it takes neither, so that another machine can.
"""

from __future__ import annotations

import argparse
import importlib
import json
import lzma
import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from bench.brat import load_articles
from training.events import corpus
from training.events import examples as event_examples
from training.quotations import examples as quotation_examples

CORPUS = Path("training/corpus")
FILE = Path("build/material.xz")


@dataclass(frozen=True)
class Material:
    """What is learned from: attributions, acts, and texts that only the teacher has a say on."""

    articles: list[quotation_examples.Text]
    passages: list[event_examples.Text]
    bare: list[event_examples.Text]


def material(shared: Path) -> Material:
    """The corpora: PolNeAR's train part and the project's own, what is held out for measuring left out."""
    folders = [shared / "data" / "quotes" / "train", *2 * [CORPUS / "quotations" / "train"]]
    articles = [article for folder in folders for article in load_articles(folder)]
    events = shared / "data" / "events"
    passages = chain(
        corpus.reports(CORPUS / "events" / "train"),
        *(corpus.sentences(path) for path in sorted((CORPUS / "plover").glob("*.tsv"))),
        corpus.plv(events / "plover_sentences.tsv", held=False),
        corpus.told(events / "statement_or_event.tsv", held=False),
        *2 * [list(corpus.plain(CORPUS / "plain" / "train.txt"))],
    )
    bare = chain(
        _sentences(shared / "data" / "geo" / "event_location_dev.jsonl"),
        (corpus.Passage(article.text) for article in load_articles(folders[0])),
    )
    return Material(
        quotation_examples.texts(articles), event_examples.texts(passages), event_examples.texts(bare)
    )


def _sentences(path: Path) -> Iterator[corpus.Passage]:
    """The texts of ahalterman/event_location, once each; what is annotated in them is not used here."""
    texts = (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())
    yield from map(corpus.Passage, dict.fromkeys(texts))


def load(path: Path) -> Material:
    """The material of a file that this module wrote."""
    with lzma.open(path) as file:
        loaded = pickle.load(file)
    assert isinstance(loaded, Material)
    return loaded


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.material", description=__doc__)
    parser.add_argument("--out", type=Path, default=FILE)
    args = parser.parse_args()
    # By its full name: a class of the script itself could not be found again by another one.
    made = importlib.import_module("training.material").material(
        Path(os.environ.get("DETENTE_SHARED", "../shared"))
    )
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(args.out, "wb", preset=3) as file:
        pickle.dump(made, file)
    print(
        f"{len(made.articles)} articles, {len(made.passages)} passages, {len(made.bare)} bare -> {args.out}"
    )


if __name__ == "__main__":
    main()
