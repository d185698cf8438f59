"""The manual, and what makes the parts of it that are generated."""
