"""Timeline: narratives, which are entries in the order of time, and where on a map entries are."""

from detente.analysis.timeline.narrative import Narrative, narrative, narrative_of
from detente.analysis.timeline.pairs import Pair, pairs_in
from detente.analysis.timeline.pins import Pin, Placed, placed

__all__ = ["Narrative", "Pair", "Pin", "Placed", "narrative", "narrative_of", "pairs_in", "placed"]
