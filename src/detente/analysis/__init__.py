"""Answers: pure functions over models and the record."""
