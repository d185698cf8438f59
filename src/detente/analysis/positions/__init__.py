"""Positions: who wants what, what changed, where sides agree, who has not answered, who answers whom."""

from detente.analysis.positions.account import Account, ask
from detente.analysis.positions.cell import Cell, Stand
from detente.analysis.positions.stance import Stance, stance_of

__all__ = ["Account", "Cell", "Stance", "Stand", "ask", "stance_of"]
