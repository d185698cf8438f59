"""The engine against the brute-force one on one random conflict."""

from __future__ import annotations

from detente.analysis.stability import Sanctions, label_of, parse_model, solve
from tests.analysis.brute import Conflict, stable

FIVE = ("Nash", "GMR", "SMR", "SEQ", "SSEQ")


def differences(text: str, conflict: Conflict) -> list[str]:
    """Where the two disagree, under both readings of a sanction."""
    model = parse_model(text)
    found = []
    concepts = (*FIVE, "SIM") if conflict.options is not None else FIVE
    for strict in (False, True):
        solved = solve(model, concepts, Sanctions.STRICT if strict else Sanctions.WEAK)
        for i in range(len(model.makers)):
            for concept in concepts:
                engine = {label_of(model.form, s) for s in solved.states(i, concept)}
                brute = {s for s in conflict.states if stable(conflict, i, s, concept, strict)}
                if engine != brute:
                    found.append(f"{concept} D{i} strict={strict}: {sorted(engine ^ brute)}")
    return found
