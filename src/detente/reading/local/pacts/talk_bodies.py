"""Meetings of both sides that name neither: of a joint body, or of the parties whom a go-between convenes."""

from __future__ import annotations

from detente.knowledge.cues import cues
from detente.reading.local.clauses import Clause


def is_joint_sitting(clause: Clause) -> bool:
    """As in "a joint committee will meet on Thursday", "the follow-up commission is to convene in X"."""
    data = cues("things")
    subject = clause.subject
    if subject is None or clause.passive or clause.head.lemma_.lower() not in data["sitting_verbs"]:
        return False
    if subject.lemma_.lower() not in data["joint_bodies"] or subject.i > clause.head.i:
        return False
    words = (c for c in subject.children if c.dep_ in {"amod", "compound", "nmod"})
    told = {part for c in words for part in c.lower_.split("-")}
    return bool(told & set(data["joint"]))


def brings_together(clause: Clause) -> bool:
    """As in "ready to convene the parties again", "brought both delegations together in X"."""
    data = cues("things")
    lemma = clause.head.lemma_.lower()
    if lemma not in data["bringing_together"] or clause.passive:
        return False
    if lemma == "bring" and not any(c.lower_ == "together" for c in clause.head.children):
        return False
    return any(o.lemma_.lower() in data["brought_together"] and o.tag_ == "NNS" for o in clause.objects)
