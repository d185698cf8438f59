"""The stability engine against one written from the definitions, on random models:
`python -m bench.stability_agree [COUNT]`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tests.analysis.agree import differences
from tests.analysis.random_models import drawn

COUNT = 2000


def disagreements(count: int) -> dict[int, list[str]]:
    """By seed, where the two disagree; empty where they never do."""
    return {seed: found for seed in range(count) if (found := differences(*drawn(seed)))}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what differs; 1 where anything does."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    count = int(given[0]) if given else COUNT
    found = disagreements(count)
    for seed, lines in found.items():
        print(f"model {seed}: {'; '.join(lines)}")
    print(f"{count - len(found)} of {count} random models: the same verdicts")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
