"""Who: the cast of a report, from its mentions."""
