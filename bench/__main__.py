"""`python -m bench`: the tables of quality, on the examples and on the shared gold where it is at hand, and
the table of speed.
"""

from __future__ import annotations

import sys

from bench import check_floors, gold_scores, speed


def main() -> int:
    """Prints all tables; gives the first exit code that is not 0."""
    worst = 0
    for name, folder in check_floors.sets().items():
        print(f"\n== quality: {name}\n", flush=True)
        if folder.is_dir():
            worst = worst or gold_scores.main([str(folder)])
        else:
            print(f"no folder {folder}")
    print("\n== speed: examples\n", flush=True)
    return worst or speed.main([str(check_floors.ROOT / "examples")])


if __name__ == "__main__":
    sys.exit(main())
