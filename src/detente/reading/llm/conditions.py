"""Conditions that a model gives for an event → conditions, each by words near the event's."""

from __future__ import annotations

from detente.model import Condition, Requirement
from detente.reading.llm.answer import ToldCondition, ToldRequirement
from detente.reading.llm.near import Near
from detente.reading.llm.setting import Setting
from detente.reading.llm.sure import SURE
from detente.reading.llm.trace import traced


def conditions(told: tuple[ToldCondition, ...], near: Near, setting: Setting) -> tuple[Condition, ...]:
    """The conditions whose words stand near, and whose holder the report names there."""
    found = []
    for one in told:
        words = setting.words(one.text, near, "condition")
        if words is None or any(words.overlaps(order) for order in setting.orders):
            continue
        holder = setting.one(one.holder, near, "holder")
        if one.holder and holder is None:
            continue
        found.append(
            traced(
                Condition(
                    kind=one.kind,
                    holder=holder,
                    gates=one.gates,
                    requires=_requirement(one.requires, near, setting),
                    text=words.quote,
                    evidence=(words,),
                    spans={"text": (words,)},
                    confidence=SURE,
                )
            )
        )
    return tuple({condition.id: condition for condition in found}.values())


def _requirement(told: ToldRequirement | None, near: Near, setting: Setting) -> Requirement | None:
    if told is None:
        return None
    text = setting.words(told.text, near, "requirement")
    return Requirement(
        issue=told.issue,
        actor=setting.one(told.actor, near, "requirement's actor"),
        negated=told.negated,
        text=text.quote if text else None,
    )
