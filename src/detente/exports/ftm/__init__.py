"""Readings → entities of FollowTheMoney, the data model of Aleph and OpenSanctions."""

from detente.exports.ftm.ftm import write_ftm

__all__ = ["write_ftm"]
