"""Compiles the solver before anybody waits for an answer: it takes seconds where numba's cache is empty."""

from __future__ import annotations

from detente.analysis.stability.account import of_all
from detente.analysis.stability.concepts import Sanctions
from detente.analysis.stability.load import parse_model

_MODEL = """
title: A model that needs every part of the solver
dms: [North, South]
options:
  - {name: hold fire, dm: North}
  - {name: advance, dm: North}
  - {name: hold fire, dm: South}
infeasible:
  - North.hold fire AND advance
status_quo: NYN
priority_statements:
  North: [South.hold fire, advance IF NOT South.hold fire]
  South: [North.hold fire, South.hold fire IFF North.hold fire]
"""


def warm() -> None:
    """Solve a small model under every concept. The answers after it take what they take."""
    model = parse_model(_MODEL)
    for sanctions in Sanctions:
        of_all(model, None, sanctions, most=1)
