"""A gate: one requirement of one alternative, as a person speaks of it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.conditions.rules import Requirement, Rules


@dataclass(frozen=True, slots=True)
class Gate:
    """`item` waits for `requirement`, in the alternative of that number, by the will of `side` ("" where the
    rules name none).
    """

    item: str
    side: str
    alternative: int
    requirement: Requirement

    @property
    def label(self) -> str:
        """What waiving it comes to: `talks without ceasefire`."""
        return f"{self.item} without {self.requirement.item}"

    @property
    def holders(self) -> tuple[str, ...]:
        """Whose condition it is: the side, or who the rules say holds it."""
        named = dict.fromkeys(origin.holder for origin in self.requirement.origins if origin.holder)
        return (self.side,) if self.side else tuple(named)


def gates(rules: Rules) -> list[Gate]:
    """The gate of each condition of the rules' net, by number."""
    found = []
    for name, alternatives in rules.items.items():
        leave = rules.leaves.get(name)
        item, side = (leave.item, leave.side) if leave else (name, "")
        for number, alternative in enumerate(alternatives):
            found += [Gate(item, side, number, requirement) for requirement in alternative.requires]
    return found
