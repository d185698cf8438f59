"""What is kept of a report to know its copies by."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from detente.model import DetenteError, Report
from detente.sources.copies.credit import Credit, credit_of
from detente.sources.copies.words import words

Hashes = NDArray[np.uint32]

RUN = 4
"""Words in a run (a shingle): an edit costs four runs; two reports of one event share few as long."""
PERMUTATIONS = 128
ROWS = 2
"""MinHash values in a band. With 64 bands of two, reports that share a fifth of their runs are candidates 93
times in 100, and those that share a hundredth once in 150."""
SEED = 20250511
VERSION = f"1.{RMinHash.ALGORITHM_VERSION}"

_MAGIC = b"DTS1"


class StaleSignatureError(DetenteError):
    """A signature was made by another version: it has to be made again from its report."""


@dataclass(frozen=True, eq=False)
class Signature:
    """The runs of a report's words as hashes, and what tells who had the text first."""

    report: str
    """The report's id."""
    published_at: str
    publisher: str | None
    credit: Credit | None
    own: Hashes = field(repr=False)
    """Runs with words outside quotation marks, sorted."""
    quoted: Hashes = field(repr=False)
    """Runs inside quotation marks: different reports share those, too."""
    figures: Hashes = field(repr=False)
    """Numbers: a bulletin that comes out every day keeps its words and changes these."""

    @cached_property
    def runs(self) -> Hashes:
        """All runs."""
        return np.union1d(self.own, self.quoted)

    @cached_property
    def bands(self) -> tuple[int, ...]:
        """Keys for an index, signed 64-bit numbers: two reports with one in common may share a text."""
        if not self.runs.size:
            return ()
        (digest,) = RMinHash.digest_matrix_from_token_hash_sets(
            [self.runs.tolist()], PERMUTATIONS, SEED
        ).to_rows()
        keys = (
            struct.pack("<3I", number, *digest[number * ROWS : (number + 1) * ROWS])
            for number in range(PERMUTATIONS // ROWS)
        )
        return tuple(
            int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "little", signed=True)
            for key in keys
        )

    def to_bytes(self) -> bytes:
        """The signature as a store keeps it."""
        credit = self.credit and [self.credit.name, self.credit.words]
        about = [VERSION, self.report, self.published_at, self.publisher, credit]
        head = json.dumps(about, ensure_ascii=False).encode("utf-8")
        parts = (self.own, self.quoted, self.figures)
        sizes = struct.pack("<4I", len(head), *(part.size for part in parts))
        return b"".join([_MAGIC, sizes, head, *(part.astype("<u4").tobytes() for part in parts)])

    @classmethod
    def from_bytes(cls, kept: bytes) -> Signature:
        """What `to_bytes` gave; raises `StaleSignatureError` where another version did."""
        if not kept.startswith(_MAGIC):
            raise StaleSignatureError("a signature is in an unknown form. Make it again from its report")
        head, *counts = struct.unpack_from("<4I", kept, len(_MAGIC))
        at = len(_MAGIC) + 16
        version, report, published_at, publisher, credit = json.loads(kept[at : at + head])
        if version != VERSION:
            raise StaleSignatureError(f"a signature is of version {version}. Make it again from its report")
        at += head
        parts: list[Hashes] = []
        for count in counts:
            parts.append(np.frombuffer(kept, "<u4", count, at).astype(np.uint32))
            at += 4 * count
        return cls(report, published_at, publisher, Credit(*credit) if credit else None, *parts)


def signature(report: Report) -> Signature:
    """The signature of a report."""
    own: set[int] = set()
    quoted: set[int] = set()
    figures: set[int] = set()
    read = list(words(report.text))
    for word, _ in read:
        if any(c.isdigit() for c in word):
            figures.add(_hash(word))
    for start in range(len(read) - RUN + 1):
        run = read[start : start + RUN]
        into = quoted if all(inside for _, inside in run) else own
        into.add(_hash(" ".join(word for word, _ in run)))
    return Signature(
        report.id,
        report.published_at,
        report.publisher,
        credit_of(report.text, report.publisher),
        _sorted(own),
        _sorted(quoted - own),
        _sorted(figures),
    )


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8"), digest_size=4).digest(), "little")


def _sorted(hashes: Iterable[int]) -> Hashes:
    return np.array(sorted(hashes), dtype=np.uint32)
