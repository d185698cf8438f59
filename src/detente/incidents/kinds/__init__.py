"""The kinds of incident data sets, a file each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from detente.incidents.errors import IncidentsFileError
from detente.incidents.kinds.acled import Acled
from detente.incidents.kinds.airattacks import AirAttacks
from detente.incidents.kinds.ged import Ged
from detente.incidents.kinds.kind import Kind
from detente.incidents.kinds.mapped import Mapped, read_mapping, suggest_mapping
from detente.incidents.kinds.periods import Periods
from detente.incidents.kinds.sirens import Sirens
from detente.incidents.kinds.viina import Viina1pd, ViinaInfo
from detente.incidents.kinds.viina_labels import has_labels, read_labels

__all__ = ["KINDS", "Kind", "Mapped", "kind_of", "labelled", "read_mapping", "suggest_mapping"]

KINDS: dict[str, type[Kind]] = {
    kind.name: kind for kind in (Acled, Ged, Viina1pd, ViinaInfo, AirAttacks, Sirens, Periods)
}


def kind_of(head: Sequence[str], source: str, asked: str | None = None) -> Kind:
    """The kind of a table, by the columns of its head or as asked.

    Raises `IncidentsFileError` where no kind, several, or not the one asked for fits.
    """
    if asked:
        kind = KINDS[asked]()
        if missing := kind.columns - set(head):
            problem = f"has no column {', '.join(sorted(missing))}, which {asked} needs"
            raise IncidentsFileError(source, problem, "Check --kind and the head of the file", 1)
        return kind
    found = [kind for kind in (make() for make in KINDS.values()) if kind.fits(head)]
    if len(found) == 1:
        return found[0]
    if found:
        names = " and ".join(kind.name for kind in found)
        raise IncidentsFileError(source, f"its head fits {names}", "Say which with --kind", 1)
    if has_labels(head):
        problem = "these are labels of VIINA without the reports that they are of"
        raise IncidentsFileError(source, problem, f"Load event_info with --labels {source}", 1)
    problem = f"its head is that of no data set known here ({', '.join(head[:6])} …)"
    raise IncidentsFileError(
        source,
        problem,
        "Begin a file of columns with: detente incidents columns FILE; give it with --columns",
        1,
    )


def labelled(kind: Kind, labels: Path, source: str) -> Kind:
    """A kind whose rows get their labels from a file beside. Raises `IncidentsFileError`."""
    if not isinstance(kind, ViinaInfo):
        problem = f"labels are for event_info of VIINA; this is {kind.name}, which has what it says in itself"
        raise IncidentsFileError(source, problem, "Leave out --labels")
    return ViinaInfo(read_labels(labels))
