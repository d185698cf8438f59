"""The few styles of the text form, as rich names them. Nothing depends on them: colour only repeats words."""

from __future__ import annotations

from detente.model.codes import Act

ACTOR = "bold"
HEADING = "bold"
QUIET = "dim"
DOUBT = "italic yellow"
CONDITION = "magenta"

_TOWARDS = "green"
_AWAY = "red"
_WORDS = "cyan"
_BLAME = "yellow"

_BY_ACT: dict[str, tuple[Act, ...]] = {
    _TOWARDS: (
        Act.ACCEPT, Act.AGREE, Act.AID, Act.CONCEDE, Act.CONSULT, Act.COOPERATE, Act.DECLARE_CEASEFIRE,
        Act.ENDORSE, Act.EXCHANGE, Act.EXTEND_CEASEFIRE, Act.MEDIATE, Act.MONITOR, Act.RECOGNIZE,
        Act.RELEASE, Act.THANK, Act.WITHDRAW,
    ),
    _AWAY: (
        Act.ARM, Act.ATTACK, Act.COERCE, Act.END_CEASEFIRE, Act.MOBILIZE, Act.PROTEST, Act.REJECT,
        Act.SANCTION, Act.SUSPEND, Act.THREATEN,
    ),
    _WORDS: (Act.APPEAL, Act.DEMAND, Act.PLEDGE, Act.PROPOSE, Act.STATE),
    _BLAME: (Act.ACCUSE, Act.CRITICIZE, Act.DENY, Act.INVESTIGATE),
}  # fmt: skip
ACTS = {act: style for style, acts in _BY_ACT.items() for act in acts}
"""The colour of an act: towards one another, away from one another, words on offer, blame."""
