"""What came into a record since when, to whom it is told, and what became of that."""
