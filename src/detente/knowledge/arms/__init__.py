"""Weapons and targets: what terms of ceasefires and incident data sets call them → classes."""

from detente.knowledge.arms.arms import Arms, arms

__all__ = ["Arms", "arms"]
